import type { DocumentModel } from "../documents/document";
import type { Context } from "../rules/rule";
import type { Span } from "../text/span";

/** One thing that may be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: "name" | "value";
  /** One line: what it does, or what the value means. */
  readonly detail: string;
  /** Markdown: the card of the setting. */
  readonly documentation?: string;
  /** Replaces the text of `span`. */
  readonly newText: string;
  readonly span: Span;
}

/** What may be written at an offset: the most likely first. */
export function complete(_model: DocumentModel, _offset: number, _context: Context): Suggestion[] {
  return [];
}
