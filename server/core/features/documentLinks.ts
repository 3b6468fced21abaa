import type { DocumentModel } from "../documents/document";
import type { Context } from "../rules/rule";
import type { Span } from "../text/span";

/** A link from a name to its official page. */
export interface Link {
  readonly span: Span;
  readonly url: string;
  readonly tooltip: string;
}

/** Links to the official pages of the settings in a document. */
export function documentLinks(_model: DocumentModel, _context: Context): Link[] {
  return [];
}
