import type { NamedThing } from "./document";

/** Says whether two mentions mean the same thing. */
export function isSame(a: NamedThing, b: NamedThing): boolean {
  return a.kind === b.kind && a.name === b.name && a.file === b.file && a.subject === b.subject;
}
