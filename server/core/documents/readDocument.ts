import type { DocumentModel, SourceFile } from "./document";
import { kinds } from "./kinds";

/**
 * Reads a text into its model; undefined for a file that is none of ours. Never throws. `before` is the model of the version before
 * this one, where there is one: it makes the reading faster and changes nothing of it.
 */
export function readDocument(file: SourceFile, before?: DocumentModel): DocumentModel | undefined {
  const next = before?.reread(file);
  if (next) return next;
  for (const kind of kinds) {
    const model = kind(file);
    if (model) return model;
  }
  return undefined;
}
