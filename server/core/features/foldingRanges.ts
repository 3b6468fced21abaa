import type { DocumentModel } from "../documents/document";
import { LineIndex } from "../text/lineIndex";

/** Lines that may be folded away behind the first of them; from 0, the last one folded too. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly isComment: boolean;
}

/** What may be folded in a document: of several parts that begin on a line the longest. */
export function foldingRanges(model: DocumentModel): FoldingRange[] {
  const lines = new LineIndex(model.file.text);
  const ranges = new Map<number, FoldingRange>();
  for (const { span, isComment } of model.folds()) {
    const first = lines.positionAt(span.start).line;
    const last = lines.positionAt(span.end).line;
    if (last > (ranges.get(first)?.last ?? first)) ranges.set(first, { first, last, isComment });
  }
  return [...ranges.values()];
}
