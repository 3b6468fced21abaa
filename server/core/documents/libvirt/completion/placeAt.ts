import { type Span, touches } from "../../../text/span";
import type { XmlAttribute, XmlElement, XmlTree } from "../../../xml/xmlTree";
import { lineStartOf } from "./insertion";

/** What an offset of an XML text stands in. */
export type Place =
  | ContentPlace
  /** In the name of a start tag that is more than its name. */
  | { readonly kind: "name"; readonly span: Span; readonly element: XmlElement }
  | { readonly kind: "attribute"; readonly span: Span; readonly element: XmlElement; readonly self?: XmlAttribute }
  | { readonly kind: "value"; readonly span: Span; readonly element: XmlElement; readonly attribute: XmlAttribute }
  | { readonly kind: "endTag"; readonly span: Span; readonly element: XmlElement };

/** Between the children of an element, or where the root is to stand. */
export interface ContentPlace {
  readonly kind: "content";
  readonly span: Span;
  readonly parent?: XmlElement;
  /** The parent's children that stand before and behind. */
  readonly before: readonly XmlElement[];
  readonly after: readonly XmlElement[];
  /** Whether the `<` stands already. */
  readonly opened: boolean;
}

const nameBefore = /<(\/?)([\w:.-]*)$/;
const wordBefore = /[\w:.-]*$/;
const nameAfter = /^[\w:.-]*/;

/** Finds out what an offset stands in; nothing in comments, instructions and CDATA sections. */
export function placeAt(text: string, tree: XmlTree, offset: number): Place | undefined {
  if (inComment(tree, offset)) return undefined;
  const [typed = "", slash = "", name = ""] = nameBefore.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [];
  if (typed === "") return inTag(text, tree, offset) ?? inContent(text, tree, offset);
  const bracket = offset - typed.length;
  if (inText(innermost(tree, bracket), bracket, text)) return undefined;
  const span = { start: offset - name.length, end: offset + (nameAfter.exec(text.slice(offset, offset + 200))?.[0].length ?? 0) };
  return slash === "" ? inName(text, tree, bracket, span) : inEndTag(tree, bracket, span);
}

function inComment({ comments }: XmlTree, offset: number): boolean {
  return comments.some(({ span }) => span.start < offset && offset < span.end);
}

/** Says whether an offset stands in a CDATA section. */
function inText(element: XmlElement | undefined, offset: number, text: string): boolean {
  return !!element?.texts.some(
    ({ span }) => span.start < offset && offset < span.end && text.startsWith("<![CDATA[", span.start),
  );
}

/** The innermost element that an offset stands inside. */
function innermost(tree: XmlTree, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let next = holder(tree.roots, offset); next; next = holder(next.children, offset)) found = next;
  return found;
}

/** The one of some elements, ordered as in the text, that an offset stands inside: behind its `<` and before its end. */
function holder(elements: readonly XmlElement[], offset: number): XmlElement | undefined {
  const last = elements[countBefore(elements, offset) - 1];
  return last && (offset < last.whole.end || isOpenAt(last, offset)) ? last : undefined;
}

