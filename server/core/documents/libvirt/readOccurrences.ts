import type { SettingAddress } from "../../knowledge/address";
import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import type { Occurrence, Subject, Value } from "../document";
import type { OpenOccurrence } from "../occurrence";
import { canonicalName } from "./canonicalName";

/** Deeper than any guest that libvirt reads; what lies below is no setting of anybody. */
const deepest = 100;

/** A place to read: an element, its address, and whose it is. */
interface Pending {
  readonly element: XmlElement;
  readonly name: string;
  readonly address: SettingAddress;
  readonly subject: Subject;
  readonly depth: number;
  /** Some element around it, or itself, declares a default namespace: then a name without a prefix may have one too. */
  readonly defaulted: boolean;
  readonly parent?: OpenOccurrence;
}

/** Reads the settings of a document in the order of the text. */
export function readOccurrences(
  roots: readonly XmlElement[],
  address: SettingAddress,
  subjects: ReadonlyMap<XmlElement, Subject>,
): Occurrence[] {
  const occurrences: OpenOccurrence[] = [];
  for (const root of roots) readRoot(root, address, subjects, occurrences);
  return occurrences;
}

function readRoot(
  root: XmlElement,
  address: SettingAddress,
  subjects: ReadonlyMap<XmlElement, Subject>,
  occurrences: OpenOccurrence[],
): void {
  const subject = subjects.get(root);
  if (!subject) return;
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const pending: Pending[] = [{ element: root, name: root.name, address, subject, depth: 0, defaulted: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const occurrence = elementOccurrence(next);
    occurrences.push(occurrence);
    next.parent?.children.push(occurrence);
    for (const attribute of next.element.attributes) {
      if (attribute.name.startsWith("xmlns") && /^xmlns(:|$)/.test(attribute.name)) continue;
      const child = attributeOccurrence(attribute, occurrence);
      occurrences.push(child);
      occurrence.children.push(child);
    }
    if (next.depth === deepest) continue;
    const { children } = next.element;
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) pending.push(below(child, next, occurrence, subjects));
    }
  }
}

/** A child's place; a guest inside another document begins addresses of its own. */
function below(
  element: XmlElement,
  { address, subject, depth, defaulted: around }: Pending,
  parent: OpenOccurrence,
  subjects: ReadonlyMap<XmlElement, Subject>,
): Pending {
  const defaulted = around || element.attributes.some(({ name }) => name === "xmlns");
  const name = defaulted || element.name.includes(":") ? canonicalName(element) : element.name;
  const guest = subjects.get(element);
  if (guest) return { element, name, address: "domain:", subject: guest, depth: 1, parent, defaulted };
  const separator = address.endsWith(":") ? "" : "/";
  return { element, name, address: `${address}${separator}${name}`, subject, depth: depth + 1, parent, defaulted };
}

function elementOccurrence({ element, name, address, subject, parent }: Pending): OpenOccurrence {
  const value = elementValue(element);
  return {
    address,
    key: name,
    subject,
    children: [],
    names: element.endNameSpan ? [element.nameSpan, element.endNameSpan] : [element.nameSpan],
    whole: element.whole,
    ...(parent && { parent }),
    ...(value && { value }),
  };
}

/** An element's text, where it holds nothing else. */
function elementValue(element: XmlElement): Value | undefined {
  const [first, last] = [element.texts[0], element.texts.at(-1)];
  if (!first || !last || element.children.length > 0) return undefined;
  const text = element.texts.map((t) => t.text).join("");
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const whole = { start: first.span.start, end: last.span.end };
  if (element.texts.length > 1 || whole.end - whole.start !== text.length) return { known: true, text: trimmed, span: whole };
  const start = whole.start + text.indexOf(trimmed);
  return { known: true, text: trimmed, span: { start, end: start + trimmed.length } };
}

function attributeOccurrence({ name, nameSpan, value, valueSpan, whole }: XmlAttribute, parent: OpenOccurrence): OpenOccurrence {
  return {
    address: `${parent.address}@${name}`,
    key: name,
    subject: parent.subject,
    parent,
    children: [],
    names: [nameSpan],
    whole,
    ...(value !== undefined && valueSpan && { value: { known: true, text: value, span: valueSpan } }),
  };
}
