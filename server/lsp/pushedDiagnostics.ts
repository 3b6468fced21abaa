import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Context } from "../core";
import type { Guard } from "./guard";
import type { OpenDocuments } from "./openDocuments";
import { toDiagnostic } from "./toProtocol";
import { inNextTurn } from "./turns";

/** Tells the client what is found wrong, unasked: the one way that every client knows. A file that is none of ours gets nothing. */
export class PushedDiagnostics {
  /** What is on its way, by uri; each request to validate is an object of its own. */
  private readonly waiting = new Map<string, object>();
  private readonly shown = new Set<string>();

  constructor(
    private readonly documents: OpenDocuments,
    private readonly guarded: Guard,
    private readonly context: () => Context,
    private readonly send: (params: PublishDiagnosticsParams) => Promise<void>,
  ) {}

  /**
   * Validates a document in steps, and nobody waits for a fixed delay. A turn between two steps is for whoever has asked
   * something meanwhile; an edit begins anew, so that several queued ones are validated once.
   */
  validate(uri: string): void {
    const request = {};
    this.waiting.set(uri, request);
    this.go(uri, request, [othersFirst, () => this.read(uri), othersFirst, () => this.publish(uri)]);
  }

  /** Does each step in a turn of its own, unless the request is out of date by then. */
  private go(uri: string, request: object, [step, ...rest]: readonly (() => void)[]): void {
    if (!step) this.waiting.delete(uri);
    else {
      inNextTurn(() => {
        if (this.waiting.get(uri) !== request) return;
        this.guarded.now(undefined, step);
        this.go(uri, request, rest);
      });
    }
  }

  /** Forgets a closed document and takes its diagnostics from the screen. */
  clear(uri: string): void {
    this.waiting.delete(uri);
    if (this.shown.delete(uri)) this.guarded.later(() => this.send({ uri, diagnostics: [] }));
  }

  private read(uri: string): void {
    if (!this.documents.get(uri)) this.clear(uri);
  }

  private publish(uri: string): void {
    const document = this.documents.get(uri);
    if (!document) return;
    const context = this.context();
    const diagnostics = document.findings(context).map((finding) => toDiagnostic(document, finding, context.language));
    this.shown.add(uri);
    this.guarded.later(() => this.send({ uri, version: document.version, diagnostics }));
  }
}

const othersFirst = () => {};
