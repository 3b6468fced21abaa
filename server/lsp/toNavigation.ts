// What tells a client where things are: places, the outline, folds, selections, and the edits of a rename.
import {
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type Definition as ProtocolDefinition,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { FoldingRange as CoreFoldingRange, Definition, Edit, Highlight, OutlineEntry, Place, Span } from "../core";
import type { OpenDocument } from "./openDocuments";
import { type ClientAbilities, type Lined, toRange } from "./toProtocol";

/** Finds a file's lines, and its version where the client holds it; undefined for a file that nobody has. */
export type FindFile = (uri: string) => (Lined & { readonly version: number | null }) | undefined;

export function toLocations(places: readonly Place[], find: FindFile): Location[] {
  return places.flatMap(({ uri, span }) => {
    const file = find(uri);
    return file ? [{ uri, range: toRange(file, span) }] : [];
  });
}

export function toDefinition(
  document: OpenDocument,
  { origin, places }: Definition,
  find: FindFile,
  { definitionLinks }: ClientAbilities,
): ProtocolDefinition | DefinitionLink[] {
  if (!definitionLinks) return toLocations(places, find);
  return places.flatMap(({ uri, span, whole }) => {
    const file = find(uri);
    if (!file) return [];
    return [
      {
        originSelectionRange: toRange(document, origin),
        targetUri: uri,
        targetRange: toRange(file, whole),
        targetSelectionRange: toRange(file, span),
      },
    ];
  });
}

export function toHighlight(document: OpenDocument, { span, kind }: Highlight): DocumentHighlight {
  return {
    range: toRange(document, span),
    kind: kind === "write" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  };
}

/** The edits of several files; those of an open one carry the version that they were made for, where the client can refuse a stale one. */
export function toFileEdits(
  edits: ReadonlyMap<string, readonly Edit[]>,
  find: FindFile,
  { versionedEdits }: ClientAbilities,
): WorkspaceEdit {
  const changed = [...edits].flatMap(([uri, own]) => {
    const file = find(uri);
    if (!file) return [];
    const textEdits: TextEdit[] = own.map(({ span, newText }) => ({ range: toRange(file, span), newText }));
    return [{ uri, version: file.version, edits: textEdits }];
  });
  return versionedEdits
    ? { documentChanges: changed.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) }
    : { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) };
}

/** Whole lines: what every client can fold. */
export function toFoldingRange({ firstLine, lastLine, isComment }: CoreFoldingRange): FoldingRange {
  const range: FoldingRange = { startLine: firstLine, endLine: lastLine };
  return isComment ? { ...range, kind: FoldingRangeKind.Comment } : range;
}

/** A chain from the smallest part to the largest. */
export function toSelectionRange(document: OpenDocument, spans: readonly Span[]): SelectionRange {
  let chain: SelectionRange | undefined;
  for (const span of [...spans].reverse()) {
    const range = toRange(document, span);
    chain = chain ? { range, parent: chain } : { range };
  }
  return chain ?? { range: toRange(document, { start: 0, end: 0 }) };
}

const symbolKinds: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  document: SymbolKind.Module,
  section: SymbolKind.Namespace,
  device: SymbolKind.Struct,
  element: SymbolKind.Field,
  resource: SymbolKind.Object,
  parameter: SymbolKind.Variable,
  condition: SymbolKind.Boolean,
  output: SymbolKind.Constant,
  property: SymbolKind.Property,
};

export function toDocumentSymbol(document: OpenDocument, symbol: OutlineEntry): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.kind],
    range: toRange(document, symbol.whole),
    selectionRange: toRange(document, symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(document, child)),
  };
}

/** The outline as one list, for clients that know no tree. */
export function toSymbolList(document: OpenDocument, symbols: readonly OutlineEntry[], container?: string): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name,
      kind: symbolKinds[symbol.kind],
      location: { uri: document.uri, range: toRange(document, symbol.whole) },
      ...(container !== undefined && { containerName: container }),
    },
    ...toSymbolList(document, symbol.children, symbol.name),
  ]);
}
