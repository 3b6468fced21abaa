import type { Occurrence } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { misfitRules } from "../guestMisfit";
import { addressesOf, numbersOf } from "../guestPci";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const isPci = (device: Occurrence) => {
  const type = textAt(device, "address@type");
  return type === undefined ? undefined : type === "pci" || type === "unassigned";
};
const onPci = { en: "devices on a PCI bus", ja: " PCI バス上のデバイス" };

/** Addresses of IBM's machines, and what goes with an address. */
export const addressRules: readonly Rule[] = [
  plainRule({
    id: "ccw-address-unique",
    only: "qemu",
    says: {
      en: "This channel address is taken by another device, or the machine has no channels: libvirt refuses the guest.",
      ja: "このチャネルアドレスは別のデバイスが使っているか、マシンにチャネルがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const addresses = addressesOf(guest, "ccw");
      const isForeign = guest.arch !== undefined && !guest.arch.startsWith("s390");
      if (isForeign) for (const address of addresses) yield { at: nameOf(address) };
      const written = addresses.filter((address) => at(address, "@devno"));
      for (const { again, first } of repeated(written, (one) => numbersOf(one, "cssid", "ssid", "devno").join(" ")))
        if (!isForeign)
          yield { at: nameOf(again), related: elsewhere(first, { en: "the other device", ja: "もう一方のデバイス" }) };
    },
  }),
  plainRule({
    id: "zpci-uid",
    only: "qemu",
    says: {
      en: "A `uid` is 0x0001 to 0xffff, each once, and on s390 machines alone: libvirt refuses the guest.",
      ja: "`uid` は 0x0001～0xffff で重複できず、s390 のマシンだけのものです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const uids = guest.all("devices/*/address/zpci@uid");
      const isForeign = guest.arch !== undefined && !guest.arch.startsWith("s390");
      const twice = new Set([...repeated(uids, (uid) => numberOf(uid)?.toString())].map(({ again }) => again));
      for (const uid of uids) {
        const number = numberOf(uid);
        if (isForeign || twice.has(uid) || number === 0 || (number ?? 1) > 0xffff) yield { at: placeOf(uid) };
      }
    },
  }),
  plainRule({
    id: "spapr-vio-reg",
    only: "qemu",
    says: {
      en: "A register address has 32 bits and belongs to one device: libvirt refuses the guest.",
      ja: "レジスターアドレスは 32 ビットで、1 つのデバイスにしか割り当てられません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      // A dump shows the first serial port as a console once more.
      const own = addressesOf(guest, "spapr-vio").filter((address) => address.parent?.key !== "console");
      const registers = own.flatMap((address) => at(address, "@reg") ?? []);
      const twice = new Set([...repeated(registers, (one) => numberOf(one)?.toString())].map(({ again }) => again));
      for (const register of registers)
        if (twice.has(register) || (numberOf(register) ?? 0) > 0xffffffff) yield { at: placeOf(register) };
    },
  }),
  plainRule({
    id: "rom-disabled",
    says: {
      en: "The ROM is off, so there is nothing to tune: libvirt refuses `{name}` beside `enabled='no'`.",
      ja: "ROM が無効なので調整するものがありません。`enabled='no'` と `{name}` の併用は libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const rom of guest.all("devices/*/rom").filter((one) => textAt(one, "@enabled") === "no"))
        for (const setting of ["@bar", "@file"].flatMap((name) => allAt(rom, name)))
          yield { at: nameOf(setting), words: { name: setting.key }, fixes: removal(model, setting) };
    },
  }),
  ...misfitRules([
    { id: "rom-needs-pci", only: "qemu", each: "devices/*", settings: ["rom"], fits: isPci, where: onPci },
    { id: "acpi-index-pci", only: "qemu", each: "devices/*", settings: ["acpi"], fits: isPci, where: onPci },
  ]),
  plainRule({
    id: "address-unassigned",
    says: {
      en: "`unassigned` keeps a device of the host away from the guest: only `<hostdev>` has it, and libvirt refuses the guest.",
      ja: "`unassigned` はホストのデバイスをゲストに見せないための指定で、`<hostdev>` だけのものです。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const address of addressesOf(guest, "unassigned"))
        if (address.parent?.key !== "hostdev") yield { at: nameOf(address), fixes: removal(model, address) };
    },
  }),
];
