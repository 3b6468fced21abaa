// A language client in memory: what it says is the protocol, what it keeps is what the server sent unasked.
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceFolder,
} from "vscode-languageserver/node";
import * as door from "../../server/core";
import { serve } from "../../server/lsp/connection";
import type { Core } from "../../server/lsp/core";
import type { WorkspaceAccess } from "../../server/lsp/explorer";
import { realContext } from "../fixture/knowledge";

export interface Start {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** What the client answers to `workspace/configuration`. */
  readonly configuration?: () => unknown;
  /** Functions that stand in for the core's. */
  readonly core?: Partial<Core>;
  /** How the server reaches other files. */
  readonly access?: WorkspaceAccess;
  readonly workspaceFolders?: WorkspaceFolder[];
}

/** What a modern editor can take. */
export const modern: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: { completionItem: { documentationFormat: ["markdown", "plaintext"] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, inlayHint: { refreshSupport: true } },
};

export async function startClient({ capabilities = modern, core = {}, configuration, access, ...params }: Start = {}) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(server, realContext("en"), { ...door, ...core }, access);
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  let refreshed = 0;
  let awake = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (sent) => {
    published.push(sent);
    awake();
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
  connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed++);
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => configuration?.() ?? null));
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities,
    ...params,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    connection,
    initialized,
    published,
    logged,
    refreshes: () => refreshed,
    open: (uri: string, text: string, languageId = uri.endsWith("xml") ? "xml" : "yaml") =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges }),
    close: (uri: string) => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    configure: (settings: unknown) => connection.sendNotification(DidChangeConfigurationNotification.type, { settings }),
    /** The next diagnostics that nobody has taken yet. */
    async diagnostics(): Promise<PublishDiagnosticsParams> {
      for (;;) {
        const next = published.shift();
        if (next) return next;
        await new Promise<void>((resolve) => {
          awake = resolve;
        });
      }
    },
  };
}
