import {
  type Connection,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type Context, LineIndex } from "../core";
import type { Core } from "./core";
import type { Guard } from "./guard";
import type { OpenDocument, OpenDocuments } from "./openDocuments";
import * as to from "./toNavigation";
import { type ClientAbilities, toOffset, toRange } from "./toProtocol";
import { inNextTurn } from "./turns";

/** Answers from an open document that is ours; `otherwise` for every other file, and when something goes wrong. */
export type Answer = <Params extends { textDocument: { uri: string } }, Result>(
  otherwise: Result,
  from: (document: OpenDocument, params: Params) => Result,
) => (params: Params) => Result;

/** What may change between two questions. */
export interface Asked {
  readonly context: Context;
  readonly client: ClientAbilities;
}

/** Serves what takes a user from one place of the text to others: definitions, uses, renames, the outline, folds, selections. */
export function serveNavigation(
  connection: Connection,
  core: Core,
  documents: OpenDocuments,
  guarded: Guard,
  answer: Answer,
  asked: () => Asked,
): void {
  /** Files that are not open are known as they were read. */
  const find: to.FindFile = (uri) => {
    const open = documents.get(uri);
    if (open) return open;
    const stored = asked().context.files.document(uri);
    return stored && { lines: new LineIndex(stored.file.text), version: null };
  };
  const refusal = ({ refused }: { readonly refused: string }) => new ResponseError<void>(LSPErrorCodes.RequestFailed, refused);

  connection.onDefinition(
    answer(null, (document, { position }) => {
      const { context, client } = asked();
      const found = core.definition(document.model, toOffset(document, position), context);
      return found ? to.toDefinition(document, found, find, client) : null;
    }),
  );
  connection.onReferences(
    answer([], (document, { position, context: { includeDeclaration } }) => {
      const offset = toOffset(document, position);
      return to.toLocations(
        core.references(document.model, offset, { withDeclaration: includeDeclaration }, asked().context),
        find,
      );
    }),
  );
  connection.onDocumentHighlight(
    answer([], (document, { position }) =>
      core
        .documentHighlights(document.model, toOffset(document, position), asked().context)
        .map((highlight) => to.toHighlight(document, highlight)),
    ),
  );
  connection.onPrepareRename(
    answer<Parameters<Parameters<Connection["onPrepareRename"]>[0]>[0], PrepareRenameResult | ResponseError<void> | null>(
      null,
      (document, { position }) => {
        const found = core.prepareRename(document.model, toOffset(document, position), asked().context);
        return "refused" in found ? refusal(found) : { range: toRange(document, found.span), placeholder: found.name };
      },
    ),
  );
  connection.onRenameRequest(
    answer<Parameters<Parameters<Connection["onRenameRequest"]>[0]>[0], WorkspaceEdit | ResponseError<void> | null>(
      null,
      (document, { position, newName }) => {
        const { context, client } = asked();
        const edits = core.rename(document.model, toOffset(document, position), newName, context);
        return "refused" in edits ? refusal(edits) : to.toFileEdits(edits, find, client);
      },
    ),
  );
  connection.onFoldingRanges(
    answer([], (document) => {
      const { foldingLimit } = asked().client;
      return core.foldingRanges(document.model, document.lines).slice(0, foldingLimit).map(to.toFoldingRange);
    }),
  );
  connection.onSelectionRanges(
    answer([], (document, { positions }) =>
      positions.map((position) =>
        to.toSelectionRange(document, core.selectionRanges(document.model, toOffset(document, position))),
      ),
    ),
  );
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const document = guarded.now(undefined, () => documents.get(uri));
    const steps = document && guarded.now(undefined, () => core.documentSymbolsInSteps(document.model));
    if (!document || !steps) return [];
    for (;;) {
      const step = guarded.now({ done: true as const, value: [] }, () => steps.next());
      if (step.done)
        return asked().client.nestedSymbols
          ? step.value.map((symbol) => to.toDocumentSymbol(document, symbol))
          : to.toSymbolList(document, step.value);
      await new Promise<void>(inNextTurn);
      if (documents.get(uri) !== document) return changed();
    }
  });
}

/** The answer to a question about a text that is no longer shown. */
function changed(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The document has changed.");
}
