import type { Context, DocumentModel, Mention } from "../documents/document";
import { isSame } from "../documents/mention";
import type { Span } from "../text/span";
import { mentionAt } from "./mentionAt";

/** A place that stands out while the cursor is on a name. */
export interface Highlight {
  readonly span: Span;
  readonly role: Mention["role"];
}

/** The places in a document that mention what stands under a cursor. */
export function documentHighlights(model: DocumentModel, offset: number, context: Context): Highlight[] {
  const mention = mentionAt(model, offset, context);
  if (!mention) return [];
  return model
    .mentions(context)
    .filter(({ thing }) => isSame(thing, mention.thing))
    .map(({ span, role }) => ({ span, role }));
}
