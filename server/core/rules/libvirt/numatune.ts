import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { cellIds } from "../guestNuma";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, numbersIn, repeated } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };

/** On which nodes of the host a guest's memory lies. */
export const numatuneRules: readonly Rule[] = [
  plainRule({
    id: "memnode-needs-numa",
    says: {
      en: "`<memnode>` places the memory of a NUMA cell, and the guest has none: libvirt refuses it.",
      ja: "`<memnode>` は NUMA セルのメモリーの配置を決めますが、ゲストにセルがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const node = guest.one("numatune/memnode");
      if (node && !guest.one("cpu/numa/cell")) yield { at: nameOf(node) };
    },
  }),
  plainRule({
    id: "memnode-cellid",
    says: {
      en: "`cellid` is a NUMA cell of the guest, each once: libvirt refuses {id} here.",
      ja: "`cellid` はゲストの NUMA セルで、それぞれ 1 度だけ指定できます。ここでの {id} は libvirt に拒否されます。",
    },
    *check(guest) {
      const ids = guest.one("cpu/numa/cell") ? cellIds(guest) : undefined;
      const given = guest.all("numatune/memnode@cellid");
      for (const cell of given) {
        const id = numberOf(cell);
        if (ids && id !== undefined && !ids.has(id)) yield { at: placeOf(cell), words: { id } };
      }
      for (const { again, first, key } of repeated(given))
        yield { at: placeOf(again), words: { id: key }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "memnode-auto",
    says: {
      en: "With `placement='auto'` numad chooses the nodes, so cells cannot be placed by hand: libvirt refuses the guest.",
      ja: "`placement='auto'` では numad がノードを選ぶため、セルを手で配置できません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [node, placement] = [guest.one("numatune/memnode"), guest.one("numatune/memory@placement")];
      if (!node || !placement || textOf(placement) !== "auto") return;
      yield {
        at: nameOf(node),
        related: elsewhere(placement, { en: "placed automatically", ja: "ここで自動配置を指定しています" }),
      };
    },
  }),
  plainRule({
    id: "numatune-static-nodeset",
    says: {
      en: "`placement='static'` needs the nodes in `nodeset`: libvirt refuses the guest.",
      ja: "`placement='static'` には `nodeset` でノードを指定する必要があります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const placement = guest.one("numatune/memory@placement");
      if (placement && textOf(placement) === "static" && !guest.one("numatune/memory@nodeset")) yield { at: placeOf(placement) };
    },
  }),
  plainRule({
    id: "numatune-restrictive-both",
    says: {
      en: "`restrictive` holds for `<memory>` and every `<memnode>`, or for none: libvirt refuses the guest.",
      ja: "`restrictive` は `<memory>` とすべての `<memnode>` で揃えます。一方だけでは libvirt がゲストを拒否します。",
    },
    *check(guest) {
      const mode = guest.one("numatune/memory@mode");
      if (!mode) return;
      for (const other of guest.all("numatune/memnode@mode"))
        if ((textOf(other) === "restrictive") !== (textOf(mode) === "restrictive"))
          yield { at: placeOf(other), related: elsewhere(mode, { en: "the mode of the guest", ja: "ゲスト全体のモード" }) };
    },
  }),
  plainRule({
    id: "nodeset-empty",
    says: {
      en: "`{set}` takes out all that it names: nothing is left, and libvirt refuses the guest.",
      ja: "`{set}` は挙げたものをすべて除外していて、何も残りません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const places = ["numatune/memory@nodeset", "numatune/memnode@nodeset", "vcpu@cpuset"];
      const pins = ["vcpupin", "emulatorpin", "iothreadpin"].map((name) => `cputune/${name}@cpuset`);
      for (const set of [...places, ...pins].flatMap((path) => guest.all(path)))
        if (numbersIn(textOf(set))?.size === 0) yield { at: placeOf(set), words: { set: textOf(set) ?? "" } };
    },
  }),
];
