import type { DocumentModel } from "../documents/document";
import type { LineIndex } from "../text/lineIndex";

/** Lines that an editor folds away behind the first of them, which stays. */
export interface FoldingRange {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly isComment: boolean;
}

/** What can be folded away: of what begins in one line, the outermost. */
export function foldingRanges(model: DocumentModel, lines: LineIndex): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let lastBegun = -1;
  for (const { start, end, isComment = false } of model.folds()) {
    const firstLine = lines.positionAt(start).line;
    const lastLine = lines.positionAt(end).line;
    if (lastLine <= firstLine || firstLine === lastBegun) continue;
    lastBegun = firstLine;
    ranges.push({ firstLine, lastLine, isComment });
  }
  return ranges;
}
