import type { Occurrence } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { busOf, deviceOf, disks, hasSource } from "../guestDisk";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const targets = (guestDisks: readonly Occurrence[]) => guestDisks.flatMap((disk) => at(disk, "target@dev") ?? []);

/** What a disk is called and whether it has anything in it. */
export const diskRules: readonly Rule[] = [
  plainRule({
    id: "disk-target-unique",
    only: "qemu",
    says: {
      en: "Another disk is called `{key}` already: libvirt refuses the guest.",
      ja: "`{key}` という名前のディスクはすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(targets(guest.all(disks))))
        yield {
          at: placeOf(again),
          words: { key },
          related: elsewhere(first, { en: "the other disk", ja: "もう一方のディスク" }),
        };
    },
  }),
  plainRule({
    id: "disk-target-partition",
    only: "qemu",
    says: {
      en: "`{dev}` is the name of a partition; QEMU shows the guest whole disks, and libvirt refuses the guest.",
      ja: "`{dev}` はパーティションの名前です。QEMU がゲストに見せるのはディスク全体で、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const dev of targets(guest.all(disks)))
        if (/^(hd|sd|vd|xvd|ubd)[a-z]+\d+$/.test(textOf(dev) ?? ""))
          yield { at: placeOf(dev), words: { dev: textOf(dev) ?? "" } };
    },
  }),
  plainRule({
    id: "disk-target-prefix",
    says: {
      en: "A disk's name begins with `hd`, `sd`, `vd`, `xvd`, `ubd` or `nvme`, a floppy's with `fd`: libvirt refuses `{dev}`.",
      ja: "ディスクの名前は `hd`、`sd`、`vd`、`xvd`、`ubd`、`nvme` で、フロッピーは `fd` で始めます。`{dev}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const dev of targets(guest.all(disks))) {
        const disk = dev.parent?.parent;
        const text = textOf(dev) ?? "";
        const device = disk ? deviceOf(disk) : "";
        const isWrong =
          device === "floppy" ? !text.startsWith("fd") : device !== "cdrom" && !/^(hd|sd|vd|xvd|ubd|nvme)/.test(text);
        if (isWrong && text !== "") yield { at: placeOf(dev), words: { dev: text } };
      }
    },
  }),
  plainRule({
    id: "disk-target-name",
    says: {
      en: "`{dev}` has too many letters to be counted, and no address says where the disk is: libvirt refuses the guest.",
      ja: "`{dev}` は文字数が多すぎて番号にできず、位置を示すアドレスもありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const dev of targets(guest.all(disks))) {
        const text = textOf(dev) ?? "";
        if (/^(hd|sd|vd|fd|xvd|ubd)[a-z]{8,}$/.test(text) && dev.parent && !at(dev.parent.parent, "address"))
          yield { at: placeOf(dev), words: { dev: text } };
      }
    },
  }),
  plainRule({
    id: "disk-floppy-bus",
    says: {
      en: "Floppies sit on the bus `fdc`, and nothing else does: libvirt refuses a `{device}` on `{bus}`.",
      ja: "フロッピーのバスは `fdc` で、ほかのデバイスは `fdc` に置けません。`{bus}` の `{device}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const disk of guest.all(disks)) {
        const [device, bus] = [deviceOf(disk), at(disk, "target@bus")];
        const written = textOf(bus);
        if (bus && written && (device === "floppy") !== (written === "fdc"))
          yield { at: placeOf(bus), words: { device, bus: written } };
      }
    },
  }),
  plainRule({
    id: "disk-source-needed",
    only: "qemu",
    says: {
      en: "Only a CD-ROM or a floppy drive may be empty: this disk names no source, and libvirt refuses the guest.",
      ja: "空でもよいのは CD-ROM とフロッピーのドライブだけです。このディスクにはソースの指定がなく、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const disk of guest.all(disks))
        if (["disk", "lun"].includes(deviceOf(disk)) && !hasSource(disk)) yield { at: nameOf(disk) };
    },
  }),
  plainRule({
    id: "disk-usb-empty",
    only: "qemu",
    says: {
      en: "A USB drive of the model `usb-storage` cannot be empty: libvirt refuses the guest. `usb-bot` can.",
      ja: "`usb-storage` モデルの USB ドライブは空にできず、libvirt はゲストを拒否します。`usb-bot` なら空にできます。",
    },
    *check(guest) {
      for (const disk of guest.all(disks)) {
        const model = at(disk, "@model");
        if (model && textOf(model) === "usb-storage" && deviceOf(disk) === "cdrom" && !hasSource(disk))
          yield { at: placeOf(model) };
      }
    },
  }),
  plainRule({
    id: "disk-shareable-format",
    only: "qemu",
    says: {
      en: "Guests that write to one `{format}` image at once would destroy it: only `raw` is `<shareable/>`, and libvirt refuses the guest.",
      ja: "複数のゲストが同時に書き込むと `{format}` イメージは壊れます。`<shareable/>` にできるのは `raw` だけで、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const shareable of guest.all(`${disks}/shareable`)) {
        const format = textAt(shareable.parent, "driver@type");
        if (format !== undefined && format !== "raw" && !at(shareable.parent, "readonly"))
          yield { at: nameOf(shareable), words: { format } };
      }
    },
  }),
  plainRule({
    id: "disk-transient",
    only: "qemu",
    says: {
      en: "`<transient/>` writes to a copy of a file that is thrown away: it needs a disk that can be written to and lies in a file. libvirt refuses the guest.",
      ja: "`<transient/>` は捨てられるコピーに書き込む指定です。ファイル上の書き込み可能なディスクが必要で、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const disk of guest.all(disks))
        for (const transient of allAt(disk, "transient")) {
          const type = textAt(disk, "@type") ?? "file";
          const fits = deviceOf(disk) === "disk" && type === "file" && hasSource(disk) && !at(disk, "readonly");
          if (!fits && busOf(disk) !== undefined) yield { at: nameOf(transient) };
        }
    },
  }),
];
