import { type Span, touches } from "../text/span";
import type { XmlElement, XmlTree } from "./xmlTree";

/** The parts of a document around an offset, the largest first: element, its content or its start tag, attribute, value or name. */
export function xmlEnclosing({ roots, comments }: XmlTree, offset: number): Span[] {
  const spans: Span[] = [];
  let among = roots;
  for (let element = elementAt(among, offset); element; element = elementAt(among, offset)) {
    spans.push(element.whole);
    const content = contentOf(element);
    if (content && touches(content, offset)) {
      spans.push(content);
      const text = element.texts.find(({ span }) => touches(span, offset));
      if (text && element.children.length === 0) spans.push(text.span);
    } else spans.push(...inTags(element, offset));
    among = element.children;
  }
  const comment = comments.find(({ span }) => span.start < offset && offset < span.end);
  if (comment) spans.push(comment.span);
  return spans;
}

function elementAt(among: readonly XmlElement[], offset: number): XmlElement | undefined {
  let low = 0;
  let high = among.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((among[middle]?.whole.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  // Right behind an element its end is still touched, unless the next one begins there.
  const [before, next] = [among[low - 1], among[low]];
  if (next && next.whole.start <= offset) return next;
  return before && before.whole.end === offset ? before : undefined;
}

/** What stands between an element's tags. */
function contentOf({ startTag, endNameSpan, whole, selfClosing }: XmlElement): Span | undefined {
  if (selfClosing) return undefined;
  return { start: startTag.end, end: endNameSpan ? endNameSpan.start - 2 : whole.end };
}

function inTags({ startTag, nameSpan, endNameSpan, attributes }: XmlElement, offset: number): Span[] {
  if (endNameSpan && touches(endNameSpan, offset)) return [endNameSpan];
  if (!touches(startTag, offset)) return [];
  if (touches(nameSpan, offset)) return [startTag, nameSpan];
  const attribute = attributes.find(({ whole }) => touches(whole, offset));
  if (!attribute) return [startTag];
  const part = [attribute.valueSpan, attribute.nameSpan].find((span) => span && touches(span, offset));
  return part ? [startTag, attribute.whole, part] : [startTag, attribute.whole];
}
