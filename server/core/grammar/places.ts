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

/** The nearest element around or beside another one that has one of the names. */
export function nearestPlace(element: XmlElement, names: readonly string[]): XmlElement | undefined {
  let inner = element;
  for (let around = element.parent; around; inner = around, around = around.parent) {
    if (around !== element.parent && names.includes(around.name)) return around;
    const at = around.children.indexOf(inner);
    const before = around.children.slice(0, at).reverse();
    const beside = [...before, ...around.children.slice(at + 1)].find(({ name }) => names.includes(name));
    if (beside) return beside;
  }
  return undefined;
}
