import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Context, type DocumentModel, type Finding, LineIndex, type SourceFile } from "../core";
import { carried } from "./carried";

/** One version of an open file that is ours. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly model: DocumentModel;
  readonly lines: LineIndex;
  /** Everything found wrong in this version, computed once a context. */
  findings(context: Context): readonly Finding[];
  /** Does a piece of what `findings` needs; true where there are more. */
  work(context: Context): boolean;
  /**
   * What can be told at once behind an edit: all but what late rules find, of which that of the version before is carried over.
   * Undefined where no earlier version was judged in this context.
   */
  early(context: Context): readonly Finding[] | undefined;
}

/** What the documents need of the core. */
export interface Reader {
  readDocument(file: SourceFile, before?: DocumentModel): DocumentModel | undefined;
  diagnoseInSteps(model: DocumentModel, context: Context): Generator<void, readonly Finding[]>;
  diagnoseEarly(model: DocumentModel, context: Context): readonly Finding[];
  readonly lateRules: ReadonlySet<string>;
}

/** An open document with what was found in it last. */
type Judged = OpenDocument & {
  readonly judged: () => { readonly context: Context; readonly findings: readonly Finding[] } | undefined;
};

interface Entry {
  readonly text: TextDocument;
  /** An earlier version, until this one is judged. */
  before?: Judged | undefined;
  /** Missing until somebody asks; `null` for a version that is none of ours. */
  read?: Judged | null;
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
    const before = entry.read ?? entry.before;
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

  private read(uri: string, { text: document, before }: Entry): Judged | undefined {
    const { version } = document;
    const text = document.getText();
    const model = this.core.readDocument({ uri, text }, before?.model);
    if (!model) return undefined;
    let lines: LineIndex | undefined;
    let found: { readonly context: Context; readonly findings: readonly Finding[] } | undefined;
    let going: { readonly context: Context; readonly steps: Generator<void, readonly Finding[]> } | undefined;
    // Only what was found is kept of the version before, and its text: not the version itself.
    const earlier = before?.judged() && { ...before.judged(), text: before.model.file.text };
    const work = (context: Context): boolean => {
      if (found?.context === context) return false;
      if (going?.context !== context) going = { context, steps: this.core.diagnoseInSteps(model, context) };
      const step = going.steps.next();
      if (!step.done) return true;
      found = { context, findings: step.value };
      going = undefined;
      return false;
    };
    return {
      uri,
      version,
      model,
      get lines() {
        lines ??= new LineIndex(text);
        return lines;
      },
      findings: (context) => {
        while (work(context));
        return found?.findings ?? [];
      },
      work,
      early: (context) => {
        if (found?.context === context || earlier?.context !== context || !earlier.findings) return undefined;
        const late = earlier.findings.filter(({ rule }) => this.core.lateRules.has(rule));
        return [...this.core.diagnoseEarly(model, context), ...carried(late, earlier.text, text)].sort(
          (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
        );
      },
      judged: () => found,
    };
  }
}
