import type { Context, DocumentModel } from "../documents/document";
import type { Span } from "../text/span";
import { mentionAt, mentionsIn } from "./mentions";

/** A place in this file that names the same thing. */
export interface Highlight {
  readonly span: Span;
  /** Declared here, or used. */
  readonly kind: "write" | "read";
}

/** Where this file names what is named at an offset. */
export function documentHighlights(model: DocumentModel, offset: number, context: Context): Highlight[] {
  const asked = mentionAt(model, offset, context);
  if (!asked) return [];
  return mentionsIn(model, asked.thing, context).map(({ mention: { span, role } }) => ({
    span,
    kind: role === "declares" ? "write" : "read",
  }));
}
