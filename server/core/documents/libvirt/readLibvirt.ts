import type { SettingAddress } from "../../knowledge/address";
import { readXml } from "../../xml/readXml";
import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import type { DocumentModel, SourceFile, Subject, Value } from "../document";
import type { OpenOccurrence } from "../occurrence";
import { canonicalName } from "./canonicalName";
import { checkLibvirt } from "./checkLibvirt";
import { slotAt } from "./completion/slotAt";
import { describeLibvirt } from "./describeLibvirt";
import { novaRecordOf } from "./novaRecord";
import { isGuest, kindOf, knownRoot, rootNameOf } from "./recogniseLibvirt";
import { removeElement, writeValue } from "./writeLibvirt";

/** Deeper than any guest that libvirt reads; what lies below is no setting of anybody. */
const deepest = 100;

/** Reads a libvirt document of any kind. */
export function readLibvirt(file: SourceFile): DocumentModel | undefined {
  const name = rootNameOf(file.text);
  const root = name === undefined ? undefined : knownRoot(name, file.text);
  if (root === undefined) return undefined;
  const tree = readXml(file.text);
  const kind = kindOf(root, tree.roots[0]);
  if (!kind) return undefined;

  const occurrences: OpenOccurrence[] = [];
  const subjects = tree.roots.flatMap((element) => readRoot(element, kind.address, occurrences));
  return {
    file,
    kind: `libvirt-${root}`,
    layer: "kvm",
    templated: false,
    subjects,
    occurrences,
    faults: tree.faults,
    describe: (occurrence, context) => describeLibvirt(tree, kind.grammar, occurrence, context),
    check: (context) => checkLibvirt(file.text, tree, occurrences, kind.grammar, context),
    slotAt: (offset, context) => slotAt(file.text, tree, occurrences, kind.grammar, offset, context),
    write: (subject, address, value) => writeValue(occurrences, subject, address, value),
    remove: (occurrence, comment) => removeElement(file.text, occurrence, comment),
  };
}

/** A place to read: an element, its address, and whose it is. */
interface Pending {
  readonly element: XmlElement;
  readonly address: SettingAddress;
  readonly subject: Subject;
  readonly depth: number;
  readonly parent?: OpenOccurrence;
}

/** Reads one root and the guests in it; its occurrences, in the order of the text, go to the end of `occurrences`. */
function readRoot(root: XmlElement, address: SettingAddress, occurrences: OpenOccurrence[]): Subject[] {
  const subjects = [subjectOf(root)];
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const pending: Pending[] = subjects.map((subject) => ({ element: root, address, subject, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element, subject, depth, parent } = next;
    const occurrence = elementOccurrence(element, next.address, subject, parent);
    occurrences.push(occurrence);
    parent?.children.push(occurrence);
    for (const attribute of element.attributes) {
      if (/^xmlns(:|$)/.test(attribute.name)) continue;
      const child = attributeOccurrence(attribute, `${next.address}@${attribute.name}`, subject, occurrence);
      occurrences.push(child);
      occurrence.children.push(child);
    }
    if (depth === deepest) continue;
    const below = element.children.map((child): Pending => {
      if (depth === 0 && !isGuest(root) && isGuest(child)) {
        const guest = subjectOf(child);
        subjects.push(guest);
        return { element: child, address: "domain:", subject: guest, depth: 1, parent: occurrence };
      }
      const separator = next.address.endsWith(":") ? "" : "/";
      return {
        element: child,
        address: `${next.address}${separator}${canonicalName(child)}`,
        subject,
        depth: depth + 1,
        parent: occurrence,
      };
    });
    for (const place of below.reverse()) pending.push(place);
  }
  return subjects;
}

function subjectOf(element: XmlElement): Subject {
  const name = element.children
    .find((child) => child.name === "name")
    ?.texts.map(({ text }) => text)
    .join("")
    .trim();
  const named = { name: name ?? "", span: element.nameSpan };
  if (!isGuest(element)) return { kind: "definition", ...named };
  const type = element.attributes.find((a) => a.name === "type")?.value;
  const nova = novaRecordOf(element);
  return { kind: "guest", ...named, ...(type !== undefined && { type }), ...(nova && { nova }) };
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
