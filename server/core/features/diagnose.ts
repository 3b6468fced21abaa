import type { DocumentModel } from "../documents/document";
import type { Context, Finding } from "../rules/rule";

/** Everything found wrong in a document, in the order of the text. */
export function diagnose(_model: DocumentModel, _context: Context): Finding[] {
  return [];
}
