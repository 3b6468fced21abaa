import type { Guest, Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { misfitRules } from "../guestMisfit";
import { addressesOf, isMachine, numbersOf, pciControllers } from "../guestPci";
import { change, elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const place = (address: Occurrence) => numbersOf(address, "domain", "bus", "slot", "function").join(":");

/** What the machine itself has on bus 0, as `bus slot function`, and in words. */
function* builtIn(guest: Guest): Iterable<readonly [place: string, name: string]> {
  if (isMachine(guest, /^(pc-)?q35/)) {
    yield ["0:0:31:0", "LPC"];
    yield ["0:0:31:2", "SATA"];
  } else if (isMachine(guest, /^pc(-i440fx|-\d|$)/)) {
    yield ["0:0:1:0", "ISA"];
    if (guest.all("devices/disk/target@bus").some((bus) => textOf(bus) === "ide")) yield ["0:0:1:1", "IDE"];
    if (!guest.all("devices/controller").some((one) => textAt(one, "@type") === "usb")) yield ["0:0:1:2", "USB"];
  }
}

/** Which devices can sit where on a PCI bus. */
const narrow = /^pcie-(root-port|switch-downstream-port)$/;
const conventional = /^pci-bridge$/;

/** Where devices sit on PCI buses. */
export const pciAddressRules: readonly Rule[] = [
  plainRule({
    id: "pci-address-unique",
    only: "qemu",
    says: {
      en: "This PCI address is taken already ({by}): libvirt refuses the guest.",
      ja: "この PCI アドレスはすでに使われています（{by}）。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const addresses = addressesOf(guest, "pci").filter((address) => address.parent?.key !== "console" && at(address, "@slot"));
      for (const { again, first } of repeated(addresses, place))
        yield {
          at: nameOf(again),
          words: { by: `<${first.parent?.key}>` },
          related: elsewhere(first, { en: "the other device", ja: "もう一方のデバイス" }),
        };
      const own = new Map(builtIn(guest));
      for (const address of addresses.filter(({ parent }) => parent?.key !== "controller")) {
        const by = own.get(place(address));
        if (by !== undefined) yield { at: nameOf(address), words: { by } };
      }
    },
  }),
  plainRule({
    id: "pci-address-domain0",
    only: "qemu",
    says: {
      en: "A guest has the PCI domain 0 alone: libvirt refuses {domain}.",
      ja: "ゲストの PCI ドメインは 0 だけです。{domain} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const domain of addressesOf(guest, "pci").flatMap((address) => at(address, "@domain") ?? []))
        if ((numberOf(domain) ?? 0) !== 0)
          yield { at: placeOf(domain), words: { domain: textOf(domain) ?? "" }, fixes: change(domain, "0x0000") };
    },
  }),
  plainRule({
    id: "pci-address-fits",
    only: "qemu",
    says: {
      en: "A `{model}` takes no such device there: root ports have the slot 0 alone, a PCI bridge's begin at slot 1, and expander buses and DMI bridges sit on bus 0. libvirt refuses the guest.",
      ja: "`{model}` のその位置にこのデバイスは置けません。ルートポートはスロット 0 だけ、PCI ブリッジはスロット 1 からで、拡張バスと DMI ブリッジはバス 0 に置きます。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const models = new Map(pciControllers(guest).map((one) => [numberOf(at(one, "@index")), textAt(one, "@model")]));
      for (const address of addressesOf(guest, "pci")) {
        const [bus = 0, slot = 0] = numbersOf(address, "bus", "slot");
        const model = models.get(bus);
        if (model === undefined || bus === 0 || !at(address, "@slot")) continue;
        const device = textAt(address.parent, "@model") ?? "";
        const needsRoot = address.parent?.key === "controller" && /^(dmi-to-pci-bridge|pcie?-expander-bus)$/.test(device);
        if ((narrow.test(model) && slot > 0) || (conventional.test(model) && slot === 0) || needsRoot)
          yield { at: nameOf(address), words: { model } };
      }
    },
  }),
  plainRule({
    id: "pci-expander-machine",
    only: "qemu",
    says: {
      en: "A `{model}` is of another machine than `{machine}`: libvirt refuses the guest.",
      ja: "`{model}` は `{machine}` のマシンにはありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const { machine } = guest;
      if (machine === undefined) return;
      for (const model of pciControllers(guest).flatMap((one) => at(one, "@model") ?? [])) {
        const written = textOf(model) ?? "";
        const isWrong =
          (written === "pcie-expander-bus" && !/^((pc-)?q35|virt(-|$))/.test(machine)) ||
          (written === "pci-expander-bus" && !/^pc(-i440fx|-\d|$)/.test(machine));
        if (isWrong) yield { at: placeOf(model), words: { model: written, machine } };
      }
    },
  }),
  ...misfitRules([
    {
      id: "pci-hole64",
      severity: "information",
      only: "qemu",
      each: "devices/controller",
      settings: ["pcihole64"],
      fits: (controller) => {
        const model = textAt(controller, "@model");
        return model === undefined ? undefined : /^pcie?-root$/.test(model);
      },
      where: { en: "the root bus", ja: "ルートバス" },
    },
  ]),
];
