// The only translation from the core's words to the protocol's: offsets become positions (UTF-16), findings diagnostics, cards hovers.
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  InsertTextFormat,
  InsertTextMode,
  type LinkedEditingRanges,
  MarkupKind,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Card, Edit, Finding, Fix, Hint, Language, Link, OutlineEntry, Position, Severity, Span, Suggestion } from "../core";
import { LineIndex } from "../core";
import type { OpenDocument } from "./openDocuments";
import { plainText } from "./plainText";

/** Where a rule's page stands. */
const rulePages: Readonly<Record<Language, string>> = {
  en: "https://github.com/virt-layers/virt-layers/blob/main/docs/rules/",
  ja: "https://github.com/virt-layers/virt-layers/blob/main/docs/ja/rules/",
};

export const fixAllKind = `${CodeActionKind.SourceFixAll}.virtLayers`;

/** What a client can take; everything is assumed missing until it says otherwise. */
export interface ClientAbilities {
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly versionedEdits: boolean;
  readonly nestedSymbols: boolean;
  readonly definitionLinks: boolean;
  /** How many folds it wants at most. */
  readonly foldingLimit: number;
  readonly snippets: boolean;
  readonly insertTextModes: boolean;
}

export function toOffset(
  { lines }: Pick<OpenDocument, "lines">,
  { line, character }: { line: number; character: number },
): number {
  return lines.offsetAt({ line, column: character });
}

export function toSpan(document: OpenDocument, { start, end }: Range): Span {
  return { start: toOffset(document, start), end: toOffset(document, end) };
}

export function toRange({ lines }: Pick<OpenDocument, "lines">, { start, end }: Span): Range {
  return { start: toPosition(lines.positionAt(start)), end: toPosition(lines.positionAt(end)) };
}

function toPosition({ line, column }: Position): Range["start"] {
  return { line, character: column };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(document: OpenDocument, finding: Finding, language: Language): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(document, finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: `${rulePages[language]}${finding.rule}.md` },
    source: "virt-layers",
    message: finding.message,
  };
  if (finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ span, model, message }) => ({
      location: model
        ? { uri: model.file.uri, range: toRange({ lines: new LineIndex(model.file.text) }, span) }
        : { uri: document.uri, range: toRange(document, span) },
      message,
    }));
  }
  return diagnostic;
}

export function toHover(document: OpenDocument, card: Card, { hoverMarkdown }: ClientAbilities): Hover {
  const contents = hoverMarkdown
    ? { kind: MarkupKind.Markdown, value: card.markdown }
    : { kind: MarkupKind.PlainText, value: plainText(card.markdown) };
  return card.span ? { contents, range: toRange(document, card.span) } : { contents };
}

const suggestionKinds: Readonly<Record<Suggestion["kind"], CompletionItemKind>> = {
  name: CompletionItemKind.Property,
  element: CompletionItemKind.Struct,
  attribute: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  tag: CompletionItemKind.Operator,
  type: CompletionItemKind.Class,
  function: CompletionItemKind.Function,
  reference: CompletionItemKind.Reference,
};

export function toCompletionItem(
  document: OpenDocument,
  suggestion: Suggestion,
  rank: number,
  { snippets, insertTextModes }: ClientAbilities,
): CompletionItem {
  const { label, kind, detail, address, newText, span, stops = [], also = [] } = suggestion;
  const asSnippet = snippets && stops.length > 0;
  const item: CompletionItem = {
    label,
    kind: suggestionKinds[kind],
    sortText: String(rank).padStart(5, "0"),
    textEdit: { range: toRange(document, span), newText: asSnippet ? toSnippet(newText, stops) : newText },
  };
  // What is typed of an end tag before the cursor is its name alone.
  if (kind === "tag") item.filterText = label.replace(/[</>]/g, "");
  if (detail !== "") item.detail = detail;
  if (address !== undefined) item.data = address;
  if (asSnippet) item.insertTextFormat = InsertTextFormat.Snippet;
  // The text is indented as its lines are to stand.
  if (insertTextModes && newText.includes("\n")) item.insertTextMode = InsertTextMode.asIs;
  if (also.length > 0)
    item.additionalTextEdits = also.map((edit) => ({ range: toRange(document, edit.span), newText: edit.newText }));
  return item;
}

/** A text whose stops a client goes through; an empty one at the end is where it ends anyway. */
function toSnippet(text: string, stops: readonly Span[]): string {
  const escaped = (part: string): string => part.replace(/[\\$}]/g, "\\$&");
  let snippet = "";
  let at = 0;
  for (const [index, { start, end }] of stops.entries()) {
    const number = index === stops.length - 1 && start === end ? 0 : index + 1;
    snippet += `${escaped(text.slice(at, start))}\${${number}${start === end ? "" : `:${escaped(text.slice(start, end))}`}}`;
    at = end;
  }
  return snippet + escaped(text.slice(at));
}

export function toLinkedRanges(document: OpenDocument, spans: readonly Span[]): LinkedEditingRanges {
  return { ranges: spans.map((span) => toRange(document, span)) };
}

export function withDocumentation(
  item: CompletionItem,
  markdown: string,
  { completionMarkdown }: ClientAbilities,
): CompletionItem {
  const documentation = completionMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
  return { ...item, documentation };
}

export function toQuickFix(
  document: OpenDocument,
  finding: Finding,
  fix: Fix,
  preferred: boolean,
  client: ClientAbilities,
  language: Language,
): CodeAction {
  const action: CodeAction = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding, language)],
    edit: toWorkspaceEdit(document, fix.edits, client),
  };
  return preferred ? { ...action, isPreferred: true } : action;
}

export function toExtraction(document: OpenDocument, { title, edits }: Fix, client: ClientAbilities): CodeAction {
  return { title, kind: CodeActionKind.RefactorExtract, edit: toWorkspaceEdit(document, edits, client) };
}

export function toFixAll(document: OpenDocument, title: string, edits: readonly Edit[], client: ClientAbilities): CodeAction {
  return { title, kind: fixAllKind, edit: toWorkspaceEdit(document, edits, client) };
}

/** Edits carry the version that they were made for where the client can refuse a stale one. */
function toWorkspaceEdit(document: OpenDocument, edits: readonly Edit[], { versionedEdits }: ClientAbilities): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

export function toInlayHint({ lines }: OpenDocument, { offset, label, tooltip }: Hint): InlayHint {
  return { position: toPosition(lines.positionAt(offset)), label, tooltip, paddingLeft: true };
}

export function toDocumentLink(document: OpenDocument, { span, url, tooltip }: Link): DocumentLink {
  return { range: toRange(document, span), target: url, tooltip };
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
