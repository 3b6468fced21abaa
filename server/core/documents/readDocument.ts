import type { DocumentModel, SourceFile } from "./document";
import { kinds } from "./kinds";

/** Reads a text into its model; undefined for a file that is none of ours. Never throws. */
export function readDocument(file: SourceFile): DocumentModel | undefined {
  for (const kind of kinds) {
    const model = kind(file);
    if (model) return model;
  }
  return undefined;
}
