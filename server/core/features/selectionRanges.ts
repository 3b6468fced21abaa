import type { DocumentModel } from "../documents/document";
import type { Span } from "../text/span";

/** What is selected step by step around an offset, the smallest first, the whole text last. */
export function selectionRanges(model: DocumentModel, offset: number): Span[] {
  const ranges: Span[] = [{ start: 0, end: model.file.text.length }];
  for (const span of model.enclosing(offset)) {
    const around = ranges.at(-1);
    const isSmaller = around && span.end - span.start < around.end - around.start;
    if (isSmaller && around.start <= span.start && span.end <= around.end) ranges.push(span);
  }
  return ranges.reverse();
}
