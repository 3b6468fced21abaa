import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EditorHome, exists, noConfig } from "./editorHome";
import { run } from "./run";

/** User settings that keep the workbench quiet and its layout the same at every start. */
export const quietSettings: Record<string, unknown> = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  // In the browser the default saves by itself: it would write to the examples while the user tries things.
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};

/** How a code-server is to be started. */
export interface ServerOptions {
  /** First user settings; settings that are already kept in `state` stay as they are. */
  settings?: Record<string, unknown>;
  /** Extension packages to install first. */
  vsix?: string[];
  /** Display language, for example "ja": what `vscode.env.language` says. The workbench's own words stay English. */
  locale?: string;
  /** Heeds extensionDevelopmentPath and extensionTestsPath in a window's payload; VS Code then shows no toasts. */
  development?: boolean;
  /** Keeps user data here; without it they are in a temporary folder, which `stop` removes. */
  state?: string;
  port?: number;
}

/** What a window is opened with. */
export interface Window {
  folder: string;
  payload?: [string, string][];
}

/** A code-server that answers. */
export interface CodeServer {
  origin: string;
  /** Ends when the server's process does. */
  exited: Promise<void>;
  stop(): Promise<void>;
  /** The URI by which a window names a file of this machine. */
  remoteUri(file: string): string;
  windowUrl(window: Window): string;
}

/** Starts VS Code's server on 127.0.0.1 and waits until it answers. */
export async function startCodeServer(editor: EditorHome, options: ServerOptions = {}): Promise<CodeServer> {
  const port = await freePort(options.port);
  const state = options.state ?? (await mkdtemp(path.join(tmpdir(), "virt-layers-editor-")));
  await prepareState(state, options);
  const env = serverEnv(editor);
  const directories = ["--user-data-dir", path.join(state, "user-data"), "--extensions-dir", path.join(state, "extensions")];
  const base = [editor.codeServer, ...noConfig, "--auth", "none", ...directories];
  for (const file of options.vsix ?? []) {
    await run(editor.node, [...base, "--force", "--install-extension", path.resolve(file)], { env });
  }
  const child = spawn(
    editor.node,
    [
      ...base,
      ...["--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
      ...(options.development ? ["--vscode-option", "enable-smoke-test-driver"] : []),
      ...(options.locale ? ["--locale", options.locale] : []),
    ],
    // A group of its own: Ctrl-C reaches this process only, which then stops the whole group.
    { env, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    await stopGroup(child, exited);
    if (!options.state) await rm(state, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilHealthy(origin, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const remoteUri = (file: string) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  return { origin, exited, stop, remoteUri, windowUrl: (window) => windowUrl(origin, window) };
}

async function prepareState(state: string, { settings, locale }: ServerOptions): Promise<void> {
  const userData = path.join(state, "user-data");
  await mkdir(path.join(userData, "User"), { recursive: true });
  await mkdir(path.join(state, "extensions"), { recursive: true });
  const file = path.join(userData, "User/settings.json");
  if (!(await exists(file))) await writeFile(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  if (locale && locale !== "en") await addLanguage(userData, locale);
}

/** Makes VS Code accept a display language without its language pack, by a pack that translates nothing. */
async function addLanguage(userData: string, locale: string): Promise<void> {
  const vscode = path.join(userData, `${locale}.i18n.json`);
  await writeFile(vscode, JSON.stringify({ version: "1.0.0", contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `virt-layers.empty-language-pack-${locale}` }, version: "1.0.0" }];
  const pack = { [locale]: { hash: `empty-${locale}`, label: locale, extensions, translations: { vscode } } };
  await writeFile(path.join(userData, "languagepacks.json"), JSON.stringify(pack));
}

function serverEnv(editor: EditorHome): NodeJS.ProcessEnv {
  // These would make code-server believe that it runs in a terminal of VS Code, or in a test of it.
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("VSCODE_"));
  // The server picks the node on PATH for its own child processes: it must be the Node it was built for.
  return { ...Object.fromEntries(kept), PATH: [path.dirname(editor.node), process.env.PATH].join(path.delimiter) };
}

/** The port, or any free one where none is wanted; refuses one that is taken. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(wanted, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : wanted;
}

async function untilHealthy(origin: string, child: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const deadline = Date.now() + 60_000;
  while (!(await answers(`${origin}/healthz`))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`VS Code's server did not start:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function stopGroup(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  signalGroup(child.pid, "SIGTERM");
  const patience = new AbortController();
  const late = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 5000);
    patience.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  await Promise.race([exited, late]);
  patience.abort();
  signalGroup(child.pid, "SIGKILL");
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

function windowUrl(origin: string, { folder, payload = [] }: Window): string {
  const url = new URL(origin);
  url.searchParams.set("folder", path.resolve(folder));
  if (payload.length) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}
