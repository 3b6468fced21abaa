import type { Context, DocumentModel } from "../documents/document";
import type { Fix } from "../rules/rule";
import { say } from "../text/language";
import type { Span } from "../text/span";

/** The ways to write a part of a document otherwise that change nothing of what it means, such as a value as a parameter. */
export function refactorings(model: DocumentModel, part: Span, context: Context): Fix[] {
  if (model.templated) return [];
  return model
    .refactorings(part, context)
    .map(({ title, words, safe, edits }) => ({ title: say(title, context.language, words), safe, edits }));
}
