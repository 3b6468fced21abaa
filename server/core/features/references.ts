import type { Context, DocumentModel } from "../documents/document";
import { mentionAt, mentionsEverywhere, type Place } from "./mentions";

/** Where what is named at an offset is used, in every file that is known, and where it is declared if that is asked for. */
export function references(
  model: DocumentModel,
  offset: number,
  { withDeclaration }: { readonly withDeclaration: boolean },
  context: Context,
): Place[] {
  const asked = mentionAt(model, offset, context);
  if (!asked) return [];
  return mentionsEverywhere(model, asked.thing, context)
    .filter(({ mention }) => withDeclaration || mention.role === "uses")
    .map(({ model: at, mention }) => ({ uri: at.file.uri, span: mention.span }));
}
