import type { NamedThing, Refusal } from "./document";

/** Says whether two mentions mean the same thing. */
export function isSame(a: NamedThing, b: NamedThing): boolean {
  return a.kind === b.kind && a.name === b.name && a.file === b.file && a.subject === b.subject;
}

export const nameEmpty: Refusal = { message: { en: "A name must not be empty.", ja: "名前を空にはできません。" } };

/** Two things of one kind, or of one namespace, would have the same name. */
export function nameTaken(name: string): Refusal {
  return { message: { en: "`{name}` is already taken.", ja: "`{name}` はすでに使われています。" }, words: { name } };
}
