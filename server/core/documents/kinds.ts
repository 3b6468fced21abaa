import type { DocumentModel, SourceFile } from "./document";

/** A family of documents. `read` recognises by content: undefined for a text that is not of this family. */
export interface Kind {
  read(file: SourceFile): DocumentModel | undefined;
}

/** Every family; the first that recognises a text reads it. */
export const kinds: readonly Kind[] = [];
