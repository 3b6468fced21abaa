import type { XmlElement } from "../xml/xmlTree";
import { visit } from "./expected";
import { localName } from "./nameClass";
import type { Definition, Pattern } from "./pattern";
import type { State } from "./state";

/** Where a grammar lets the elements of a name stand. */
export interface Place {
  readonly definition: Definition;
  readonly parent: Definition;
}

const indexes = new WeakMap<State, ReadonlyMap<string, readonly Place[]>>();

/** The places of every element that a kind of document knows, by name. */
export function placesIn(before: State): ReadonlyMap<string, readonly Place[]> {
  let places = indexes.get(before);
  if (!places) {
    places = collect(before);
    indexes.set(before, places);
  }
  return places;
}

function collect(before: State): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const seen = new Set<Definition>();
  const waiting: Definition[] = [];
  const enter = (pattern: Pattern, parent?: Definition): void => {
    visit(pattern, (part) => {
      if (part.kind !== "element") return;
      const { definition } = part;
      for (const name of parent ? definition.names.names : []) {
        if (parent) places.set(name, [...(places.get(name) ?? []), { definition, parent }]);
      }
      if (!seen.has(definition)) waiting.push(definition);
      seen.add(definition);
    });
  };
  for (const { pattern } of before.alternatives) enter(pattern);
  for (let next = waiting.pop(); next; next = waiting.pop()) enter(next.content, next);
  return places;
}

/** The names of the elements that may hold an element of that name, where they can be listed. */
export function parentNames(places: readonly Place[]): string[] {
  return [...new Set(places.flatMap(({ parent }) => parent.names.names.map(localName)))];
}

/** The names that stand in an element: of many misplaced siblings each one asks. */
const namesInside = new WeakMap<XmlElement, ReadonlySet<string>>();

/** So far up a place is at hand; no document that is meant so is deeper. */
const highest = 20;

/** The nearest element around or beside another one that has one of the names. */
export function nearestPlace(element: XmlElement, names: readonly string[]): XmlElement | undefined {
  let inner = element;
  for (let around = element.parent, level = 0; around && level < highest; inner = around, around = around.parent, level++) {
    if (around !== element.parent && names.includes(around.name)) return around;
    const beside = holdsOneOf(around, names) && besideOf(inner, around.children, names);
    if (beside) return beside;
  }
  return undefined;
}

function holdsOneOf(parent: XmlElement, names: readonly string[]): boolean {
  let inside = namesInside.get(parent);
  if (!inside) {
    inside = new Set(parent.children.map(({ name }) => name));
    namesInside.set(parent, inside);
  }
  return names.some((name) => inside.has(name));
}

/** The nearest sibling of one of the names, one before rather than one behind. */
function besideOf(element: XmlElement, siblings: readonly XmlElement[], names: readonly string[]): XmlElement | undefined {
  const at = siblings.indexOf(element);
  const isMeant = ({ name }: XmlElement): boolean => names.includes(name);
  return siblings.slice(0, at).reverse().find(isMeant) ?? siblings.slice(at + 1).find(isMeant);
}
