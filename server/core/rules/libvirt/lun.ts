import { at } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { deviceOf, disks } from "../guestDisk";
import { misfitRules } from "../guestMisfit";
import { change, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";

/** Disks that are SCSI devices of the host. */
export const lunRules: readonly Rule[] = [
  plainRule({
    id: "disk-lun-format",
    says: {
      en: "`device='lun'` hands the guest a SCSI device as it is, so no image format can be read in between: libvirt refuses `{format}`.",
      ja: "`device='lun'` は SCSI デバイスをそのまま渡すため、イメージ形式を間に挟めません。`{format}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const disk of guest.all(disks).filter((one) => deviceOf(one) === "lun")) {
        const format = at(disk, "driver@type");
        if (format && textOf(format) !== "raw")
          yield { at: placeOf(format), words: { format: textOf(format) ?? "" }, fixes: change(format, "raw") };
      }
    },
  }),
  ...misfitRules([
    {
      id: "disk-lun-only",
      each: disks,
      settings: ["source/reservations"],
      fits: (disk) => deviceOf(disk) === "lun",
      where: { en: "disks with `device='lun'`", ja: " `device='lun'` のディスク" },
    },
  ]),
];
