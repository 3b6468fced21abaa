import { type Span, touches } from "../../text/span";
import type { XmlElement, XmlTree } from "../../xml/xmlTree";
import type { Fold } from "../document";

/** Elements and comments; the line of an end tag of its own stays in sight. */
export function foldsOf({ roots, comments }: XmlTree, text: string): Fold[] {
  const folds: Fold[] = comments.map(({ span }) => ({ span, isComment: true }));
  const pending = [...roots];
  for (let element = pending.pop(); element; element = pending.pop()) {
    const { whole, children, endNameSpan } = element;
    let { end } = whole;
    if (endNameSpan) {
      end = endNameSpan.start - "</".length;
      while (end > whole.start && /\s/.test(text.charAt(end - 1))) end--;
    }
    folds.push({ span: { start: whole.start, end }, isComment: false });
    for (const child of children) pending.push(child);
  }
  return folds.sort((a, b) => a.span.start - b.span.start);
}

/** From the name or value under a cursor out to the root. */
export function partsAround({ roots }: XmlTree, offset: number): Span[] {
  const parts: Span[] = [];
  for (let element = elementAt(roots, offset); element; ) {
    parts.unshift(...partsOf(element, offset));
    const inner: XmlElement | undefined = elementAt(element.children, offset);
    element = inner;
  }
  return parts;
}

const elementAt = (among: readonly XmlElement[], offset: number) => among.find(({ whole }) => touches(whole, offset));

/** The parts of one element that hold an offset, the smallest first. */
function partsOf(element: XmlElement, offset: number): Span[] {
  const { attributes, nameSpan, endNameSpan, startTag, whole } = element;
  const attribute = attributes.find((one) => touches(one.whole, offset));
  const content = { start: startTag.end, end: endNameSpan ? endNameSpan.start - "</".length : whole.end };
  const words = attribute ? [attribute.nameSpan, attribute.valueSpan, attribute.whole] : [nameSpan, endNameSpan];
  const parts = [...words, startTag, ...(endNameSpan ? [content] : []), whole];
  return parts.flatMap((span) => (span && touches(span, offset) ? [span] : []));
}
