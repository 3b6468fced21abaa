import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { change, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { isPowerOfTwo, numberOf } from "../shapes";

/** What network interfaces are told: addresses, tags, rates, queues. */
export const netValueRules: readonly Rule[] = [
  plainRule({
    id: "net-mac-multicast",
    says: {
      en: "`{mac}` is a group's address, for its first byte is odd: an interface has one of its own, such as `52:54:00:…`. libvirt refuses the guest.",
      ja: "`{mac}` は先頭バイトが奇数で、マルチキャストアドレスです。インターフェースには `52:54:00:…` のような個別のアドレスが必要で、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const mac of guest.all("devices/interface/mac@address")) {
        const text = textOf(mac) ?? "";
        if (/^[0-9a-f][13579bdf]:/i.test(text)) yield { at: placeOf(mac), words: { mac: text } };
      }
    },
  }),
  plainRule({
    id: "net-vhostuser-virtio",
    only: "qemu",
    says: {
      en: "`vhostuser` and `vdpa` speak virtio with the guest: libvirt refuses the model `{model}`.",
      ja: "`vhostuser` と `vdpa` はゲストと virtio で通信します。モデル `{model}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const model of guest.all("devices/interface/model@type")) {
        const [text = "", type = ""] = [textOf(model), textAt(model.parent?.parent, "@type")];
        if (["vhostuser", "vdpa"].includes(type) && !text.startsWith("virtio"))
          yield { at: placeOf(model), words: { model: text }, fixes: change(model, "virtio") };
      }
    },
  }),
  plainRule({
    id: "net-teaming-model",
    only: "qemu",
    says: {
      en: "A failover team has a persistent virtio interface and a transient one of the type `hostdev` or `network`: libvirt refuses the guest.",
      ja: "フェイルオーバーのチームは、永続側が virtio、一時側が `hostdev` か `network` タイプのインターフェースです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const net of guest.all("devices/interface")) {
        const side = at(net, "teaming@type");
        const [model, type] = [textAt(net, "model@type"), textAt(net, "@type") ?? ""];
        if (!side) continue;
        const isWrong =
          textOf(side) === "persistent"
            ? model !== undefined && !model.startsWith("virtio")
            : !["hostdev", "network"].includes(type);
        if (isWrong) yield { at: placeOf(side) };
      }
    },
  }),
  plainRule({
    id: "net-vlan-trunk",
    says: {
      en: "A VLAN tag is 0 to 4095; several, or a native one, need a trunk, and one of them at most is native. libvirt refuses the guest.",
      ja: "VLAN タグは 0～4095 です。複数のタグやネイティブタグにはトランクが必要で、ネイティブは 1 つまでです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const vlan of guest.all("devices/interface/vlan")) {
        const trunk = at(vlan, "@trunk");
        const isAccess = trunk !== undefined && textOf(trunk) === "no";
        const [tags, native] = [allAt(vlan, "tag@id"), allAt(vlan, "tag@nativeMode")];
        for (const tag of tags) if ((numberOf(tag) ?? 0) > 4095) yield { at: placeOf(tag) };
        if (trunk && isAccess && (tags.length > 1 || native.length > 0)) yield { at: placeOf(trunk) };
        const [, second] = native;
        if (second) yield { at: placeOf(second) };
      }
    },
  }),
  plainRule({
    id: "net-bandwidth-average",
    says: {
      en: "`peak` and `burst` are above an `average`, which is missing: libvirt refuses the guest.",
      ja: "`peak` と `burst` は `average` を超える分の指定ですが、`average` がありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const rate of ["inbound", "outbound"].flatMap((name) => guest.all(`devices/interface/bandwidth/${name}`))) {
        const needsAverage = at(rate, "@peak") ?? at(rate, "@burst");
        if (!at(rate, "@average") && (needsAverage || !at(rate, "@floor"))) yield { at: nameOf(rate) };
      }
    },
  }),
  plainRule({
    id: "net-queue-size",
    only: "qemu",
    says: {
      en: "A ring has a power of two of entries: libvirt refuses {size}.",
      ja: "リングのエントリー数は 2 の累乗です。{size} は libvirt に拒否されます。",
    },
    *check(guest) {
      const names = ["rx_queue_size", "tx_queue_size"];
      for (const size of names.flatMap((name) => guest.all(`devices/interface/driver@${name}`))) {
        const number = numberOf(size);
        if (number !== undefined && number !== 0 && !isPowerOfTwo(number)) yield { at: placeOf(size), words: { size: number } };
      }
    },
  }),
  plainRule({
    id: "net-guest-ip",
    only: "qemu",
    says: {
      en: "QEMU gives the guest addresses only through its own network (`user`, or passt): one IPv4 address with a prefix of 4 to 27, one IPv6 address with 64, no `peer`, no `<route>`. libvirt refuses the guest.",
      ja: "QEMU がゲストにアドレスを渡せるのは自身のネットワーク（`user` か passt）だけです。IPv4 はプレフィックス 4～27 の 1 つ、IPv6 は 64 の 1 つで、`peer` と `<route>` は使えません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const net of guest.all("devices/interface")) {
        const isOwn = textAt(net, "@type") === "user" || textAt(net, "backend@type") === "passt";
        const seen = new Set<string>();
        for (const ip of allAt(net, "ip")) {
          const family = textAt(ip, "@family") ?? (textAt(ip, "@address")?.includes(":") ? "ipv6" : "ipv4");
          const prefix = numberOf(at(ip, "@prefix"));
          const isBad = prefix !== undefined && prefix !== 0 && (family === "ipv6" ? prefix !== 64 : prefix < 4 || prefix > 27);
          if (!isOwn || seen.has(family) || isBad || at(ip, "@peer")) yield { at: nameOf(ip) };
          seen.add(family);
        }
        for (const route of allAt(net, "route")) yield { at: nameOf(route) };
      }
    },
  }),
];
