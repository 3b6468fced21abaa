import type { Edit, Span } from "../text/span";
import type { XmlAttribute, XmlElement } from "../xml/xmlTree";
import { isBlank } from "./derivative";

/** Gives an element another name, in its end tag too. */
export function renameElement({ nameSpan, endNameSpan }: XmlElement, name: string): Edit[] {
  const start = { span: nameSpan, newText: name };
  return endNameSpan ? [start, { span: endNameSpan, newText: name }] : [start];
}

/** Takes an attribute away, with the space before it. */
export function removeAttribute(element: XmlElement, { whole }: XmlAttribute): Edit[] {
  const before = element.attributes.map((other) => other.whole.end).filter((end) => end <= whole.start);
  return [{ span: { start: Math.max(element.nameSpan.end, ...before), end: whole.end }, newText: "" }];
}

/** Adds an attribute behind those that are there. */
export function addAttribute(element: XmlElement, name: string, value: string): Edit[] {
  const at = Math.max(element.nameSpan.end, ...element.attributes.map(({ whole }) => whole.end));
  return [{ span: { start: at, end: at }, newText: ` ${name}="${value}"` }];
}

/** Takes an element away, with the white space before it. */
export function removeElement(element: XmlElement): Edit[] {
  return [{ span: { start: blankBefore(element).start, end: element.whole.end }, newText: "" }];
}

/** Adds an element of that name at the end of another one; nothing where that has no content to add to. */
export function addElement(parent: XmlElement, name: string, text: string): Edit[] | undefined {
  const last = parent.children.at(-1);
  if (!last) return undefined;
  const blank = blankBefore(last);
  const at = last.whole.end;
  return [{ span: { start: at, end: at }, newText: `${text.slice(blank.start, blank.end)}<${name}/>` }];
}

/** Moves an element to the end of another one; nothing where that has no children to stand behind. */
export function moveElement(element: XmlElement, place: XmlElement, text: string): Edit[] | undefined {
  const last = place.children.filter((child) => child !== element).at(-1);
  if (!last) return undefined;
  const blank = blankBefore(last);
  const at = last.whole.end;
  const moved = text.slice(blank.start, blank.end) + text.slice(element.whole.start, element.whole.end);
  return [...removeElement(element), { span: { start: at, end: at }, newText: moved }];
}

/** The white space before an element, as far as nothing else stands there. */
function blankBefore({ whole, parent }: XmlElement): Span {
  const text = parent?.texts.find(({ span }) => span.end === whole.start);
  return text && isBlank(text.text) ? text.span : { start: whole.start, end: whole.start };
}
