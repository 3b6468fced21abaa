import type { Guest } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { isMachine } from "../guestPci";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";

const each = "devices/iommu";
const isQ35 = (guest: Guest) => isMachine(guest, /^(pc-)?q35/);
const isVirt = (guest: Guest) => isMachine(guest, /^virt(-|$)/);
/** The options that each model has. */
const options: Readonly<Record<string, readonly string[]>> = {
  intel: ["intremap", "caching_mode", "eim", "iotlb", "aw_bits", "dma_translation"],
  amd: ["intremap", "iotlb", "xtsup", "passthrough"],
  // The last two libvirt takes without a word.
  virtio: ["aw_bits", "granule", "xtsup", "passthrough"],
  smmuv3: ["granule", "xtsup", "passthrough"],
};

/** The IOMMU that a guest sees. */
export const iommuRules: readonly Rule[] = [
  plainRule({
    id: "iommu-intremap-ioapic",
    says: {
      en: "Interrupt remapping needs the I/O APIC in QEMU (`<ioapic driver='qemu'/>`), and here it is KVM's: libvirt refuses the guest.",
      ja: "割り込みの再マッピングには QEMU の I/O APIC（`<ioapic driver='qemu'/>`）が必要ですが、ここでは KVM のものです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const ioapic = guest.one("features/ioapic@driver");
      if (!ioapic || textOf(ioapic) !== "kvm") return;
      const related = elsewhere(ioapic, { en: "the I/O APIC is KVM's", ja: "I/O APIC が KVM のものです" });
      for (const remap of guest.all(`${each}/driver@intremap`)) if (textOf(remap) === "on") yield { at: placeOf(remap), related };
    },
  }),
  plainRule({
    id: "iommu-eim-intremap",
    says: {
      en: "Extended interrupts (`eim`) need `intremap='on'`: libvirt refuses the guest.",
      ja: "拡張割り込み（`eim`）には `intremap='on'` が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const eim of guest.all(`${each}/driver@eim`))
        if (textOf(eim) === "on" && textAt(eim.parent, "@intremap") !== "on") yield { at: placeOf(eim) };
    },
  }),
  plainRule({
    id: "iommu-model-machine",
    only: "qemu",
    says: {
      en: "`intel` and `amd` are for q35, `smmuv3` for Arm's virt, `virtio` for both with ACPI: libvirt refuses `{model}` here.",
      ja: "`intel` と `amd` は q35、`smmuv3` は Arm の virt、`virtio` は ACPI のある両者のものです。ここでの `{model}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const model of guest.all(`${each}@model`)) {
        const written = textOf(model) ?? "";
        const isWrong =
          (["intel", "amd"].includes(written) && isQ35(guest) === false) ||
          (written === "smmuv3" && isVirt(guest) === false) ||
          (written === "virtio" &&
            ((isQ35(guest) === false && isVirt(guest) === false) || (guest.machine && !guest.one("features/acpi"))));
        if (isWrong) yield { at: placeOf(model), words: { model: written } };
      }
    },
  }),
  plainRule({
    id: "iommu-model-driver",
    says: {
      en: "The model `{model}` has no `{name}`: libvirt refuses the guest.",
      ja: "モデル `{model}` に `{name}` はありません。libvirt はゲストを拒否します。",
    },
    *check(guest, document) {
      for (const iommu of guest.all(each)) {
        const model = textAt(iommu, "@model") ?? "";
        const known = options[model];
        for (const setting of at(iommu, "driver")?.children ?? [])
          if (known && setting.isAttribute && !known.includes(setting.key))
            yield { at: nameOf(setting), words: { model, name: setting.key }, fixes: removal(document, setting) };
      }
    },
  }),
  plainRule({
    id: "iommu-address",
    says: {
      en: "`intel` and `smmuv3` are part of the machine and have no address, `virtio` has a PCI one: libvirt refuses the guest.",
      ja: "`intel` と `smmuv3` はマシンの一部でアドレスはなく、`virtio` のアドレスは PCI です。libvirt はゲストを拒否します。",
    },
    *check(guest, document) {
      for (const iommu of guest.all(each)) {
        const model = textAt(iommu, "@model") ?? "";
        for (const address of allAt(iommu, "address"))
          if (["intel", "smmuv3"].includes(model) || (model === "virtio" && textAt(address, "@type") !== "pci"))
            yield { at: nameOf(address), fixes: removal(document, address) };
      }
    },
  }),
];
