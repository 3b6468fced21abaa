import { textAt } from "../../documents/guest";
import { childOf, textOf } from "../../documents/occurrence";
import { guestRule, nameOf, placeOf } from "../guestRule";
import { defineRule, type Rule } from "../rule";

const secret = /passw(or)?d|passphrase|secret|api_?key|auth_?token|private_?key/i;
/** Names of things that only lead to a secret, or say something of one. */
const harmless = /(_?(id|ref|name|length|href|uuid|type|file|path)s?|_enabled)$/i;
const isSecret = (name: string) => secret.test(name) && !harmless.test(name);

/** Secrets that others can read, and doors that stand open. */
export const securityRules: readonly Rule[] = [
  defineRule({
    id: "password-not-hidden",
    layer: "openstack",
    severity: "hint",
    messages: {
      shown: {
        en: "`{name}` looks like a secret, and Heat shows it to everybody who may show the stack: add `hidden: true`.",
        ja: "`{name}` は秘密情報のようですが、スタックを表示できる人全員に見えます。`hidden: true` を加えてください。",
      },
    },
    *check(model) {
      for (const parameter of model.occurrences) {
        if (parameter.address !== "heat:parameter" || !isSecret(parameter.key) || childOf(parameter, "hidden")) continue;
        if (textOf(childOf(parameter, "type")) !== "string") continue;
        yield { at: nameOf(parameter), message: "shown", words: { name: parameter.key } };
      }
    },
  }),
  defineRule({
    id: "secret-in-default",
    layer: "openstack",
    severity: "hint",
    messages: {
      written: {
        en: "The default of `{name}` is a secret that stands in the template for all who can read it: leave it out, or take it from Barbican or an environment.",
        ja: "`{name}` の既定値として、秘密情報がテンプレートに書かれています。読める人全員に見えるため、省くか、Barbican や環境ファイルから渡してください。",
      },
    },
    *check(model) {
      for (const parameter of model.occurrences) {
        if (parameter.address !== "heat:parameter" || !isSecret(parameter.key)) continue;
        const value = childOf(parameter, "default");
        if (value && textOf(childOf(parameter, "type")) === "string" && (textOf(value) ?? "") !== "")
          yield { at: nameOf(value), message: "written", words: { name: parameter.key } };
      }
    },
  }),
  defineRule({
    id: "ssh-open-to-all",
    layer: "openstack",
    severity: "hint",
    messages: {
      open: {
        en: "This rule lets the whole Internet reach SSH (port 22): name the network that needs it in `remote_ip_prefix`, or a `remote_group`.",
        ja: "このルールでは、インターネット全体から SSH（ポート 22）に接続できます。必要なネットワークを `remote_ip_prefix` か `remote_group` で指定してください。",
      },
    },
    *check(model) {
      for (const prefix of model.occurrences) {
        if (prefix.key !== "remote_ip_prefix" || !/^(0\.0\.0\.0\/0|::\/0)$/.test(textOf(prefix) ?? "")) continue;
        const beside = model.occurrences.filter(
          (one) => one.parent === prefix.parent && one.subject === prefix.subject && one.address.startsWith("heat:OS::Neutron::"),
        );
        const rule = inSameItem(beside, prefix);
        const [protocol, from, to, direction] = ["protocol", "port_range_min", "port_range_max", "direction"].map((key) =>
          textOf(rule.find((one) => one.key === key)),
        );
        const covers = Number(from) <= 22 && 22 <= Number(to ?? from);
        if (protocol === "tcp" && covers && direction !== "egress") yield { at: placeOf(prefix), message: "open" };
      }
    },
  }),
  guestRule({
    id: "vnc-open",
    severity: "hint",
    messages: {
      open: {
        en: "Whoever reaches the host can take this screen and keyboard: VNC listens on every address and asks for no password. Listen on `127.0.0.1`, or use TLS and a password.",
        ja: "ホストに到達できる人は誰でもこの画面とキーボードを操作できます。VNC がすべてのアドレスで待ち受け、パスワードもありません。`127.0.0.1` で待ち受けるか、TLS とパスワードを使ってください。",
      },
    },
    *check(guest) {
      // Nova's hosts keep the consoles of their guests in a network of their own.
      if (guest.root.subject.nova) return;
      for (const graphics of guest.all("devices/graphics")) {
        const address = textAt(graphics, "listen@address") ?? textAt(graphics, "@listen");
        if (textAt(graphics, "@socket") !== undefined) continue;
        if (textAt(graphics, "@type") === "vnc" && /^(0\.0\.0\.0|::)$/.test(address ?? "") && !textAt(graphics, "@passwd"))
          yield { at: nameOf(graphics), message: "open" };
      }
    },
  }),
];

/** The keys of the list item that one of them stands in: those around it until a key comes again. */
function inSameItem<Key extends { readonly key: string }>(all: readonly Key[], one: Key): readonly Key[] {
  const items: Key[][] = [[]];
  for (const key of all) {
    const last = items.at(-1);
    if (last?.some((other) => other.key === key.key)) items.push([key]);
    else last?.push(key);
  }
  return items.find((item) => item.includes(one)) ?? [one];
}
