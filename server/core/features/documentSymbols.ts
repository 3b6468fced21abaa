import type { DocumentModel } from "../documents/document";
import type { Span } from "../text/span";

/** An entry of the outline. */
export interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "document" | "section" | "resource" | "element" | "property";
  readonly whole: Span;
  readonly selection: Span;
  readonly children: readonly Symbol[];
}

/** The outline of a document. */
export function documentSymbols(_model: DocumentModel): Symbol[] {
  return [];
}
