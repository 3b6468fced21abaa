import type { Context, DocumentModel } from "../documents/document";
import type { Location } from "./definition";
import { mentionAt, placesOf } from "./mentionAt";

/** Everywhere that what stands under a cursor is used, in all files that are known; with its declarations where wanted. */
export function references(model: DocumentModel, offset: number, context: Context, withDeclarations: boolean): Location[] {
  const mention = mentionAt(model, offset, context);
  if (!mention) return [];
  return placesOf(mention.thing, model, context)
    .filter(({ mention: { role } }) => withDeclarations || role === "uses")
    .map(({ model: one, mention: { span } }) => ({ model: one, span }));
}
