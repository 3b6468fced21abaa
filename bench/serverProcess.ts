import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { GeneratedDocument, Place } from "./documents/document";
import { EditedText } from "./editedText";
import { memory, processorTime } from "./processTree";
import type { ServerDefinition } from "./serverDefinitions";

/** The diagnostics of one version, and when they came. */
export interface Publication {
  readonly at: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface Waiter {
  readonly test: (diagnostics: readonly Diagnostic[]) => boolean;
  readonly resolve: (publication: Publication) => void;
  readonly reject: (failure: Error) => void;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A language server in a process of its own, with one document open. */
export class ServerProcess {
  readonly text: EditedText;
  /** What the server said it can do. */
  abilities: InitializeResult["capabilities"] = {};
  /** When the process was started. */
  private startedAt = 0;
  private readonly uri: string;
  private version = 1;
  private child: ChildProcess | undefined;
  private connection: ProtocolConnection | undefined;
  private readonly waiters = new Set<Waiter>();
  private failure: Error | undefined;
  private complaints = "";

  constructor(
    readonly definition: ServerDefinition,
    readonly document: GeneratedDocument,
    private readonly workspace: string,
    /** The longest wait for an answer, in milliseconds. */
    private readonly patience: number,
  ) {
    this.text = new EditedText(document.text);
    this.uri = pathToFileURL(path.join(workspace, document.fileName)).href;
  }

  /** Starts the process and returns the time to its answer to `initialize`. */
  async start(): Promise<number> {
    const [program = "", ...args] = this.definition.command;
    this.startedAt = performance.now();
    const child = spawn(program, args, { cwd: this.workspace, stdio: ["pipe", "pipe", "pipe"] });
    this.child = child;
    running.add(child);
    child.stderr.on("data", (data) => {
      this.complaints = (this.complaints + data).slice(-2_000);
    });
    child.on("error", (error) => this.fail(error));
    child.on("exit", (code) => {
      running.delete(child);
      this.fail(new Error(`ended with ${code} ${this.complaints}`.trim()));
    });
    child.stdin.on("error", () => {});
    this.connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.listen(this.connection);
    const reply = await this.request<InitializeResult>("initialize", this.introduction());
    const answered = performance.now() - this.startedAt;
    this.abilities = reply.capabilities;
    this.notify("initialized", {});
    if (this.definition.settings) this.notify("workspace/didChangeConfiguration", { settings: this.definition.settings });
    return answered;
  }

  /** Opens the document; the times from the process's start to the first publication, and to the one with the seeded mistake. */
  async open(): Promise<{ readonly first: number; readonly shown: Promise<number>; readonly said: Promise<Publication> }> {
    const { text, languageId, marks } = this.document;
    const first = this.publication(() => true);
    const said = this.publication((diagnostics) => marks.seeded !== undefined && isShown(diagnostics, marks.seeded));
    const shown = said.then(({ at }) => at - this.startedAt);
    // A server that never says it is told of where `shown` is awaited.
    shown.catch(() => {});
    said.catch(() => {});
    this.notify("textDocument/didOpen", { textDocument: { uri: this.uri, version: this.version, languageId, text } });
    return { first: (await first).at - this.startedAt, shown, said };
  }

  /** Sends an edit and returns when it was sent. */
  edit(place: Place, piece: string, on: boolean): number {
    const change = this.text.toggle(place, piece, on);
    const incremental = this.syncKind() === 2;
    this.version++;
    const sent = performance.now();
    this.notify("textDocument/didChange", {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: [incremental ? change : { text: this.text.whole }],
    });
    return sent;
  }

  /** Asks about the document. */
  ask<Reply>(method: string, params: object): Promise<Reply> {
    return this.request(method, { textDocument: { uri: this.uri }, ...params });
  }

  /** Asks for what no server has, and returns how long the refusal took: as long as the server was busy with something else. */
  async ping(): Promise<number> {
    const sent = performance.now();
    await this.connection?.sendRequest("bench/ping").catch(() => {});
    return performance.now() - sent;
  }

  /** The first publication of this version, from now on, that passes the test. */
  publication(test: Waiter["test"]): Promise<Publication> {
    return this.within((resolve, reject) => {
      const waiter = { test, resolve, reject };
      this.waiters.add(waiter);
      return () => this.waiters.delete(waiter);
    });
  }

  processorTime(): number {
    return processorTime(this.child?.pid ?? 0);
  }

  memory() {
    return memory(this.child?.pid ?? 0);
  }

  /** Ends the server in order, or by force where it does not go. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const byForce = setTimeout(() => child.kill("SIGKILL"), 3_000);
    this.connection
      ?.sendRequest("shutdown")
      .then(() => this.notify("exit", undefined))
      .catch(() => {});
    await ended;
    clearTimeout(byForce);
    this.connection?.dispose();
  }

  private listen(connection: ProtocolConnection): void {
    connection.onError(() => {});
    connection.onUnhandledNotification(() => {});
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => this.take(params));
    connection.onRequest("workspace/configuration", ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => sectionOf(this.definition.settings, section)),
    );
    for (const method of ["client/registerCapability", "client/unregisterCapability", "window/workDoneProgress/create"]) {
      connection.onRequest(method, () => null);
    }
    connection.listen();
  }

  private introduction(): object {
    const { document, definition, workspace } = this;
    const rootUri = pathToFileURL(workspace).href;
    return {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ name: "bench", uri: rootUri }],
      ...(definition.knowsMarks && { initializationOptions: { benchMarks: document.marks } }),
      capabilities: {
        workspace: { configuration: definition.settings !== undefined, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
          hover: { contentFormat: ["markdown", "plaintext"] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] } },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          inlayHint: {},
        },
        general: { positionEncodings: ["utf-16"] },
      },
    };
  }

  private syncKind(): number | undefined {
    const sync = this.abilities.textDocumentSync;
    return typeof sync === "object" ? sync.change : sync;
  }

  private take({ uri, version, diagnostics }: PublishDiagnosticsParams): void {
    const stale = version !== undefined && version !== null && version < this.version;
    if (stale || decodeURIComponent(uri) !== decodeURIComponent(this.uri)) return;
    const publication = { at: performance.now(), diagnostics };
    for (const waiter of this.waiters) if (waiter.test(diagnostics)) waiter.resolve(publication);
  }

  private notify(method: string, params: object | undefined): void {
    this.connection?.sendNotification(method, params).catch((error) => this.fail(error));
  }

  private request<Reply>(method: string, params: object): Promise<Reply> {
    return this.within((resolve, reject) => {
      this.connection?.sendRequest<Reply>(method, params).then(resolve, reject);
      const waiter = { test: () => false, resolve: () => {}, reject };
      this.waiters.add(waiter);
      return () => this.waiters.delete(waiter);
    });
  }

  /** A promise that fails when the server ends or takes too long; `act` returns what takes its listener away. */
  private within<Result>(
    act: (resolve: (result: Result) => void, reject: (failure: Error) => void) => () => void,
  ): Promise<Result> {
    if (this.failure) return Promise.reject(this.failure);
    let release = () => {};
    let timer: NodeJS.Timeout | undefined;
    const result = new Promise<Result>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${this.patience / 1_000} s`)), this.patience);
      release = act(resolve, reject);
    });
    return result.finally(() => {
      clearTimeout(timer);
      release();
    });
  }

  private fail(failure: Error): void {
    this.failure ??= failure;
    for (const waiter of [...this.waiters]) waiter.reject(this.failure);
  }
}

/** Says whether a diagnostic stands on the line of a place, and not on half of the file. */
export function isShown(diagnostics: readonly Diagnostic[], { line }: Place): boolean {
  return diagnostics.some(({ range: { start, end } }) => start.line <= line && end.line >= line && end.line - start.line < 4);
}

function sectionOf(settings: unknown, section: string | undefined): unknown {
  let value = settings;
  for (const name of section?.split(".") ?? []) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value ?? null;
}
