// The files of a disk, for the language server on Node.
import { opendir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { WorkspaceAccess } from "./explorer";

/** In bytes. */
const largest = 1024 * 1024;
const mostPaths = 500;
/** How many entries of folders are looked at. */
const mostEntries = 5_000;
const deepest = 3;

/** Reaches files inside of some folders; where there are none, inside of the folder of each document that asks. */
export function nodeFiles(): WorkspaceAccess {
  let roots: readonly string[] = [];
  /** Folders of documents that are open outside of every workspace. */
  const own = new Set<string>();

  const reach = async (uri: string): Promise<{ readonly file: string; readonly size: number } | "missing" | "unread"> => {
    const file = fileOf(uri);
    if (file === undefined || !isInside(file)) return "unread";
    try {
      // Looks before opening: a FIFO or a device would wait for ever, and a link may lead out of the workspace.
      const real = await realpath(file);
      if (!isInside(real) && !(await isInsideReally(real))) return "unread";
      const { size, isFile } = await statOf(real);
      return isFile && size <= largest ? { file: real, size } : "unread";
    } catch (failure) {
      return isMissing(failure) ? "missing" : "unread";
    }
  };
  const folders = () => (roots.length > 0 ? roots : [...own]);
  const isInside = (file: string) => folders().some((folder) => isBelow(file, folder));
  /** A workspace may itself be reached by a link. */
  const isInsideReally = async (file: string) => {
    for (const folder of folders()) if (isBelow(file, await realpath(folder).catch(() => folder))) return true;
    return false;
  };

  return {
    roots(uris) {
      roots = uris.flatMap((uri) => fileOf(uri) ?? []);
    },
    async read(uri) {
      const reached = await reach(uri);
      if (typeof reached === "string") return reached;
      try {
        const bytes = await readFile(reached.file);
        return bytes.includes(0) ? "unread" : { text: bytes.toString("utf8").replace(/^\uFEFF/, "") };
      } catch (failure) {
        return isMissing(failure) ? "missing" : "unread";
      }
    },
    async look(uri) {
      const file = fileOf(uri);
      if (file === undefined || !isInside(file)) return "unread";
      const reached = await reach(uri);
      return typeof reached === "string" ? reached : "there";
    },
    async list(folder) {
      const start = fileOf(folder);
      if (start === undefined) return [];
      if (roots.length === 0) own.add(start);
      if (!isInside(path.join(start, "."))) return [];
      return listBelow(start);
    },
  };
}

async function listBelow(start: string): Promise<string[]> {
  const found: string[] = [];
  let entries = 0;
  const pending: { readonly at: string; readonly depth: number }[] = [{ at: "", depth: 1 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { at, depth } = next;
    const folder = await opendir(path.join(start, at)).catch(() => undefined);
    if (!folder) continue;
    for await (const entry of folder) {
      if (++entries > mostEntries || found.length >= mostPaths) return found.sort();
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const below = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isFile()) found.push(below);
      else if (entry.isDirectory() && depth < deepest) pending.push({ at: below, depth: depth + 1 });
    }
  }
  return found.sort();
}

async function statOf(file: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(file);
  return { size: found.size, isFile: found.isFile() };
}

function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? path.normalize(fileURLToPath(uri)) : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && "code" in failure && (failure.code === "ENOENT" || failure.code === "ENOTDIR");
}
