import type { Text, Words } from "../text/language";
import type { XmlElement } from "../xml/xmlTree";
import { attributeNames, childNames } from "./expected";
import type { UpdateEffect } from "./heat/updates";
import { localName } from "./nameClass";
import { attributeName, elementName, isDeclaration, type Scope, scopeAround, scopeOf } from "./names";
import type { Pattern } from "./pattern";
import type { State } from "./state";
import { expectationOf, expectationWords } from "./valueWords";

/** A name that may stand in an element; `required`: in every element of its kind. */
export interface Allowed {
  readonly name: string;
  readonly required: boolean;
}

/** What a grammar says of one setting of a document, as what stands around it has decided so far. */
export interface Description {
  /** Said of the setting itself. */
  readonly required: boolean;
  /** Of an element. */
  readonly attributes: readonly Allowed[];
  readonly children: readonly Allowed[];
  /** Of a map. */
  readonly keys?: readonly Allowed[];
  /** What its value is: text, a number, a map. */
  readonly type?: Text;
  readonly default?: string;
  /** The release of Heat that brought it. */
  readonly since?: string;
  /** Set where it is better not written any more. */
  readonly outdated?: { readonly by?: string };
  readonly update?: UpdateEffect;
  /** What may stand as its value; missing where that cannot be said in words. */
  readonly values?: { readonly text: Text; readonly words: Words };
}

/** Describes an element, or one of its attributes; undefined where the grammar has no such thing there. */
export function describe(element: XmlElement, before: State, attribute?: string): Description | undefined {
  const place = placeOf(element, before);
  if (!place) return undefined;
  if (attribute !== undefined) return describeAttribute(attribute, place);
  const { inside, around, name } = place;
  const content = afterAttributes(element, inside, place.scope).endOfTag();
  const needed = alwaysIn(content, "element");
  const values = valuesOf(content.textual().values);
  return {
    required: alwaysIn(around, "element").has(name),
    attributes: allowed(attributeNames(inside), alwaysIn(inside, "attribute")),
    children: allowed(childNames(content), needed),
    ...(values && { values }),
  };
}

function describeAttribute(written: string, { inside, scope }: Place): Description | undefined {
  const name = attributeName(written, scope);
  const step = name === undefined ? undefined : inside.attribute(name);
  if (!step || name === undefined) return undefined;
  const values = valuesOf(step.values);
  const required = alwaysIn(inside, "attribute").has(name);
  return { required, attributes: [], children: [], ...(values && { values }) };
}

interface Place {
  readonly name: string;
  readonly scope: Scope;
  /** Among the siblings, and behind the element's name. */
  readonly around: State;
  readonly inside: State;
}

/** The place of an element: what its ancestors' attributes decide, its siblings aside. */
function placeOf(element: XmlElement, before: State): Place | undefined {
  const line: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent) line.unshift(at);
  let around: State | undefined = before;
  for (const one of line) {
    const scope = scopeOf(one, scopeAround(one));
    const name = elementName(one.name, scope);
    const inside: State | undefined = name === undefined ? undefined : around.child(name);
    if (!inside || name === undefined) return undefined;
    if (one === element) return { name, scope, around, inside };
    around = afterAttributes(one, inside, scope).endOfTag();
  }
  return undefined;
}

/** Behind the attributes of a start tag; one that is wrong decides nothing. */
function afterAttributes(element: XmlElement, inside: State, scope: Scope): State {
  let state = inside;
  for (const { name: written, value } of element.attributes) {
    const name = isDeclaration(written) ? undefined : attributeName(written, scope);
    const step = name === undefined ? undefined : state.attribute(name);
    const next = step && value !== undefined ? step.next(value) : step?.anyway();
    if (next && !next.isDead) state = next;
  }
  return state;
}

function allowed(names: readonly string[], required: ReadonlySet<string>): Allowed[] {
  return names.map((name) => ({ name: localName(name), required: required.has(name) }));
}

function valuesOf(patterns: readonly Pattern[]): Description["values"] {
  const expectation = expectationOf(patterns);
  return expectation.more ? undefined : expectationWords(expectation, []);
}

/** The names that stand in everything that a state allows. */
function alwaysIn(state: State, kind: "element" | "attribute"): ReadonlySet<string> {
  const [first, ...others] = state.alternatives.map(({ pattern }) => always(pattern, kind));
  return new Set([...(first ?? [])].filter((name) => others.every((other) => other.has(name))));
}

function always(pattern: Pattern, kind: "element" | "attribute"): ReadonlySet<string> {
  if (pattern.nullable) return new Set();
  switch (pattern.kind) {
    case "element":
      return new Set(kind === "element" && pattern.definition.names.names.length === 1 ? pattern.definition.names.names : []);
    case "attribute":
      return new Set(kind === "attribute" && pattern.names.names.length === 1 ? pattern.names.names : []);
    case "oneOrMore":
      return always(pattern.item, kind);
    case "group":
    case "interleave":
      return new Set(pattern.members.flatMap((member) => [...always(member, kind)]));
    case "choice": {
      const [first, ...others] = pattern.members.map((member) => always(member, kind));
      return new Set([...(first ?? [])].filter((name) => others.every((other) => other.has(name))));
    }
    default:
      return new Set();
  }
}
