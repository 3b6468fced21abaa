import { textOf } from "../../../server/core/grammar/validate";
import { applyEdits, type Edit } from "../../../server/core/text/span";
import { readXml } from "../../../server/core/xml/readXml";
import type { XmlElement } from "../../../server/core/xml/xmlTree";
import { type Compared, refusals } from "./compare";
import { oracles } from "./oracles";

/** Why xmllint refuses what jing accepts, found out by asking it again. */
export type Cause = "white space around a value" | "something else";

/** Asks xmllint about each document again, without the white space around its values. */
export function causesOf(split: readonly Compared[]): Map<Compared, Cause> {
  const xmllint = oracles.filter(({ name }) => name === "xmllint");
  const causes = new Map<Compared, Cause>();
  for (const kind of new Set(split.map((one) => one.kind))) {
    const ofKind = split.filter((one) => one.kind === kind);
    const [refused = []] = refusals(
      kind,
      ofKind.map(({ text }) => withoutSpace(text)),
      xmllint,
    );
    ofKind.forEach((one, at) => {
      causes.set(one, refused[at] ? "something else" : "white space around a value");
    });
  }
  return causes;
}

function withoutSpace(text: string): string {
  return applyEdits(text, readXml(text).roots.flatMap(editsIn));
}

function editsIn(element: XmlElement): Edit[] {
  const { attributes, children, texts, startTag } = element;
  const values = attributes.flatMap(({ valueSpan, value = "" }) =>
    valueSpan && value.trim() !== value ? [{ span: valueSpan, newText: escaped(value.trim()) }] : [],
  );
  const last = texts.at(-1);
  const value = textOf(element);
  const isLeaf = last !== undefined && children.length === 0;
  const content: Edit[] = isLeaf ? [{ span: { start: startTag.end, end: last.span.end }, newText: escaped(value.trim()) }] : [];
  return [...values, ...content, ...children.flatMap(editsIn)];
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;").replace(/'/g, "&apos;");
}
