import type { NameClassRow } from "./table";

/** A set of names. A name is `local` without a namespace, else `{namespace}local`. */
export interface NameClass {
  /** The names, where they can be listed. */
  readonly names: readonly string[];
  readonly open: boolean;
  contains(name: string): boolean;
}

export function nameClassOf(row: NameClassRow): NameClass {
  if (typeof row === "string") return { names: [row], open: false, contains: (name) => name === row };
  if (row[0] === "any") return openClass(() => true, row[1]);
  if (row[0] === "namespace") {
    const prefix = row[1] === "" ? "" : `{${row[1]}}`;
    return openClass((name) => (prefix === "" ? !name.startsWith("{") : name.startsWith(prefix)), row[2]);
  }
  const members = row.slice(1).map((member) => nameClassOf(member as NameClassRow));
  return {
    names: members.flatMap((member) => member.names),
    open: members.some((member) => member.open),
    contains: (name) => members.some((member) => member.contains(name)),
  };
}

function openClass(holds: (name: string) => boolean, except: NameClassRow | undefined): NameClass {
  const excluded = except === undefined ? undefined : nameClassOf(except);
  return { names: [], open: true, contains: (name) => holds(name) && !excluded?.contains(name) };
}

/** The part of a name behind its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf("}") + 1);
}
