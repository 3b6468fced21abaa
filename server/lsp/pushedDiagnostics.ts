import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Context } from "../core";
import type { Guard } from "./guard";
import type { OpenDocuments } from "./openDocuments";
import { toDiagnostic } from "./toProtocol";

/** Tells the client what is found wrong, unasked: the one way that every client knows. A file that is none of ours gets nothing. */
export class PushedDiagnostics {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly shown = new Set<string>();

  constructor(
    private readonly documents: OpenDocuments,
    private readonly guarded: Guard,
    private readonly context: () => Context,
    private readonly send: (params: PublishDiagnosticsParams) => Promise<void>,
  ) {}

  /**
   * Validates a document in the next turn. Edits that have arrived by then are read first, so several queued ones are
   * validated once, and nobody waits for a fixed delay.
   */
  validate(uri: string): void {
    if (this.waiting.has(uri)) return;
    // Not setImmediate: queued messages are handled one an immediate, and a timer lets them all go before.
    const timer = setTimeout(() => {
      this.waiting.delete(uri);
      this.guarded.now(undefined, () => this.publish(uri));
    }, 0);
    this.waiting.set(uri, timer);
  }

  /** Forgets a closed document and takes its diagnostics from the screen. */
  clear(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    if (this.shown.delete(uri)) this.guarded.later(() => this.send({ uri, diagnostics: [] }));
  }

  private publish(uri: string): void {
    const document = this.documents.get(uri);
    if (!document) {
      this.clear(uri);
      return;
    }
    const context = this.context();
    const diagnostics = document.findings(context).map((finding) => toDiagnostic(document, finding, context.language));
    this.shown.add(uri);
    this.guarded.later(() => this.send({ uri, version: document.version, diagnostics }));
  }
}