/** How many of some elements, ordered as in the text, begin before an offset. */
function countBefore(elements: readonly XmlElement[], offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.whole.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Says whether an element without end tag still stands open right behind its last content. */
function isOpenAt({ whole, selfClosing, endNameSpan }: XmlElement, offset: number): boolean {
  return offset === whole.end && !selfClosing && !endNameSpan;
}

function isFinished({ startTag }: XmlElement, text: string): boolean {
  return text[startTag.end - 1] === ">";
}

function inName(text: string, tree: XmlTree, bracket: number, span: Span): Place | undefined {
  const around = innermost(tree, bracket);
  const self = (around?.children ?? tree.roots).find(({ startTag }) => startTag.start === bracket);
  if (self && (isFinished(self, text) || self.attributes.some(({ value }) => value !== undefined) || self.endNameSpan))
    return { kind: "name", span, element: self };
  // A half-typed tag may have been read as holding what follows it.
  return { ...contentOf(around, tree, bracket, self), kind: "content", span, opened: true };
}

function contentOf(parent: XmlElement | undefined, tree: XmlTree, offset: number, without?: XmlElement) {
  const siblings = parent?.children ?? tree.roots;
  const count = countBefore(siblings, offset);
  const after = siblings.slice(count).filter((sibling) => sibling !== without);
  return { before: siblings.slice(0, count), after, ...(parent && { parent }) };
}

function inEndTag(tree: XmlTree, bracket: number, span: Span): Place | undefined {
  const around = innermost(tree, bracket) ?? tree.roots.at(-1);
  if (!around) return undefined;
  const closedHere = around.endNameSpan?.start === span.start;
  const open = closedHere ? around : unclosedBefore(around, bracket);
  return { kind: "endTag", span, element: open };
}

/** The innermost element before an offset that has no end tag. */
function unclosedBefore(around: XmlElement, offset: number): XmlElement {
  let open = around;
  for (;;) {
    const last = open.children[countBefore(open.children, offset) - 1];
    if (!last || last.selfClosing || last.endNameSpan) return open;
    open = last;
  }
}

/** The place inside a start tag, behind its name. */
function inTag(text: string, tree: XmlTree, offset: number): Place | undefined {
  const element = tagAround(text, tree, offset);
  if (!element) return undefined;
  for (const attribute of element.attributes) {
    const { valueSpan, nameSpan } = attribute;
    if (valueSpan && touches(valueSpan, offset)) return { kind: "value", span: valueSpan, element, attribute };
    if (touches(nameSpan, offset)) return { kind: "attribute", span: nameSpan, element, self: attribute };
    if (!valueSpan && nameSpan.end < offset && /^\s*=\s*$/.test(text.slice(nameSpan.end, offset)))
      return { kind: "value", span: { start: offset, end: offset }, element, attribute };
  }
  if (!/\s/.test(text.charAt(offset - 1))) return undefined;
  return { kind: "attribute", span: { start: offset, end: offset }, element };
}

/** The element in whose start tag an offset stands, behind the name. */
function tagAround(text: string, tree: XmlTree, offset: number): XmlElement | undefined {
  const around = innermost(tree, offset);
  const siblings = around?.children ?? tree.roots;
  // An unfinished tag goes on to the next markup, whatever its reader took for its end.
  const last = siblings[countBefore(siblings, offset) - 1];
  if (last && !isFinished(last, text) && !/[<>]/.test(text.slice(last.startTag.end, offset))) return last;
  if (!around || offset <= around.nameSpan.end) return undefined;
  if (isFinished(around, text)) return offset < around.startTag.end ? around : undefined;
  return /[<>]/.test(text.slice(around.startTag.end, offset)) ? undefined : around;
}

function inContent(text: string, tree: XmlTree, offset: number): Place | undefined {
  const outer = innermost(tree, offset);
  if (outer && (offset < outer.startTag.end || inText(outer, offset, text) || inTagsEnd(outer, offset))) return undefined;
  const parent = indentedUnder(text, outer ?? tree.roots.at(-1), offset) ?? outer;
  const word = wordBefore.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const start = offset - word.length;
  const end = offset + (nameAfter.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  return { ...contentOf(parent, tree, start), kind: "content", span: { start, end }, opened: false };
}

function inTagsEnd({ endNameSpan }: XmlElement, offset: number): boolean {
  return endNameSpan !== undefined && offset >= endNameSpan.start;
}

/** The element without end tag that a line belongs to by its indentation. */
function indentedUnder(text: string, around: XmlElement | undefined, offset: number): XmlElement | undefined {
  if (!around) return undefined;
  const open = unclosedBefore(around, offset);
  if (open === around && around.whole.end >= offset) return undefined;
  return columnOf(text, offset) > columnOf(text, open.startTag.start) ? open : undefined;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}
