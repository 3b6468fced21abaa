// The disks of a guest, as its rules ask for them.
import type { Occurrence } from "../documents/document";
import { at, textAt } from "../documents/guest";

export const disks = "devices/disk";

const busOfPrefix: readonly (readonly [prefix: string, bus: string])[] = [
  ["xvd", "xen"],
  ["hd", "ide"],
  ["sd", "scsi"],
  ["vd", "virtio"],
  ["fd", "fdc"],
  ["ubd", "uml"],
  ["nvme", "nvme"],
];

/** The bus of a disk: as it is written, or as libvirt takes it from the target's name. */
export function busOf(disk: Occurrence): string | undefined {
  const written = textAt(disk, "target@bus");
  const dev = textAt(disk, "target@dev") ?? "";
  return written ?? busOfPrefix.find(([prefix]) => dev.startsWith(prefix))?.[1];
}

/** `disk`, `cdrom`, `floppy` or `lun`. */
export function deviceOf(disk: Occurrence): string {
  return textAt(disk, "@device") ?? "disk";
}

/** Whether a disk names where its data is. */
export function hasSource(disk: Occurrence): boolean {
  return (at(disk, "source")?.children ?? []).some(({ key }) => !["startupPolicy", "index"].includes(key));
}

/** Whether a disk is on one of some buses; undefined where its bus cannot be told. */
export function isOn(disk: Occurrence, ...buses: readonly string[]): boolean | undefined {
  const bus = busOf(disk);
  return bus === undefined ? undefined : buses.includes(bus);
}
