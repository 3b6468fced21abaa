// What leads from one place to another: definitions, references, renames, folds and selections.
import {
  type Connection,
  type Definition,
  type DefinitionLink,
  DocumentHighlightKind,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  LSPErrorCodes,
  ResponseError,
  type SelectionRange,
  type ServerCapabilities,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type Context, type DocumentModel, LineIndex } from "../core";
import type { Core } from "./core";
import type { OpenDocument, OpenDocuments } from "./openDocuments";
import * as to from "./toProtocol";

/** Makes a handler that answers from an open document that is ours; `otherwise` for every other file, and when something goes wrong. */
export type Answering = <Params extends { textDocument: { uri: string } }, Answer>(
  otherwise: Answer,
  from: (document: OpenDocument, params: Params) => Answer,
) => (params: Params) => Answer;

export const navigationAbilities: ServerCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
};

export function serveNavigation(
  connection: Connection,
  core: Core,
  answer: Answering,
  documents: OpenDocuments,
  now: () => { readonly context: Context; readonly client: to.ClientAbilities },
): void {
  /** A document by the version that the editor shows, where it is open. */
  const linesOf = (model: DocumentModel) => documents.get(model.file.uri) ?? { lines: new LineIndex(model.file.text) };
  const rangeOf = (model: DocumentModel, span: { start: number; end: number }) => to.toRange(linesOf(model), span);

  connection.onDefinition(
    answer<Parameters<Parameters<Connection["onDefinition"]>[0]>[0], Definition | DefinitionLink[] | null>(
      null,
      (document, { position }) => {
        const { context, client } = now();
        const found = core.definition(document.model, to.toOffset(document, position), context);
        if (!client.definitionLinks)
          return found.map(({ model, span }): Location => ({ uri: model.file.uri, range: rangeOf(model, span) }));
        return found.map(({ model, span, from }): DefinitionLink => {
          const range = rangeOf(model, span);
          return {
            originSelectionRange: to.toRange(document, from),
            targetUri: model.file.uri,
            targetRange: range,
            targetSelectionRange: range,
          };
        });
      },
    ),
  );
  connection.onReferences(
    answer([], (document, { position, context: { includeDeclaration } }) =>
      core
        .references(document.model, to.toOffset(document, position), now().context, includeDeclaration)
        .map(({ model, span }) => ({ uri: model.file.uri, range: rangeOf(model, span) })),
    ),
  );
  connection.onDocumentHighlight(
    answer([], (document, { position }) =>
      core.documentHighlights(document.model, to.toOffset(document, position), now().context).map(({ span, role }) => ({
        range: to.toRange(document, span),
        kind: role === "declares" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );
  connection.onPrepareRename(
    answerOrRefuse(answer, (document, { position }) => {
      const found = core.prepareRename(document.model, to.toOffset(document, position), now().context);
      return "refused" in found ? found : { range: to.toRange(document, found.span), placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    answerOrRefuse(answer, (document, { position, newName }) => {
      const found = core.rename(document.model, to.toOffset(document, position), newName, now().context);
      if ("refused" in found) return found;
      const changes = [...found.edits].map(([model, edits]) => ({
        uri: model.file.uri,
        version: documents.get(model.file.uri)?.version ?? null,
        edits: edits.map(({ span, newText }) => ({ range: rangeOf(model, span), newText })),
      }));
      return workspaceEdit(changes, now().client);
    }),
  );
  connection.onFoldingRanges(
    answer([], (document) =>
      core.foldingRanges(document.model).map(({ first, last, isComment }): FoldingRange => {
        const range = { startLine: first, endLine: last };
        return isComment ? { ...range, kind: FoldingRangeKind.Comment } : range;
      }),
    ),
  );
  connection.onSelectionRanges(
    answer([], (document, { positions }) =>
      positions.map((position) => {
        const spans = core.selectionRanges(document.model, to.toOffset(document, position));
        let range: SelectionRange | undefined;
        for (const span of spans.reverse())
          range = range ? { range: to.toRange(document, span), parent: range } : { range: to.toRange(document, span) };
        return range ?? { range: { start: position, end: position } };
      }),
    ),
  );
}

/** A refusal is an answer of its own: the editor shows its words. */
function answerOrRefuse<Params extends { textDocument: { uri: string } }, Answer extends object>(
  answer: Answering,
  from: (document: OpenDocument, params: Params) => Answer | { readonly refused: string },
) {
  const ask = answer<Params, Answer | { readonly refused: string } | null>(null, from);
  return (params: Params): Answer | ResponseError | null => {
    const found = ask(params);
    return found && "refused" in found ? new ResponseError(LSPErrorCodes.RequestFailed, found.refused) : found;
  };
}

interface FileChange {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly { readonly range: ReturnType<typeof to.toRange>; readonly newText: string }[];
}

/** Edits carry the version that they were made for where the client can refuse a stale one. */
function workspaceEdit(changes: readonly FileChange[], { versionedEdits }: to.ClientAbilities): WorkspaceEdit {
  return versionedEdits
    ? { documentChanges: changes.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits: [...edits] })) }
    : { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, [...edits]])) };
}
