import type { DocumentModel, SourceFile } from "./document";
import { readHeat } from "./heat/readHeat";
import { readLibvirt } from "./libvirt/readLibvirt";
import { readProject } from "./project/readProject";

/** Reads a text of one family of documents, recognised by content (our own file by its name); undefined for a text that is not of this family. */
type Kind = (file: SourceFile) => DocumentModel | undefined;

/** Every family; the first that recognises a text reads it. */
export const kinds: readonly Kind[] = [readProject, (file) => readLibvirt(file), readHeat];
