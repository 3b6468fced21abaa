import { keyOf, parseElementPath, vocabularyOf } from "../knowledge/address";
import type { SelectorTest } from "../knowledge/addressIndex";
import type { Occurrence } from "./document";

/** An occurrence while its document is being read; readers hand it on as an `Occurrence`. */
export type OpenOccurrence = Occurrence & { readonly children: Occurrence[] };

/** An occurrence's value as text; undefined where it has none or it cannot be known. */
export function textOf(occurrence: Occurrence | undefined): string | undefined {
  return occurrence?.value?.known ? occurrence.value.text : undefined;
}

/** The child of that name: an attribute with a leading `@`, else an element, property or key. */
export function childOf(occurrence: Occurrence, name: string): Occurrence | undefined {
  const attribute = name.startsWith("@");
  const key = attribute ? name.slice(1) : name;
  for (const child of occurrence.children) if (child.isAttribute === attribute && child.key === key) return child;
  return undefined;
}

function isElementVocabulary(address: string): boolean {
  const vocabulary = vocabularyOf(address);
  return vocabulary === "domain" || vocabulary.startsWith("libvirt-");
}

/** The occurrence and its ancestors, the outermost first. */
export function lineage(occurrence: Occurrence): Occurrence[] {
  const line: Occurrence[] = [];
  for (let at: Occurrence | undefined = occurrence; at; at = at.parent) line.unshift(at);
  return line;
}

/** Answers selectors from the attributes that stand on the elements around a place of a libvirt document. */
export function selectorTestOf(occurrence: Occurrence): SelectorTest | undefined {
  if (!isElementVocabulary(occurrence.address)) return undefined;
  let elements: readonly Occurrence[] | undefined;
  return (depth, name, value) => {
    elements ??= elementsBelowRoot(occurrence);
    const element = elements[depth];
    return element !== undefined && textOf(childOf(element, `@${name}`)) === value;
  };
}

/** The elements that the steps of an occurrence's address stand for. */
function elementsBelowRoot(occurrence: Occurrence): readonly Occurrence[] {
  const line = lineage(occurrence);
  const { steps } = parseElementPath(keyOf(occurrence.address));
  return line.slice(line.length - steps.length - (occurrence.isAttribute ? 1 : 0));
}
