import type { Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { misfitRules } from "../guestMisfit";
import { numbersOf } from "../guestPci";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const each = "devices/hostdev";
const isOf = (device: Occurrence, ...types: readonly string[]) => types.includes(textAt(device, "@type") ?? "");
/** The types of address that a device of a type may have in the guest. */
const addressTypes: Readonly<Record<string, readonly string[]>> = {
  pci: ["pci", "unassigned"],
  scsi: ["drive"],
  scsi_host: ["pci", "ccw"],
  usb: ["usb"],
};
const mdevAddresses: Readonly<Record<string, string>> = { "vfio-pci": "pci", "vfio-ccw": "ccw" };

/** Which device of the host it is; undefined where that is not written in full. */
function sourceOf(device: Occurrence): string | undefined {
  const source = at(device, "source");
  const address = at(source, "address");
  if (isOf(device, "pci") && address) return `pci ${numbersOf(address, "domain", "bus", "slot", "function").join(":")}`;
  if (isOf(device, "scsi") && address && at(source, "adapter"))
    return `scsi ${textAt(source, "adapter@name")} ${numbersOf(address, "bus", "target", "unit").join(":")}`;
  const [vendor, product] = [textAt(source, "vendor@id"), textAt(source, "product@id")];
  if (isOf(device, "usb") && vendor !== undefined && product !== undefined)
    return `usb ${vendor}:${product} ${address ? numbersOf(address, "bus", "device").join(".") : ""}`;
  return undefined;
}

/** Devices of the host that are handed to a guest. */
export const hostdevRules: readonly Rule[] = [
  plainRule({
    id: "hostdev-duplicate",
    says: {
      en: "This device of the host is handed over already: libvirt refuses the guest.",
      ja: "ホストのこのデバイスはすでに渡されています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first } of repeated(guest.all(each), sourceOf))
        yield { at: nameOf(again), related: elsewhere(first, { en: "handed over here", ja: "ここで渡しています" }) };
    },
  }),
  plainRule({
    id: "hostdev-address-type",
    says: {
      en: "A `{type}` device has an address of the type {right} in the guest: libvirt refuses `{written}`.",
      ja: "`{type}` デバイスのゲスト側アドレスのタイプは {right} です。`{written}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const device of guest.all(each)) {
        const [type = "", address] = [textAt(device, "@type"), at(device, "address@type")];
        const right = addressTypes[type];
        if (!address || !right || right.includes(textOf(address) ?? "")) continue;
        const words = { type, written: textOf(address) ?? "", right: right.map((one) => `\`${one}\``).join(", ") };
        yield { at: placeOf(address), words };
      }
    },
  }),
  plainRule({
    id: "hostdev-mdev-address",
    says: {
      en: "A `{model}` device has an address of the type `{right}`: libvirt refuses the guest.",
      ja: "`{model}` デバイスのアドレスのタイプは `{right}` です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of guest.all(each).filter((one) => isOf(one, "mdev"))) {
        const [model = "", address] = [textAt(device, "@model"), at(device, "address@type")];
        const right = mdevAddresses[model];
        if (address && right && textOf(address) !== right) yield { at: placeOf(address), words: { model, right } };
      }
    },
  }),
  ...misfitRules([
    {
      id: "hostdev-startup-policy",
      each,
      settings: ["source@startupPolicy"],
      fits: (device) => isOf(device, "usb"),
      where: { en: "USB devices, which may be unplugged", ja: "、抜かれていることのある USB デバイス" },
    },
    {
      id: "hostdev-boot",
      only: "qemu",
      each,
      settings: ["boot"],
      fits: (device) => !(isOf(device, "scsi_host") || textAt(device, "@model") === "vfio-pci"),
      where: { en: "PCI, USB and SCSI devices", ja: " PCI、USB、SCSI のデバイス" },
    },
    {
      id: "hostdev-teaming",
      each,
      settings: ["teaming"],
      fits: (device) =>
        isOf(device, "pci") && textAt(device, "teaming@type") === "transient" && at(device, "teaming@persistent") !== undefined,
      where: {
        en: "PCI network cards as the transient side, with the alias of the other side in `persistent`",
        ja: "、一時側となる PCI ネットワークカード（`persistent` に永続側のエイリアスを指定）",
      },
    },
  ]),
  plainRule({
    id: "hostdev-display-graphics",
    only: "qemu",
    says: {
      en: "The device shows its screen through the guest's graphics, and there are none: libvirt refuses the guest.",
      ja: "このデバイスの画面はゲストのグラフィックスに表示されますが、グラフィックスがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      if (guest.one("devices/graphics")) return;
      for (const display of guest.all(`${each}@display`)) if (textOf(display) === "on") yield { at: placeOf(display) };
    },
  }),
  plainRule({
    id: "hostdev-ramfb-one",
    says: {
      en: "One device at most shows the boot screen by `ramfb`: libvirt refuses the guest.",
      ja: "`ramfb` で起動画面を表示できるデバイスは 1 つまでです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const again of guest
        .all(`${each}@ramfb`)
        .filter((one) => textOf(one) === "on")
        .slice(1))
        yield { at: placeOf(again) };
    },
  }),
  plainRule({
    id: "hostdev-caps-qemu",
    only: "qemu",
    says: {
      en: "`capabilities` hands devices to containers: with QEMU libvirt refuses the guest.",
      ja: "`capabilities` はコンテナーにデバイスを渡す指定です。QEMU では libvirt がゲストを拒否します。",
    },
    *check(guest) {
      for (const mode of guest.all(`${each}@mode`)) if (textOf(mode) === "capabilities") yield { at: placeOf(mode) };
    },
  }),
];
