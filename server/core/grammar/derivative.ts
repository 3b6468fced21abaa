import { isSpace } from "../xml/characters";
import { collapsed } from "./datatype";
import type { Definition, Pattern, PatternPool, ValuePattern } from "./pattern";

/** Says whether a string holds nothing but white space. */
export function isBlank(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (!isSpace(value.charCodeAt(at))) return false;
  return true;
}

/** Says whether a string matches a pattern: an attribute's value, or the text of an element that holds nothing else. */
export function matchesValue(pool: PatternPool, pattern: Pattern, value: string): boolean {
  switch (pattern.kind) {
    case "text":
      return true;
    case "values":
      return pattern.values.has(pattern.verbatim ? value : collapsed(value));
    case "data":
      return pattern.datatype.allows(value) && !(pattern.except && matchesValue(pool, pattern.except, value));
    case "list":
      return matchesTokens(pool, pattern.item, value);
    case "choice":
      return pattern.members.some((member) => matchesValue(pool, member, value));
    default:
      return pattern.nullable && isBlank(value);
  }
}

function matchesTokens(pool: PatternPool, item: Pattern, value: string): boolean {
  const tokens = collapsed(value).split(" ").filter(Boolean);
  const consumed = (rest: Pattern, token: string): Pattern => {
    const leaves = new Set<Pattern>();
    for (const leaf of valuePatterns(rest)) if (matchesValue(pool, leaf, token)) leaves.add(leaf);
    return afterText(pool, rest, leaves);
  };
  return tokens.reduce(consumed, item).nullable;
}

/** The parts of a pattern that text can match now. */
export function valuePatterns(pattern: Pattern, found: Set<ValuePattern> = new Set()): Set<ValuePattern> {
  switch (pattern.kind) {
    case "text":
    case "values":
    case "data":
    case "list":
      return found.add(pattern as ValuePattern);
    case "choice":
    case "interleave":
      for (const member of pattern.members) valuePatterns(member, found);
      return found;
    case "group":
      for (const member of pattern.members) {
        valuePatterns(member, found);
        if (!member.nullable) break;
      }
      return found;
    case "oneOrMore":
      return valuePatterns(pattern.item, found);
    default:
      return found;
  }
}

/** The attribute patterns of that name, wherever they stand. */
export function attributePatterns(pattern: Pattern, name: string, found: Set<Pattern> = new Set()): Set<Pattern> {
  if (!pattern.hasAttributes) return found;
  if (pattern.kind === "attribute") return pattern.names.contains(name) ? found.add(pattern) : found;
  if (pattern.kind === "oneOrMore") return attributePatterns(pattern.item, name, found);
  if ("members" in pattern) for (const member of pattern.members) attributePatterns(member, name, found);
  return found;
}

/** The element definitions of that name that can begin a pattern. */
export function firstDefinitions(pattern: Pattern, name: string, found: Set<Definition> = new Set()): Set<Definition> {
  switch (pattern.kind) {
    case "element":
      return pattern.definition.names.contains(name) ? found.add(pattern.definition) : found;
    case "choice":
    case "interleave":
      for (const member of pattern.members) firstDefinitions(member, name, found);
      return found;
    case "group":
      for (const member of pattern.members) {
        firstDefinitions(member, name, found);
        if (!member.nullable) break;
      }
      return found;
    case "oneOrMore":
      return firstDefinitions(pattern.item, name, found);
    default:
      return found;
  }
}

/** What is left of a pattern when each of the given attribute patterns, all of one name, matches one attribute. */
export function afterAttribute(pool: PatternPool, pattern: Pattern, matched: ReadonlySet<Pattern>): Pattern {
  if (!pattern.hasAttributes) return pool.notAllowed;
  if (pattern.kind === "attribute") return matched.has(pattern) ? pool.empty : pool.notAllowed;
  return after(pool, pattern, (part) => afterAttribute(pool, part, matched), true);
}

/**
 * What is left of a pattern when a child matches the given definitions. `known` keeps what has been found for the parts: the same
 * ones stand in most states around.
 */
export function afterElement(
  pool: PatternPool,
  pattern: Pattern,
  matched: ReadonlySet<Definition>,
  known: Map<Pattern, Pattern>,
): Pattern {
  if (pattern.kind === "element") return matched.has(pattern.definition) ? pool.empty : pool.notAllowed;
  let rest = known.get(pattern);
  if (!rest) {
    rest = after(pool, pattern, (part) => afterElement(pool, part, matched, known), false);
    known.set(pattern, rest);
  }
  return rest;
}

/** What is left of a pattern when a text matches the given parts. */
export function afterText(pool: PatternPool, pattern: Pattern, matched: ReadonlySet<Pattern>): Pattern {
  if (pattern.kind === "text") return matched.has(pattern) ? pattern : pool.notAllowed;
  if (pattern.kind === "values" || pattern.kind === "data" || pattern.kind === "list") {
    return matched.has(pattern) ? pool.empty : pool.notAllowed;
  }
  return after(pool, pattern, (part) => afterText(pool, part, matched), false);
}

/** The derivative of a compound pattern; `anyOrder` lets a group's members come in any order, as attributes do. */
function after(pool: PatternPool, pattern: Pattern, derivative: (part: Pattern) => Pattern, anyOrder: boolean): Pattern {
  switch (pattern.kind) {
    case "choice":
      return pool.choice(pattern.members.map(derivative));
    case "interleave":
    case "group": {
      const results: Pattern[] = [];
      for (const [index, member] of pattern.members.entries()) {
        const rest = derivative(member);
        if (rest.kind !== "notAllowed") {
          const skips = pattern.kind === "group" && !anyOrder;
          const left = skips ? pattern.members.slice(index) : [...pattern.members];
          left[skips ? 0 : index] = rest;
          results.push(pattern.kind === "group" ? pool.group(left) : pool.interleave(left));
        }
        if (pattern.kind === "group" && !anyOrder && !member.nullable) break;
      }
      return pool.choice(results);
    }
    case "oneOrMore":
      return pool.group([derivative(pattern.item), pool.optional(pattern)]);
    default:
      return pool.notAllowed;
  }
}

/** What is left of a pattern when the start tag ends: every attribute still wanted is missing now. `known` keeps what is found. */
export function withoutAttributes(pool: PatternPool, pattern: Pattern, known: Map<Pattern, Pattern>): Pattern {
  if (!pattern.hasAttributes) return pattern;
  let rest = known.get(pattern);
  if (!rest) {
    rest = makeWithoutAttributes(pool, pattern, known);
    known.set(pattern, rest);
  }
  return rest;
}

function makeWithoutAttributes(pool: PatternPool, pattern: Pattern, known: Map<Pattern, Pattern>): Pattern {
  const without = (part: Pattern): Pattern => withoutAttributes(pool, part, known);
  switch (pattern.kind) {
    case "choice":
      return pool.choice(pattern.members.map(without));
    case "interleave":
      return pool.interleave(pattern.members.map(without));
    case "group":
      return pool.group(pattern.members.map(without));
    case "oneOrMore":
      return pool.oneOrMore(without(pattern.item));
    default:
      return pool.notAllowed;
  }
}
