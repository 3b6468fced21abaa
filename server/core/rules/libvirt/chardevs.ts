import type { Guest, Occurrence } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

/** What talks to something outside by a character device: the device, or the backend of a random number generator. */
const talking = (guest: Guest): readonly Occurrence[] => [
  ...["serial", "parallel", "console", "channel", "redirdev", "smartcard"].flatMap((name) => guest.all(`devices/${name}`)),
  ...guest.all("devices/rng/backend"),
];
const sources = (device: Occurrence) => allAt(device, "source");

/** The other ends of serial ports, consoles, channels and their like. */
export const chardevRules: readonly Rule[] = [
  plainRule({
    id: "chr-source-path",
    says: {
      en: "`{type}` needs a path in `<source>`: libvirt refuses the guest.",
      ja: "`{type}` には `<source>` のパスが必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of talking(guest)) {
        const type = textAt(device, "@type") ?? "";
        const mayLackIt = device.key === "channel" && /^(virtio|xen)$/.test(textAt(device, "target@type") ?? "");
        if (!["dev", "file", "pipe", "unix"].includes(type) || mayLackIt) continue;
        if (!sources(device).some((source) => at(source, "@path"))) yield { at: nameOf(device), words: { type } };
      }
    },
  }),
  plainRule({
    id: "chr-source-tcp",
    says: {
      en: "`{type}` needs `{missing}` in `<source>`: libvirt refuses the guest.",
      ja: "`{type}` には `<source>` の `{missing}` が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of talking(guest)) {
        const type = textAt(device, "@type") ?? "";
        if (type !== "tcp" && type !== "udp") continue;
        const connecting = sources(device).filter((source) => type === "tcp" || textAt(source, "@mode") !== "bind");
        const needed = type === "tcp" ? ["host", "service"] : ["service"];
        const missing = needed.find((name) => connecting[0] && !connecting.some((source) => at(source, `@${name}`)));
        if (connecting[0] && missing) yield { at: nameOf(connecting[0]), words: { type, missing } };
      }
    },
  }),
  plainRule({
    id: "chr-source-count",
    says: {
      en: "One `<source>` says where the other end is, with UDP two: libvirt refuses the guest.",
      ja: "相手先を示す `<source>` は 1 つ、UDP では 2 つまでです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of talking(guest)) {
        const more = sources(device)[textAt(device, "@type") === "udp" ? 2 : 1];
        if (more) yield { at: nameOf(more) };
      }
    },
  }),
  plainRule({
    id: "chr-reconnect",
    says: {
      en: "Only the side that connects can connect again, after a `timeout` of 1 second at least: libvirt refuses the guest.",
      ja: "再接続できるのは接続する側だけで、`timeout` は 1 秒以上です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const source of talking(guest).flatMap(sources)) {
        const reconnect = at(source, "reconnect");
        if (!reconnect || textAt(reconnect, "@enabled") !== "yes") continue;
        const timeout = numberOf(at(reconnect, "@timeout")) ?? 0;
        if (textAt(source, "@mode") === "bind" || timeout === 0) yield { at: nameOf(reconnect) };
      }
    },
  }),
  plainRule({
    id: "chr-tcp-protocol",
    only: "qemu",
    says: {
      en: "QEMU speaks `raw` and `telnet`: libvirt refuses `{type}`.",
      ja: "QEMU が対応するのは `raw` と `telnet` です。`{type}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const type of talking(guest).flatMap((device) => allAt(device, "protocol@type"))) {
        const written = textOf(type) ?? "";
        if (["telnets", "tls"].includes(written)) yield { at: placeOf(type), words: { type: written } };
      }
    },
  }),
  plainRule({
    id: "console-serial-first",
    says: {
      en: "Only the first console can be the first serial port at once: libvirt refuses the guest.",
      ja: "シリアルポートを兼ねられるのは最初のコンソールだけです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const console of guest.all("devices/console").slice(1)) {
        const type = at(console, "target@type");
        if (type && textOf(type) === "serial") yield { at: placeOf(type) };
      }
    },
  }),
];
