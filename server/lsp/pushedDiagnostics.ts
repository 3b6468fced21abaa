import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Context, Finding } from "../core";
import type { Guard } from "./guard";
import type { OpenDocument, OpenDocuments } from "./openDocuments";
import { toDiagnostic } from "./toProtocol";
import { afterAll, inNextTurn, type Wait } from "./turns";

/** What is done in one turn; true where the same is to be done once more. */
type Step = () => boolean;

/** Tells the client what is found wrong, unasked: the one way that every client knows. A file that is none of ours gets nothing. */
export class PushedDiagnostics {
  /** What is on its way, by uri; each request to validate is an object of its own. */
  private readonly waiting = new Map<string, object>();
  private readonly shown = new Set<string>();
  /** What was told of a version early, by uri. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly documents: OpenDocuments,
    private readonly guarded: Guard,
    private readonly context: (uri: string) => Context,
    private readonly send: (params: PublishDiagnosticsParams) => Promise<void>,
    /** Called behind each publication of a document that is ours. */
    private readonly published: (uri: string) => void,
  ) {}

  /**
   * Validates a document in steps, and nobody waits for a fixed delay. Between two steps whoever has asked something meanwhile is
   * answered; an edit begins anew, so that several queued ones are validated once.
   */
  validate(uri: string): void {
    const request = {};
    this.waiting.set(uri, request);
    const steps = [
      () => false,
      () => this.read(uri),
      () => this.list(uri),
      () => this.check(uri),
      () => this.publishEarly(uri),
      () => this.judge(uri),
      () => this.publish(uri),
    ];
    this.go(uri, request, steps, inNextTurn);
  }

  /** Does each step when others have had their turn, unless the request is out of date by then. */
  private go(uri: string, request: object, [step, ...rest]: readonly Step[], wait: Wait): void {
    if (!step) this.waiting.delete(uri);
    else {
      wait(() => {
        if (this.waiting.get(uri) !== request) return;
        const began = performance.now();
        const goesOn = this.guarded.now(false, step);
        // Messages are taken one a turn: behind a long step several may wait, and a timer lets them all go first.
        this.go(uri, request, goesOn ? [step, ...rest] : rest, performance.now() - began > long ? afterAll : inNextTurn);
      });
    }
  }

  /** Forgets a closed document and takes its diagnostics from the screen. */
  clear(uri: string): void {
    this.waiting.delete(uri);
    if (this.shown.delete(uri)) this.guarded.later(() => this.send({ uri, diagnostics: [] }));
  }

  private read(uri: string): boolean {
    if (!this.documents.get(uri)) this.clear(uri);
    return false;
  }

  /** A model keeps what it has made: the last step finds it there. Of a guest nothing is listed or judged twice. */
  private list(uri: string): boolean {
    const model = this.documents.get(uri)?.model;
    if (model?.layer === "openstack") void model.occurrences;
    return false;
  }

  /** True as long as there is more to do than fits into one turn. */
  private check(uri: string): boolean {
    const model = this.documents.get(uri)?.model;
    const began = performance.now();
    while (model?.work(this.context(uri))) if (performance.now() - began > turn) return true;
    return false;
  }

  /** Behind an edit, what takes long is told a moment later, and until then as it was before. */
  private publishEarly(uri: string): boolean {
    const document = this.documents.get(uri);
    const found = document?.early(this.context(uri));
    if (document && found) this.tell(document, found);
    return false;
  }

  private judge(uri: string): boolean {
    const document = this.documents.get(uri);
    const began = performance.now();
    while (document?.work(this.context(uri))) if (performance.now() - began > turn) return true;
    return false;
  }

  private publish(uri: string): boolean {
    const document = this.documents.get(uri);
    if (!document) return false;
    this.tell(document, document.findings(this.context(uri)));
    this.told.delete(uri);
    this.published(uri);
    return false;
  }

  /** What was told of the same version a moment ago is not told again. */
  private tell(document: OpenDocument, found: readonly Finding[]): void {
    const { uri, version } = document;
    const diagnostics = found.map((finding) => toDiagnostic(document, finding, this.context(uri).language));
    const said = JSON.stringify([version, diagnostics]);
    if (this.told.get(uri) === said) return;
    this.told.set(uri, said);
    this.shown.add(uri);
    this.guarded.later(() => this.send({ uri, version, diagnostics }));
  }
}

/** In milliseconds: as long as others may wait for a piece of work. */
const turn = 20;

/** In milliseconds: a step that makes others wait. */
const long = 5;
