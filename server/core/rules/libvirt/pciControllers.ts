import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { cellIds } from "../guestNuma";
import { isMachine, pciControllers } from "../guestPci";
import { nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

const roots = ["pci-root", "pcie-root"];
/** Numbers that PCI controllers have, each from and to. */
const ranges: readonly (readonly [path: string, from: number, to: number])[] = [
  ["@index", 0, 255],
  ["target@chassisNr", 1, 255],
  ["target@chassis", 0, 255],
  ["target@port", 0, 255],
  ["target@busNr", 1, 254],
  ["target@index", 0, 30],
];
/** Options of `<target>`, and the models that have them. */
const options: Readonly<Record<string, RegExp>> = {
  "target@busNr": /^pcie?-expander-bus$/,
  "target@chassisNr": /^pci-bridge$/,
  "target@chassis": /^pcie-(root-port|switch-downstream-port)$/,
  "target@port": /^pcie-(root-port|switch-downstream-port)$/,
  "target/node": /^(pcie?-expander-bus|pcie?-root)$/,
};

/** The PCI controllers: each is a bus on which devices sit. */
export const pciControllerRules: readonly Rule[] = [
  plainRule({
    id: "pci-root-index",
    only: "qemu",
    says: {
      en: "Bus 0 is the machine's own, `pci-root` or `pcie-root`, and no other controller has the index 0: libvirt refuses the guest.",
      ja: "バス 0 はマシン自身の `pci-root` か `pcie-root` で、ほかのコントローラーはインデックス 0 を使えません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      if (isMachine(guest, /^pseries/) !== false) return;
      for (const controller of pciControllers(guest)) {
        const [index, model] = [at(controller, "@index"), textAt(controller, "@model")];
        if (index && model && roots.includes(model) !== (numberOf(index) === 0)) yield { at: placeOf(index) };
      }
    },
  }),
  plainRule({
    id: "pci-root-address",
    says: {
      en: "The root bus sits on no other bus: libvirt refuses an address for it.",
      ja: "ルートバスはほかのバス上にないため、アドレスは libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const root of pciControllers(guest).filter((one) => roots.includes(textAt(one, "@model") ?? "")))
        for (const address of allAt(root, "address")) yield { at: nameOf(address), fixes: removal(model, address) };
    },
  }),
  plainRule({
    id: "pci-root-model-machine",
    only: "qemu",
    says: {
      en: "The machine `{machine}` has `{right}` and not `{model}`: libvirt refuses the guest.",
      ja: "マシン `{machine}` のルートは `{model}` ではなく `{right}` です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const isPcie = isMachine(guest, /^((pc-)?q35|virt(-|$))/);
      const isPci = isMachine(guest, /^pc(-i440fx|-\d|$)/);
      for (const model of pciControllers(guest).flatMap((one) => at(one, "@model") ?? [])) {
        const written = textOf(model) ?? "";
        const wrong = (isPcie && written === "pci-root") || (isPci && written === "pcie-root");
        if (wrong)
          yield {
            at: placeOf(model),
            words: { machine: guest.machine ?? "", model: written, right: isPcie ? "pcie-root" : "pci-root" },
          };
      }
    },
  }),
  plainRule({
    id: "pci-controller-ranges",
    says: {
      en: "`{name}` of a PCI controller is {from} to {to}: libvirt refuses {number}.",
      ja: "PCI コントローラーの `{name}` は {from}～{to} です。{number} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const controller of pciControllers(guest))
        for (const [path, from, to] of ranges) {
          const setting = at(controller, path);
          const number = numberOf(setting);
          if (setting && number !== undefined && (number < from || number > to))
            yield { at: placeOf(setting), words: { name: setting.key, from, to, number } };
        }
    },
  }),
  plainRule({
    id: "pci-controller-target-opts",
    only: "qemu",
    says: {
      en: "A `{model}` has no `{name}`: libvirt refuses the guest.",
      ja: "`{model}` に `{name}` はありません。libvirt はゲストを拒否します。",
    },
    *check(guest, document) {
      for (const controller of pciControllers(guest)) {
        const model = textAt(controller, "@model");
        for (const [path, models] of Object.entries(options)) {
          const setting = model === undefined || models.test(model) ? undefined : at(controller, path);
          if (model && setting)
            yield { at: nameOf(setting), words: { model, name: setting.key }, fixes: removal(document, setting) };
        }
      }
    },
  }),
  plainRule({
    id: "pci-phb-index-zero",
    says: {
      en: "`index` of the controller and of its `<target>` are both 0 or both not: libvirt refuses the guest.",
      ja: "コントローラーの `index` と `<target>` の `index` は、両方 0 か両方 0 以外です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const controller of pciControllers(guest)) {
        const [index, target] = [numberOf(at(controller, "@index")), at(controller, "target@index")];
        if (index !== undefined && target && (index === 0) !== (numberOf(target) === 0)) yield { at: placeOf(target) };
      }
    },
  }),
  plainRule({
    id: "pci-controller-node0",
    says: {
      en: "The machine's own bus belongs to no NUMA cell: libvirt refuses `<node>` on the controller 0.",
      ja: "マシン自身のバスは NUMA セルに属しません。コントローラー 0 の `<node>` は libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const controller of pciControllers(guest).filter((one) => numberOf(at(one, "@index")) === 0))
        for (const node of allAt(controller, "target/node")) yield { at: nameOf(node), fixes: removal(model, node) };
    },
  }),
  plainRule({
    id: "pci-expander-node",
    only: "qemu",
    says: {
      en: "The guest has no NUMA cell {cell} for this bus: libvirt refuses it.",
      ja: "このバスが属する NUMA セル {cell} がゲストにありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const node of pciControllers(guest).flatMap((one) => allAt(one, "target/node"))) {
        const cell = numberOf(node);
        if (cell !== undefined && guest.one("cpu/numa/cell") && !cellIds(guest).has(cell))
          yield { at: placeOf(node), words: { cell } };
      }
    },
  }),
];
