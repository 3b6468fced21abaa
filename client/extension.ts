// Virt Layers in VS Code on a desktop or a remote host: the server is a Node process of its own.
import type { ExtensionContext } from "vscode";
import { type BaseLanguageClient, LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith } from "./client";

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath("out/server.js"), transport: TransportKind.ipc };
  client = await activateWith(context, (options) => new LanguageClient("virtLayers", "Virt Layers", server, options));
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
