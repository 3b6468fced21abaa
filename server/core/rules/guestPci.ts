// The PCI buses of a guest, as its rules ask for them.
import type { Guest, Occurrence } from "../documents/document";
import { at, textAt } from "../documents/guest";
import { numberOf } from "./shapes";

/** Whether the guest's machine is one of a pattern; undefined where libvirt chooses it. */
export function isMachine({ machine }: Guest, pattern: RegExp): boolean | undefined {
  return machine === undefined ? undefined : pattern.test(machine);
}

export function pciControllers(guest: Guest): readonly Occurrence[] {
  return guest.all("devices/controller").filter((controller) => textAt(controller, "@type") === "pci");
}

/** The addresses of a type that devices have in the guest. */
export function addressesOf(guest: Guest, type: string): readonly Occurrence[] {
  return guest.all("devices/*/address").filter((address) => textAt(address, "@type") === type);
}

/** The numbers of an address, those that are not written 0. */
export function numbersOf(address: Occurrence, ...names: readonly string[]): number[] {
  return names.map((name) => numberOf(at(address, `@${name}`)) ?? 0);
}
