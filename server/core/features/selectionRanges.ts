import type { DocumentModel } from "../documents/document";
import type { Span } from "../text/span";

/** What a growing selection takes in step by step around an offset: each larger than the one before, the whole text last. */
export function selectionRanges(model: DocumentModel, offset: number): Span[] {
  const ranges: Span[] = [];
  for (const part of [...model.partsAround(offset), { start: 0, end: model.file.text.length }]) {
    const last = ranges.at(-1);
    const grows = !last || (part.start <= last.start && last.end <= part.end && part.end - part.start > last.end - last.start);
    if (grows && part.end > part.start) ranges.push(part);
  }
  return ranges;
}
