import type { DocumentModel, Occurrence } from "../documents/document";
import { childOf, isAttribute, textOf } from "../documents/occurrence";
import type { Span } from "../text/span";

/** An entry of the outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "document" | "section" | "resource" | "element" | "property";
  readonly whole: Span;
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** The outline of a document: its settings as they nest, attributes and calls of functions left out. */
export function documentSymbols(model: DocumentModel): OutlineEntry[] {
  return model.occurrences.filter((occurrence) => !occurrence.parent).map(entryOf);
}

function entryOf(occurrence: Occurrence): OutlineEntry {
  const selection = occurrence.names[0] ?? occurrence.whole;
  return {
    name: occurrence.key,
    detail: detailOf(occurrence),
    kind: kindOf(occurrence),
    whole: occurrence.whole,
    selection,
    children: occurrence.children.filter((child) => child.key !== "" && !isAttribute(child) && !isCall(child)).map(entryOf),
  };
}

const isCall = ({ address }: Occurrence) => address.startsWith("heat:function/");

/** What tells like-named entries apart: a guest's name, a device's target, a resource's type, a short value. */
function detailOf(occurrence: Occurrence): string {
  if (occurrence.address === "domain:") return occurrence.subject.name;
  if (occurrence.subject.type !== undefined && occurrence.address === `heat:${occurrence.subject.type}`)
    return occurrence.subject.type;
  const target = childOf(occurrence, "target");
  const told =
    textOf(occurrence) ??
    (target && textOf(childOf(target, "@dev"))) ??
    textOf(childOf(occurrence, "@type")) ??
    textOf(childOf(occurrence, "@name"));
  return told !== undefined && told.length <= 60 && !isSecret(occurrence) ? told.replace(/\s+/g, " ") : "";
}

const isSecret = ({ key }: Occurrence) => /passw|secret|token|private_key/i.test(key);

function kindOf({ address, parent, children, subject }: Occurrence): OutlineEntry["kind"] {
  if (address === "domain:") return "document";
  if (address === `heat:${subject.type ?? ""}`) return "resource";
  if (!parent) return "section";
  return address.startsWith("domain:") && children.length > 0 ? "element" : "property";
}
