import type { DocumentModel, Occurrence } from "../documents/document";
import { childOf, isAttribute, textOf } from "../documents/occurrence";
import { vocabularyOf } from "../knowledge/address";
import type { Span } from "../text/span";
import { essenceOf } from "./essence";

/** An entry of the outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "document" | "section" | "resource" | "element" | "property";
  readonly whole: Span;
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** How deep the outline of a guest goes: what a device or a resource is, is said in its own line. */
const deepest = 2;

/** The outline of a document: what it is made of, each told from its like in one line. */
export function documentSymbols(model: DocumentModel): OutlineEntry[] {
  return model.roots.map((root) => entryOf(root, 0));
}

function entryOf(occurrence: Occurrence, depth: number): OutlineEntry {
  const selection = occurrence.names[0] ?? occurrence.whole;
  const isLibvirt = !/^(heat|environment)$/.test(vocabularyOf(occurrence.address));
  const { name, detail } = isLibvirt ? elementLine(occurrence, depth) : entryLine(occurrence);
  const hasChildren = depth < (isLibvirt ? deepest : 1);
  return {
    name,
    detail,
    kind: kindOf(occurrence),
    whole: occurrence.whole,
    selection,
    children: hasChildren ? childrenOf(occurrence).map((child) => entryOf(child, depth + 1)) : [],
  };
}

function childrenOf({ children }: Occurrence): readonly Occurrence[] {
  return children.filter((child) => child.key !== "" && !isAttribute(child) && !child.address.startsWith("heat:function/"));
}

interface Line {
  readonly name: string;
  readonly detail: string;
}

/** "disk vda" and "virtio · /var/lib/…"; elements without an essence of their own show their text or a name. */
function elementLine(occurrence: Occurrence, depth: number): Line {
  const { key, subject } = occurrence;
  if (depth === 0) return { name: key, detail: subject.name };
  const essence = essenceOf(occurrence);
  const text = [textOf(occurrence), textOf(childOf(occurrence, "@unit"))].filter(Boolean).join(" ") || undefined;
  const more = essence ? [...essence.more, text] : [text ?? textOf(childOf(occurrence, "@name"))];
  return { name: [key, essence?.which].filter(Boolean).join(" "), detail: shown(more, occurrence) };
}

/** A resource with its type, a parameter with its type and default, an output with what it gives. */
function entryLine(occurrence: Occurrence): Line {
  const { key, subject, address } = occurrence;
  if (subject.type !== undefined && address === `heat:${subject.type}`) return { name: key, detail: subject.type };
  if (address !== "heat:parameter") return { name: key, detail: shown([textOf(occurrence)], occurrence) };
  const hidden = childOf(occurrence, "hidden");
  const fallback = hidden ? undefined : textOf(childOf(occurrence, "default"));
  const type = textOf(childOf(occurrence, "type"));
  return { name: key, detail: shown([fallback === undefined ? type : `${type ?? ""} = ${fallback}`], occurrence) };
}

const longest = 80;

function shown(words: readonly (string | undefined)[], occurrence: Occurrence): string {
  if (isSecret(occurrence)) return "";
  const line = words.filter(Boolean).join(" · ").replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

const isSecret = ({ key }: Occurrence) => /passw|secret|token|private_key/i.test(key);

function kindOf({ address, parent, children, subject }: Occurrence): OutlineEntry["kind"] {
  if (!parent && address === "domain:") return "document";
  if (address === `heat:${subject.type ?? ""}`) return "resource";
  if (!parent) return "section";
  return children.length > 0 && !address.startsWith("heat:") ? "element" : "property";
}
