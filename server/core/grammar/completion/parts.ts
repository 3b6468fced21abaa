import type { Definition, Pattern, PatternPool } from "../pattern";
import type { State, StatePool } from "../state";

/** The element definitions that can begin a state's content, in the schema's order. */
export function nextElements(state: State): Set<Definition> {
  const found = new Set<Definition>();
  for (const { pattern } of state.alternatives) addNext(pattern, found);
  return found;
}

function addNext(pattern: Pattern, found: Set<Definition>): void {
  switch (pattern.kind) {
    case "element":
      found.add(pattern.definition);
      return;
    case "choice":
    case "interleave":
      for (const member of pattern.members) addNext(member, found);
      return;
    case "group":
      for (const member of pattern.members) {
        addNext(member, found);
        if (!member.nullable) return;
      }
      return;
    case "oneOrMore":
      addNext(pattern.item, found);
  }
}

/** The names of the attributes that a state's start tag can take, as far as they can be listed. */
export function attributeNames(state: State): Set<string> {
  const found = new Set<string>();
  for (const { pattern } of state.alternatives) addAttributes(pattern, found);
  return found;
}

function addAttributes(pattern: Pattern, found: Set<string>): void {
  if (!pattern.hasAttributes) return;
  if (pattern.kind === "attribute") for (const name of pattern.names.names) found.add(name);
  else if (pattern.kind === "oneOrMore") addAttributes(pattern.item, found);
  else if ("members" in pattern) for (const member of pattern.members) addAttributes(member, found);
}

type Wanted = "attribute" | "element";

/** The names of what every way to go on needs: attributes of the start tag, or elements of the content. */
export function requiredNames(state: State, wanted: Wanted): Set<string> {
  return common(state.alternatives.map(({ pattern }) => required(pattern, wanted)));
}

function required(pattern: Pattern, wanted: Wanted): Set<string> {
  if (pattern.nullable || (wanted === "attribute" && !pattern.hasAttributes)) return new Set();
  switch (pattern.kind) {
    case "attribute":
      return new Set(wanted === "attribute" && pattern.names.names.length === 1 ? pattern.names.names : []);
    case "element":
      return new Set(wanted === "element" && pattern.definition.names.names.length === 1 ? pattern.definition.names.names : []);
    case "choice":
      return common(pattern.members.map((member) => required(member, wanted)));
    case "interleave":
    case "group":
      return new Set(pattern.members.flatMap((member) => [...required(member, wanted)]));
    case "oneOrMore":
      return required(pattern.item, wanted);
    default:
      return new Set();
  }
}

function common([first = new Set(), ...others]: readonly Set<string>[]): Set<string> {
  return new Set([...first].filter((name) => others.every((other) => other.has(name))));
}

/** Where the end of a start tag leads in which attributes may still be added. */
export function behindUnfinishedTag(states: StatePool, state: State): State {
  const open = state.alternatives.map(({ definition, pattern }) => ({
    definition,
    pattern: withoutDemands(states.pool, pattern),
  }));
  return states.of(open);
}

function withoutDemands(pool: PatternPool, pattern: Pattern): Pattern {
  if (!pattern.hasAttributes) return pattern;
  switch (pattern.kind) {
    case "attribute":
      return pool.empty;
    case "choice":
      return pool.choice(pattern.members.map((member) => withoutDemands(pool, member)));
    case "interleave":
      return pool.interleave(pattern.members.map((member) => withoutDemands(pool, member)));
    case "group":
      return pool.group(pattern.members.map((member) => withoutDemands(pool, member)));
    case "oneOrMore":
      return pool.oneOrMore(withoutDemands(pool, pattern.item));
    default:
      return pattern;
  }
}

/** The words that values may be, where patterns list them. */
export function wordsOf(patterns: Iterable<Pattern>, found: Set<string> = new Set()): Set<string> {
  for (const pattern of patterns) {
    if (pattern.kind === "values") for (const value of pattern.values) found.add(value);
    else if (pattern.kind === "choice" || pattern.kind === "group") wordsOf(pattern.members, found);
    else if (pattern.kind === "list" || pattern.kind === "oneOrMore") wordsOf([pattern.item], found);
    else if (pattern.kind === "data") for (const word of alternatives(pattern.datatype)) found.add(word);
  }
  return found;
}

/** The words of a datatype whose pattern is nothing but a choice of them: `(tcp)|(udp)`. */
function alternatives({ type, parameters }: { type: string; parameters: ReadonlyMap<string, string> }): readonly string[] {
  if (type === "boolean") return ["true", "false"];
  const pattern = parameters.get("pattern") ?? "";
  const words = /^\((?:[\w-]+\|)+[\w-]+\)$/.test(pattern) ? pattern.slice(1, -1).split("|") : [];
  const single = /^\([\w-]+\)(?:\|\([\w-]+\))+$/.test(pattern) ? pattern.slice(1, -1).split(")|(") : [];
  return [...words, ...single];
}

/** What an element can take: attributes, and elements or text. */
export interface Takes {
  readonly attributes: boolean;
  readonly content: "nothing" | "text" | "elements";
}

/** What a definition's elements can take. */
export function takenBy({ content }: Definition): Takes {
  return { attributes: content.hasAttributes, content: contentOf(content) };
}

function contentOf(pattern: Pattern): Takes["content"] {
  if (pattern.kind === "attribute" || pattern.kind === "empty" || pattern.kind === "notAllowed") return "nothing";
  if (pattern.kind === "element") return "elements";
  if (pattern.kind === "oneOrMore") return contentOf(pattern.item);
  if (!("members" in pattern)) return "text";
  const parts = new Set(pattern.members.map(contentOf));
  return parts.has("elements") ? "elements" : parts.has("text") ? "text" : "nothing";
}

/** The name of a definition's elements, where it has one alone. */
export function onlyName({ names }: Definition): string | undefined {
  return names.open || names.names.length !== 1 ? undefined : names.names[0];
}
