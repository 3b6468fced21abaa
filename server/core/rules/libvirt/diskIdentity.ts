import type { Guest } from "../../documents/document";
import { textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { busOf, disks } from "../guestDisk";
import { change, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";

const longest: Readonly<Record<string, number>> = { scsi: 16, ide: 40, sata: 40 };

/** All memory can be mapped by another process. */
function isShared(guest: Guest): boolean {
  const cells = guest.all("cpu/numa/cell");
  return (
    guest.text("memoryBacking/access@mode") === "shared" ||
    (cells.length > 0 && cells.every((cell) => textAt(cell, "@memAccess") === "shared"))
  );
}

/** What a disk tells of itself, its limits, and devices that other processes serve. */
export const diskIdentityRules: readonly Rule[] = [
  plainRule({
    id: "disk-vendor-scsi",
    only: "qemu",
    says: {
      en: "A SCSI disk names its vendor in 8 characters at most, and no other one does: libvirt refuses the guest.",
      ja: "ベンダー名を持つのは SCSI ディスクだけで、8 文字までです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const vendor of guest.all(`${disks}/vendor`)) {
        const bus = vendor.parent && busOf(vendor.parent);
        if ((bus !== undefined && bus !== "scsi") || (textOf(vendor)?.length ?? 0) > 8) yield { at: placeOf(vendor) };
      }
    },
  }),
  plainRule({
    id: "disk-product-length",
    says: {
      en: "The product's name has 16 characters on `scsi`, 40 on `ide` and `sata`, and is not told on other buses: libvirt refuses the guest.",
      ja: "製品名は `scsi` で 16 文字、`ide` と `sata` で 40 文字までで、ほかのバスにはありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const product of guest.all(`${disks}/product`)) {
        const bus = product.parent && busOf(product.parent);
        if (bus !== undefined && (textOf(product)?.length ?? 0) > (longest[bus] ?? 0)) yield { at: placeOf(product) };
      }
    },
  }),
  plainRule({
    id: "disk-sgio-unfiltered",
    says: {
      en: "Unfiltered SCSI commands are gone from the kernel: libvirt refuses `unfiltered`.",
      ja: "フィルターなしの SCSI コマンドはカーネルから削除されました。`unfiltered` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const sgio of guest.all(`${disks}@sgio`))
        if (textOf(sgio) === "unfiltered") yield { at: placeOf(sgio), fixes: change(sgio, "filtered") };
    },
  }),
  plainRule({
    id: "disk-iscsi-hosts",
    severity: "warning",
    only: "qemu",
    says: {
      en: "An iSCSI disk has one `<host>`: libvirt defines the guest, and cannot start it.",
      ja: "iSCSI ディスクの `<host>` は 1 つです。libvirt は定義を受け付けますが、ゲストを起動できません。",
    },
    *check(guest) {
      for (const source of guest.all(`${disks}/source`)) {
        const hosts = source.children.filter(({ key, isAttribute }) => key === "host" && !isAttribute).length;
        if (textAt(source, "@protocol") === "iscsi" && hosts !== 1) yield { at: nameOf(source) };
      }
    },
  }),
  plainRule({
    id: "vhostuser-shared-memory",
    only: "qemu",
    says: {
      en: "Another process serves this device from the guest's memory: it needs `<memoryBacking><access mode='shared'/></memoryBacking>`, or `memAccess='shared'` on every NUMA cell. libvirt refuses the guest.",
      ja: "このデバイスは別プロセスがゲストのメモリーを使って担います。`<memoryBacking><access mode='shared'/></memoryBacking>` か、すべての NUMA セルの `memAccess='shared'` が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      if (isShared(guest)) return;
      const served = [
        ...guest.all(disks).filter((disk) => /^(vhostuser|vhostvdpa)$/.test(textAt(disk, "@type") ?? "")),
        ...guest.all("devices/interface").filter((net) => textAt(net, "@type") === "vhostuser"),
        ...guest.all("devices/filesystem").filter((fs) => textAt(fs, "driver@type") === "virtiofs"),
      ];
      for (const device of served) yield { at: nameOf(device) };
    },
  }),
  plainRule({
    id: "disk-throttlefilter-group",
    says: {
      en: "The guest has no throttle group `{group}`: libvirt refuses it.",
      ja: "ゲストにスロットルグループ `{group}` はありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const groups = new Set(guest.all("throttlegroups/throttlegroup/group_name").map(textOf));
      for (const group of guest.all(`${disks}/throttlefilters/throttlefilter@group`))
        if (!groups.has(textOf(group))) yield { at: placeOf(group), words: { group: textOf(group) ?? "" } };
    },
  }),
  plainRule({
    id: "disk-iotune-group",
    only: "qemu",
    says: {
      en: "Disks of the group `{group}` share one set of limits: this one has none, or other ones. libvirt refuses the guest.",
      ja: "グループ `{group}` のディスクは同じ制限を共有します。ここには制限がないか、異なっています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const limits = new Map<string, string>();
      for (const name of guest.all(`${disks}/iotune/group_name`)) {
        const group = textOf(name) ?? "";
        const own = (name.parent?.children ?? []).filter((one) => one !== name).map((one) => `${one.key}=${textOf(one)}`);
        const set = own.sort().join(" ");
        const before = limits.get(group);
        if (set === "" || (before !== undefined && before !== set)) yield { at: placeOf(name), words: { group } };
        limits.set(group, before ?? set);
      }
    },
  }),
];
