import type { XmlElement } from "../../xml/xmlTree";
import type { Subject } from "../document";
import { novaRecordOf } from "./novaRecord";
import { isGuest } from "./recogniseLibvirt";

/** What a document's settings belong to: each root, and the guests inside a status file or a snapshot. */
export function subjectsOf(roots: readonly XmlElement[]): ReadonlyMap<XmlElement, Subject> {
  const elements = roots.flatMap((root) => [root, ...(isGuest(root) ? [] : root.children.filter(isGuest))]);
  return new Map(elements.map((element) => [element, subjectOf(element)]));
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
