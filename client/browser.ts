// Virt Layers in VS Code in a browser (vscode.dev): the server is a worker.
import { type ExtensionContext, Uri, workspace } from "vscode";
import {
  type BaseLanguageClient,
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from "vscode-languageclient/browser";
import { activateWith } from "./client";
import { serveFiles } from "./workspaceFiles";

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const knowledge = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "out", "knowledge.jsonl"));
  let worker: Worker | undefined;
  const server = async () => {
    worker?.terminate();
    worker = new Worker(Uri.joinPath(context.extensionUri, "out", "worker.js").toString(true));
    worker.postMessage(knowledge);
    // Not the worker itself: VS Code's own Worker function makes workers that are no instances of it, as the library asks.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  client = await activateWith(context, (options) => {
    const made = new LanguageClient("virtLayers", "Virt Layers", server, options);
    serveFiles(made);
    return made;
  });
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
