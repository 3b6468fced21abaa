import type { Span } from "../../../text/span";
import type { XmlElement } from "../../../xml/xmlTree";
import type { Mention, Subject } from "../../document";
import { canonicalName } from "../canonicalName";
import { elementValue } from "../readOccurrences";
import { isGuest } from "../recogniseLibvirt";
import { anyBase, decimal, setParts } from "./numbers";
import { devicePlaces, diskList, type GuestKind, guestPlaces, type Naming, type Place } from "./places";

/** More ranges than anybody writes: the ids between their ends are looked for one by one. */
const mostRanges = 200;

/** A mention in a guest. */
export interface GuestMention extends Mention {
  readonly thing: Mention["thing"] & { readonly kind: GuestKind };
  /** Set where the name stands in a range of numbers, at an end or unwritten between them. */
  readonly isRange: boolean;
}

/** A range of numbers names those between its ends too. */
interface Range {
  readonly naming: Naming;
  readonly first: number;
  readonly last: number;
  readonly span: Span;
}

/**
 * Where the things that have a name inside a guest are named, in the order of the text; `address` is what the roots are. A
 * snapshot, checkpoint or backup names the disks of the guest that it holds.
 */
export function readMentions(
  roots: readonly XmlElement[],
  address: string,
  uri: string,
  subjects: ReadonlyMap<XmlElement, Subject>,
): GuestMention[] {
  return roots.flatMap((root) => {
    if (address.startsWith("domain:devices/"))
      return below(root, placesBelow([devicePlaces], root.name), uri, subjects.get(root));
    if (isGuest(root)) return below(root, [guestPlaces], uri, subjects.get(root));
    const guests = root.children.filter(isGuest);
    const subject = guests[0] && subjects.get(guests[0]);
    const disks = /^domain(snapshot|checkpoint|backup)$/.test(root.name) ? below(root, [diskList], uri, subject) : [];
    const inside = guests.flatMap((guest) => below(guest, [guestPlaces], uri, subjects.get(guest)));
    return [...disks, ...inside].sort(inOrder);
  });
}

function inOrder(a: Mention, b: Mention): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function below(top: XmlElement, topPlaces: readonly Place[], file: string, subject: Subject | undefined): GuestMention[] {
  const found: GuestMention[] = [];
  const ranges: Range[] = [];
  const owner = { file, ...(subject && { subject }) };
  const add = ({ kind, role }: Naming, name: string, span: Span, isRange = false) => {
    found.push({ thing: { kind, name, ...owner }, span, role, isRange });
  };

  const name = (element: XmlElement, naming: Naming) => {
    const written = nameIn(element, naming.attribute);
    if (!written) return;
    const { text, span } = written;
    const type = naming.controllerType?.(element);
    if (naming.controllerType && type === undefined) return;
    if (naming.form === "word") {
      if (text !== "") add(naming, text, span);
    } else if (naming.form === "set") {
      // With character references in it, nobody can say where a number stands.
      for (const { first, last, ends } of text.length === span.end - span.start ? setParts(text, span.start) : []) {
        const isRange = last !== first;
        add(naming, String(first), ends[0], isRange);
        if (!isRange) continue;
        add(naming, String(last), ends[1], isRange);
        ranges.push({ naming, first, last, span: { start: ends[0].start, end: ends[1].end } });
      }
    } else {
      const number = naming.form === "address" ? anyBase(text) : decimal(text);
      if (number !== undefined) add(naming, type === undefined ? String(number) : `${type} ${number}`, span);
    }
  };

  const visit = (element: XmlElement, places: readonly Place[]) => {
    for (const place of places) for (const naming of place.namings) name(element, naming);
    for (const child of element.children) {
      const inside = placesBelow(places, nameOf(child));
      if (inside.length > 0) visit(child, inside);
    }
  };

  visit(top, topPlaces);
  const declared = found.filter(({ role }) => role === "declares");
  for (const { naming, first, last, span } of ranges.slice(0, mostRanges))
    for (const { thing } of declared)
      if (thing.kind === naming.kind && first < Number(thing.name) && Number(thing.name) < last)
        add(naming, thing.name, span, true);
  return found.sort(inOrder);
}

/** What a child may name: as a child of that name, and as any device. */
function placesBelow(places: readonly Place[], name: string): Place[] {
  const found: Place[] = [];
  for (const place of places) {
    const own = place.below[name];
    const any = place.below["*"];
    if (own) found.push(own);
    if (any) found.push(any);
  }
  return found;
}

function nameOf(element: XmlElement): string {
  return element.name.includes(":") ? canonicalName(element) : element.name;
}

function nameIn(element: XmlElement, attribute: string | undefined): { readonly text: string; readonly span: Span } | undefined {
  if (attribute === undefined) {
    const value = elementValue(element);
    return value?.known ? value : undefined;
  }
  const found = element.attributes.find(({ name }) => name === attribute);
  return found?.value !== undefined && found.valueSpan ? { text: found.value, span: found.valueSpan } : undefined;
}
