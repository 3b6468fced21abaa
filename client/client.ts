// What the client is on every host, desktop or browser: settings, status, commands. No domain logic.
import * as vscode from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient";
import type { InitializationOptions } from "../server/lsp/protocol";
import { registerSearch } from "./search";
import { ServerDeaths } from "./serverDeaths";
import { RecognitionStatus } from "./status";
import { traceChannel } from "./traceChannel";

/** XML and YAML from anywhere: a disk, a remote host, a repository in the browser, a text that is not saved yet. */
const documentSelector = [{ language: "xml" }, { language: "yaml" }];

/** Starts the server and shows what it says; `connect` makes the client of this host. */
export async function activateWith(
  context: vscode.ExtensionContext,
  connect: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<BaseLanguageClient> {
  const output = vscode.window.createOutputChannel("Virt Layers", { log: true });
  const status = new RecognitionStatus(documentSelector);
  const client = connect({
    documentSelector,
    initializationOptions: settings,
    outputChannel: output,
    traceOutputChannel: traceChannel(output, context.subscriptions),
    // The library's own notifications speak English only: what has to be said, ServerDeaths says.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: new ServerDeaths(output),
    middleware: {
      // What was recognised can change only where the server has just read the file anew, or speaks another language.
      handleDiagnostics: (uri, diagnostics, next) => {
        next(uri, diagnostics);
        if (uri.toString() === vscode.window.activeTextEditor?.document.uri.toString()) status.update(client);
      },
    },
  });
  context.subscriptions.push(
    output,
    status,
    vscode.window.onDidChangeActiveTextEditor(() => status.update(client)),
    client.onDidChangeState(() => status.update(client)),
    registerSearch(client),
    vscode.commands.registerCommand("virtLayers.restartServer", () => restart(client)),
    vscode.commands.registerCommand("virtLayers.showOutput", () => output.show()),
  );
  await client.start();
  return client;
}

/** The settings at a start of the server, so that its first answers are in the right language. */
function settings(): InitializationOptions {
  const configuration = vscode.workspace.getConfiguration("virtLayers");
  const { language, inlayHints } = configuration;
  // Values alone: an object of VS Code's settings cannot be sent to a worker.
  const libvirt = configuration.get<string>("target.libvirt");
  const environments = configuration.get<Record<string, string[]>>("heat.environments");
  return {
    locale: vscode.env.language,
    language,
    inlayHints,
    target: libvirt === undefined ? {} : { libvirt },
    rules: JSON.parse(JSON.stringify(configuration.get("rules") ?? {})),
    packs: JSON.parse(JSON.stringify(configuration.get("packs") ?? [])),
    heat: environments === undefined ? {} : { environments: JSON.parse(JSON.stringify(environments)) },
  };
}

async function restart(client: BaseLanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}
