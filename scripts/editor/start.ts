import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { freePort, startCodeServer } from "./codeServer";
import { root, startState } from "./editorHome";
import { installEditor } from "./install";
import { packageExtension } from "./packageExtension";
import { run } from "./run";

const usualPort = 8137;
const examples = path.join(root, "examples");

/** Opens the examples in VS Code with the extension: on the desktop where there is one, else in the browser. */
export async function start(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { port: { type: "string" }, "no-open": { type: "boolean" } } });
  const desktop = !values["no-open"] && !values.port && hasDisplay() && (await hasProgram("code"));
  if (desktop) return openDesktop();
  await serve(values.port, !values["no-open"]);
}

async function openDesktop(): Promise<void> {
  console.log("Opening desktop VS Code with the extension and the examples.");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox", "--user-data-dir", path.join(startState, "desktop")] : [];
  await run("code", ["--new-window", `--extensionDevelopmentPath=${root}`, ...asRoot, examples]);
}

async function serve(wanted: string | undefined, open: boolean): Promise<void> {
  const editor = await installEditor(console.log);
  console.log("Packaging and installing the extension ...");
  // The browser keeps window state by address: the usual port unless it is taken.
  const port = wanted === undefined ? await freePort(usualPort).catch(() => freePort()) : Number(wanted);
  const server = await startCodeServer(editor, { vsix: [await packageExtension()], state: startState, port });
  const address = server.windowUrl({ folder: examples });
  console.log(`\nVS Code with Virt Layers: ${address}`);
  console.log("It needs no password: every user of this machine can open it. Ctrl-C ends it.");
  if (open && hasDisplay() && (await hasProgram("xdg-open"))) spawn("xdg-open", [address], { stdio: "ignore" });
  const why = await Promise.race([interrupted(), server.exited.then(() => "VS Code's server ended by itself.")]);
  console.log(why);
  await server.stop();
}

/** Ends with Ctrl-C, a polite kill, or the terminal's end. */
function interrupted(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("Stopped."));
  });
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  // In a terminal of a remote VS Code, `code` only speaks to that window.
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.VSCODE_IPC_HOOK_CLI;
}

function hasProgram(name: string): Promise<boolean> {
  return run(process.platform === "win32" ? "where" : "which", [name]).then(
    () => true,
    () => false,
  );
}
