import type { Definition, Pattern, PatternPool } from "./pattern";
import type { State } from "./state";

/** The names of the attributes that may stand in the start tag now. */
export function attributeNames(state: State): string[] {
  return namesIn(state, (pattern) => (pattern.kind === "attribute" ? pattern.names.names : undefined));
}

/** The names that have been gathered: among many mistakes of one kind the same state asks again and again. */
const gathered = new WeakMap<State, readonly string[]>();

/** The names of the elements that may follow now or later. */
export function childNames(state: State): readonly string[] {
  let names = gathered.get(state);
  if (!names) {
    names = namesIn(state, (pattern) => (pattern.kind === "element" ? pattern.definition.names.names : undefined));
    gathered.set(state, names);
  }
  return names;
}

function namesIn(state: State, namesOf: (pattern: Pattern) => readonly string[] | undefined): string[] {
  const found = new Set<string>();
  for (const { pattern } of state.alternatives) {
    visit(pattern, (part) => {
      for (const name of namesOf(part) ?? []) found.add(name);
    });
  }
  return [...found];
}

/** The definitions of that name, wherever in the content they stand. */
export function definitionsOf(state: State, name: string): Set<Definition> {
  const found = new Set<Definition>();
  for (const { pattern } of state.alternatives) {
    visit(pattern, (part) => {
      if (part.kind === "element" && part.definition.names.contains(name)) found.add(part.definition);
    });
  }
  return found;
}

/** Goes through a pattern and its parts, not into the content of elements. */
export function visit(pattern: Pattern, each: (part: Pattern) => void): void {
  each(pattern);
  if ("members" in pattern) for (const member of pattern.members) visit(member, each);
  else if (pattern.kind === "oneOrMore") visit(pattern.item, each);
}

/** The names of attributes that some alternative cannot do without; `all`: alternatives too that are optional as a whole. */
export function neededAttributes(state: State, all = false): Set<string> {
  const found = new Set<string>();
  for (const { pattern } of state.alternatives) addNeeded(pattern, all, found);
  return found;
}

function addNeeded(pattern: Pattern, all: boolean, found: Set<string>): void {
  if (!pattern.hasAttributes || (pattern.nullable && !all)) return;
  if (pattern.kind === "attribute") for (const name of pattern.names.names) found.add(name);
  else if (pattern.kind === "oneOrMore") addNeeded(pattern.item, all, found);
  else if ("members" in pattern) {
    const optional = pattern.kind === "choice" && pattern.nullable;
    for (const member of pattern.members) if (!optional || member.kind !== "attribute") addNeeded(member, all, found);
  }
}

/** The elements that some alternative cannot do without next. */
export function neededElements(state: State): Set<Definition> {
  const found = new Set<Definition>();
  for (const { pattern } of state.alternatives) addNeededElements(pattern, found);
  return found;
}

function addNeededElements(pattern: Pattern, found: Set<Definition>): void {
  if (pattern.nullable) return;
  if (pattern.kind === "element") found.add(pattern.definition);
  else if (pattern.kind === "oneOrMore") addNeededElements(pattern.item, found);
  else if (pattern.kind === "group") {
    const first = pattern.members.find((member) => !member.nullable);
    if (first) addNeededElements(first, found);
  } else if ("members" in pattern) for (const member of pattern.members) addNeededElements(member, found);
}

/** A pattern that allows the same content in any order. */
export function unordered(pool: PatternPool, pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case "group":
    case "interleave":
      return pool.interleave(pattern.members.map((member) => unordered(pool, member)));
    case "choice":
      return pool.choice(pattern.members.map((member) => unordered(pool, member)));
    case "oneOrMore":
      return pool.oneOrMore(unordered(pool, pattern.item));
    default:
      return pattern;
  }
}
