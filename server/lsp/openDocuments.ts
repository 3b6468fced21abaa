import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Context, type DocumentModel, type Finding, LineIndex, type SourceFile } from "../core";

/** One version of an open file that is ours. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly model: DocumentModel;
  readonly lines: LineIndex;
  /** Everything found wrong in this version, computed once a context. */
  findings(context: Context): readonly Finding[];
}

/** What the documents need of the core. */
export interface Reader {
  readDocument(file: SourceFile, before?: DocumentModel): DocumentModel | undefined;
  diagnose(model: DocumentModel, context: Context): readonly Finding[];
}

interface Entry {
  readonly text: TextDocument;
  /** The model of an earlier version, until this one is read. */
  before?: DocumentModel | undefined;
  /** Missing until somebody asks; `null` for a version that is none of ours. */
  read?: OpenDocument | null;
}

/** The texts that the editor holds, by uri: the server's only cache. A version is read when it is first asked for. */
export class OpenDocuments {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly core: Reader) {}

  get uris(): Iterable<string> {
    return this.entries.keys();
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    this.entries.set(uri, { text: TextDocument.create(uri, languageId, version, text) });
  }

  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    const entry = this.entries.get(uri);
    if (!entry) return;
    const before = entry.read?.model ?? entry.before;
    this.entries.set(uri, { text: TextDocument.update(entry.text, changes, version), before });
  }

  close(uri: string): void {
    this.entries.delete(uri);
  }

  /** The version that the editor shows now; undefined for a file that is not open or none of ours. */
  get(uri: string): OpenDocument | undefined {
    const entry = this.entries.get(uri);
    if (!entry) return undefined;
    if (entry.read === undefined) {
      entry.read = this.read(uri, entry) ?? null;
      entry.before = undefined;
    }
    return entry.read ?? undefined;
  }

  private read(uri: string, { text: document, before }: Entry): OpenDocument | undefined {
    const { version } = document;
    const text = document.getText();
    const model = this.core.readDocument({ uri, text }, before);
    if (!model) return undefined;
    let lines: LineIndex | undefined;
    let found: { readonly context: Context; readonly findings: readonly Finding[] } | undefined;
    return {
      uri,
      version,
      model,
      get lines() {
        lines ??= new LineIndex(text);
        return lines;
      },
      findings: (context) => {
        if (found?.context !== context) found = { context, findings: this.core.diagnose(model, context) };
        return found.findings;
      },
    };
  }
}
