// The sizes of a guest's memory, as its rules compare them. In bytes.
import type { Guest, Occurrence } from "../documents/document";
import { at, textAt } from "../documents/guest";
import { textOf } from "../documents/occurrence";
import { bytesOf } from "./shapes";

/** The size in an element's text and its `unit`. */
export function sizeOf(element: Occurrence | undefined): number | undefined {
  return element && bytesOf(textOf(element), textAt(element, "@unit"));
}

/** The size of a memory device. */
export function deviceSize(device: Occurrence): number | undefined {
  return sizeOf(at(device, "target/size"));
}

/** Memory devices of some models. */
export function memoryDevices(guest: Guest, ...models: readonly string[]): Occurrence[] {
  return guest.all("devices/memory").filter((device) => models.includes(textAt(device, "@model") ?? ""));
}

export const hotplugged = ["dimm", "nvdimm", "virtio-pmem", "virtio-mem"] as const;

/** All memory of a guest: with NUMA cells libvirt counts cells and devices, whatever `<memory>` says. Undefined where it cannot be told. */
export function totalMemory(guest: Guest): number | undefined {
  const cells = guest.all("cpu/numa/cell");
  if (cells.length === 0) return sizeOf(guest.one("memory"));
  const sizes = [
    ...cells.map((cell) => bytesOf(textAt(cell, "@memory"), textAt(cell, "@unit"))),
    ...memoryDevices(guest, ...hotplugged).map(deviceSize),
  ];
  return sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
}
