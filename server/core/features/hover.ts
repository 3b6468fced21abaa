import type { DocumentModel } from "../documents/document";
import type { Context } from "../rules/rule";
import type { Card } from "./explain";

/** The card of the setting under a cursor, resolved in this very document; undefined where there is none. */
export function hover(_model: DocumentModel, _offset: number, _context: Context): Card | undefined {
  return undefined;
}
