import type { Context, DocumentModel } from "../documents/document";
import { isSame } from "../documents/mention";
import type { Span } from "../text/span";
import { mentionAt, ownerOf } from "./mentionAt";

/** A place in a document. */
export interface Location {
  readonly model: DocumentModel;
  readonly span: Span;
}

export interface Definition extends Location {
  /** The name from which it was asked. */
  readonly from: Span;
}

/** Where what stands under a cursor is declared: in this file or another one; several where one index names several controllers. */
export function definition(model: DocumentModel, offset: number, context: Context): Definition[] {
  const mention = mentionAt(model, offset, context);
  const owner = mention && ownerOf(mention.thing, model, context);
  if (!mention || !owner) return [];
  return owner
    .mentions(context)
    .filter(({ role, thing }) => role === "declares" && isSame(thing, mention.thing))
    .map(({ span }) => ({ model: owner, span, from: mention.span }));
}
