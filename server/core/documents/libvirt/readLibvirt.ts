import type { SettingAddress } from "../../knowledge/address";
import { readXml } from "../../xml/readXml";
import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import type { DocumentModel, SourceFile, Subject, Value } from "../document";
import type { OpenOccurrence } from "../occurrence";
import { canonicalName } from "./canonicalName";
import { novaRecordOf } from "./novaRecord";
import { guestsIn, isLibvirts, knownRoot, rootNameOf } from "./recogniseLibvirt";
import { removeElement, writeValue } from "./writeLibvirt";

/** Deeper than any guest that libvirt reads; what lies below is no setting of anybody. */
const deepest = 100;

/** Reads a libvirt document: any kind is named, a guest's settings are read. */
export function readLibvirt(file: SourceFile): DocumentModel | undefined {
  const name = rootNameOf(file.text);
  const root = name === undefined ? undefined : knownRoot(name, file.text);
  if (root === undefined) return undefined;
  const tree = readXml(file.text);
  const first = tree.roots[0];
  if (name === root && !(first && isLibvirts(root, first))) return undefined;

  const occurrences: OpenOccurrence[] = [];
  const subjects = tree.roots.flatMap(guestsIn).map((guest) => readGuest(guest, occurrences));
  return {
    file,
    kind: `libvirt-${root}`,
    layer: "kvm",
    templated: false,
    subjects,
    occurrences,
    faults: tree.faults,
    slotAt: () => undefined,
    write: (subject, address, value) => writeValue(occurrences, subject, address, value),
    remove: (occurrence, comment) => removeElement(file.text, occurrence, comment),
  };
}

/** Reads one guest; its occurrences, in the order of the text, go to the end of `all`. */
function readGuest(guest: XmlElement, all: OpenOccurrence[]): Subject {
  const type = guest.attributes.find((a) => a.name === "type")?.value;
  const name = guest.children
    .find((child) => child.name === "name")
    ?.texts.map((t) => t.text)
    .join("");
  const nova = novaRecordOf(guest);
  const subject: Subject = {
    kind: "guest",
    name: name?.trim() ?? "",
    span: guest.nameSpan,
    ...(type !== undefined && { type }),
    ...(nova && { nova }),
  };
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const pending: {
    readonly element: XmlElement;
    readonly path: string;
    readonly depth: number;
    readonly parent?: OpenOccurrence;
  }[] = [{ element: guest, path: "", depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element, path, depth, parent } = next;
    const occurrence = elementOccurrence(element, `domain:${path}`, subject, parent);
    all.push(occurrence);
    parent?.children.push(occurrence);
    for (const attribute of element.attributes) {
      if (/^xmlns(:|$)/.test(attribute.name)) continue;
      const child = attributeOccurrence(attribute, `domain:${path}@${attribute.name}`, subject, occurrence);
      all.push(child);
      occurrence.children.push(child);
    }
    if (depth === deepest) continue;
    for (const child of [...element.children].reverse()) {
      const step = canonicalName(child);
      pending.push({ element: child, path: path === "" ? step : `${path}/${step}`, depth: depth + 1, parent: occurrence });
    }
  }
  return subject;
}

function elementOccurrence(
  element: XmlElement,
  address: SettingAddress,
  subject: Subject,
  parent?: OpenOccurrence,
): OpenOccurrence {
  const value = elementValue(element);
  return {
    address,
    key: canonicalName(element),
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

function attributeOccurrence(
  attribute: XmlAttribute,
  address: SettingAddress,
  subject: Subject,
  parent: OpenOccurrence,
): OpenOccurrence {
  const { name, nameSpan, value, valueSpan, whole } = attribute;
  return {
    address,
    key: name,
    subject,
    parent,
    children: [],
    names: [nameSpan],
    whole,
    ...(value !== undefined && valueSpan && { value: { known: true, text: value, span: valueSpan } }),
  };
}
