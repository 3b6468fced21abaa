import type { DocumentModel } from "../documents/document";
import type { Context } from "../rules/rule";
import type { Span } from "../text/span";

/** `quiet`: at most one a line, at most 24 characters, only where the decider or counterpart is unique. */
export type HintMode = "off" | "quiet" | "full";

/** A word at the end of a line. */
export interface Hint {
  /** The offset of the line's end. */
  readonly offset: number;
  readonly label: string;
  /** Plain text: the whole of it. */
  readonly tooltip: string;
}

/** The hints whose lines lie in a range of the document. */
export function inlayHints(_model: DocumentModel, _range: Span, _mode: HintMode, _context: Context): Hint[] {
  return [];
}
