// The NUMA cells and iothreads of a guest, as its rules ask for them.
import type { Guest } from "../documents/document";
import { textAt } from "../documents/guest";
import { textOf } from "../documents/occurrence";
import { numberOf, wholeNumber } from "./shapes";

/** The ids of the NUMA cells: a cell without one is numbered by its place. */
export function cellIds(guest: Guest): ReadonlySet<number> {
  return new Set(guest.all("cpu/numa/cell").map((cell, index) => wholeNumber(textAt(cell, "@id")) ?? index));
}

/** The ids of the iothreads: those that are listed, and as many more as `<iothreads>` counts. */
export function iothreadIds(guest: Guest): ReadonlySet<number> {
  const ids = new Set(guest.all("iothreadids/iothread@id").flatMap((id) => numberOf(id) ?? []));
  const count = wholeNumber(textOf(guest.one("iothreads"))) ?? 0;
  for (let id = 1; ids.size < count && id <= 10_000; id++) ids.add(id);
  return ids;
}
