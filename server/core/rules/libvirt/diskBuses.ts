import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { busOf, deviceOf, disks, isOn } from "../guestDisk";
import { misfitRules } from "../guestMisfit";
import { placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";

const virtio = { en: "disks on the bus `virtio`", ja: "、バス `virtio` のディスク" };
const each = disks;

/** What only disks on some buses have. */
export const diskBusRules: readonly Rule[] = [
  ...misfitRules([
    {
      id: "disk-virtio-only-driver",
      each,
      settings: ["event_idx", "ioeventfd", "queues", "queue_size", "iommu", "ats", "packed", "page_per_vq"].map(
        (name) => `driver@${name}`,
      ),
      fits: (disk) => isOn(disk, "virtio"),
      where: virtio,
    },
    {
      id: "disk-wwn-bus",
      only: "qemu",
      each,
      settings: ["wwn"],
      fits: (disk) => isOn(disk, "ide", "scsi"),
      where: { en: "disks on `ide` or `scsi`", ja: "、バス `ide` か `scsi` のディスク" },
    },
    {
      id: "disk-rotation-rate",
      only: "qemu",
      each,
      settings: ["target@rotation_rate"],
      fits: (disk) => deviceOf(disk) === "disk" && isOn(disk, "scsi", "ide", "sata"),
      where: { en: "hard disks on `scsi`, `ide` or `sata`", ja: "、バス `scsi`、`ide`、`sata` のハードディスク" },
    },
    {
      id: "disk-removable",
      each,
      settings: ["target@removable"],
      fits: (disk) => isOn(disk, "usb") || (deviceOf(disk) === "disk" && isOn(disk, "scsi")),
      where: { en: "disks on `usb` or `scsi`", ja: "、バス `usb` か `scsi` のディスク" },
    },
    {
      id: "disk-tray",
      each,
      settings: ["target@tray"],
      fits: (disk) => ["cdrom", "floppy"].includes(deviceOf(disk)),
      where: { en: "CD-ROM and floppy drives", ja: " CD-ROM とフロッピーのドライブ" },
    },
    {
      id: "disk-geometry",
      only: "qemu",
      each,
      settings: ["geometry"],
      fits: (disk) => (isOn(disk, "usb", "sd") ? false : at(disk, "geometry@trans") ? isOn(disk, "ide") : undefined),
      where: {
        en: "disks with heads and cylinders, its `trans` for `ide` alone",
        ja: "、ヘッドとシリンダーを持つディスク（`trans` は `ide` だけ）",
      },
    },
    {
      id: "disk-startup-policy",
      each,
      settings: ["source@startupPolicy"],
      fits: (disk) =>
        textAt(disk, "@type") !== "network" &&
        (textAt(disk, "source@startupPolicy") !== "requisite" || ["cdrom", "floppy"].includes(deviceOf(disk))),
      where: {
        en: "disks of the host, `requisite` for CD-ROM and floppy drives alone",
        ja: "、ホスト上のディスク（`requisite` は CD-ROM とフロッピーだけ）",
      },
    },
    {
      id: "disk-copy-on-read",
      only: "qemu",
      each,
      settings: ["driver@copy_on_read"],
      fits: (disk) => textAt(disk, "driver@copy_on_read") !== "on" || (deviceOf(disk) === "disk" && !at(disk, "readonly")),
      where: { en: "hard disks that can be written to", ja: "、書き込み可能なハードディスク" },
    },
    {
      id: "disk-discard-no-unref",
      each,
      settings: ["driver@discard_no_unref"],
      fits: (disk) => textAt(disk, "driver@type") === "qcow2" && !at(disk, "readonly"),
      where: { en: "`qcow2` images that can be written to", ja: "、書き込み可能な `qcow2` イメージ" },
    },
  ]),
  plainRule({
    id: "disk-model-bus",
    says: {
      en: "The model `{model}` is of the bus `virtio`: libvirt refuses it on `{bus}`.",
      ja: "モデル `{model}` はバス `virtio` のものです。`{bus}` では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const model of guest.all(`${disks}@model`)) {
        const bus = model.parent && busOf(model.parent);
        if (textOf(model)?.startsWith("virtio") && bus !== undefined && bus !== "virtio")
          yield { at: placeOf(model), words: { model: textOf(model) ?? "", bus } };
      }
    },
  }),
  ...(
    [
      ["disk-lun-bus", (device: string, bus: string) => device === "lun" && bus !== "scsi"],
      ["disk-cdrom-bus", (device: string, bus: string) => device === "cdrom" && ["virtio", "sd"].includes(bus)],
    ] as const
  ).map(([id, isWrong]) =>
    plainRule({
      id,
      only: "qemu",
      says: {
        en: "A `{device}` cannot sit on the bus `{bus}`: libvirt refuses the guest. `scsi` takes it, `sata` takes CD-ROMs too.",
        ja: "`{device}` はバス `{bus}` に置けず、libvirt はゲストを拒否します。`scsi` に置けます。CD-ROM は `sata` にも置けます。",
      },
      *check(guest) {
        for (const disk of guest.all(disks)) {
          const [device, bus] = [deviceOf(disk), busOf(disk)];
          const place = at(disk, "target@bus") ?? at(disk, "target@dev");
          if (bus !== undefined && place && isWrong(device, bus)) yield { at: placeOf(place), words: { device, bus } };
        }
      },
    }),
  ),
];
