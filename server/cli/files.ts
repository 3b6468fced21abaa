import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type DocumentModel, environmentFolders, folderOf, type KnownFile, KnownFiles, readDocument } from "../core";

/** In bytes. */
const largest = 1024 * 1024;
const most = 300;

/** The files around those that are checked: what they name and what stands beside them, inside of some folders only. */
export class NeighbouringFiles {
  private readonly known = new Map<string, KnownFile>();
  private readonly listed = new Set<string>();
  private readonly roots: readonly string[];

  constructor(folders: readonly string[]) {
    this.roots = [...new Set(folders.map((folder) => realpathSync(folder)))];
  }

  /** What is known once a document's surroundings have been looked at. */
  around(model: DocumentModel): KnownFiles {
    const { uri } = model.file;
    this.known.set(uri, { state: "there", model });
    this.list(folderOf(uri));
    this.bring(model, new Set([uri]));
    return new KnownFiles(new Map(this.known), new Map(), () => []);
  }

  private list(folder: string): void {
    if (this.listed.has(folder)) return;
    this.listed.add(folder);
    const parent = environmentFolders.find((name) => folder.endsWith(`/${name}/`));
    const folders = [folder, ...environmentFolders.map((name) => `${folder}${name}/`)];
    if (parent !== undefined) folders.push(folder.slice(0, -parent.length - 1));
    for (const one of folders)
      for (const name of namesIn(fileURLToPath(one)))
        if (/\.(ya?ml|template|env)$/.test(name)) this.load(one + encodeURIComponent(name));
  }

  private bring(model: DocumentModel, seen: Set<string>): void {
    for (const { uri, what } of model.needs()) {
      if (seen.has(uri)) continue;
      seen.add(uri);
      if (what === "content") this.note(uri, () => ({ state: this.reach(uri) === undefined ? "missing" : "there" }));
      else {
        this.load(uri);
        const nested = this.known.get(uri)?.model;
        if (nested) this.bring(nested, seen);
      }
    }
  }

  private load(uri: string): void {
    this.note(uri, () => {
      const file = this.reach(uri);
      if (file === undefined) return { state: "missing" };
      if (file === "unread") return { state: "unread" };
      const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
      const model = readDocument({ uri, text });
      return { state: "there", ...(model?.layer === "openstack" && { model }) };
    });
  }

  private note(uri: string, find: () => KnownFile): void {
    if (this.known.has(uri) || this.known.size >= most || !uri.startsWith("file:")) return;
    try {
      this.known.set(uri, find());
    } catch {
      this.known.set(uri, { state: "unread" });
    }
  }

  /** The real path of a small regular file in the folders; undefined where there is none. Looks before opening. */
  private reach(uri: string): string | "unread" | undefined {
    const file = fileURLToPath(uri);
    if (!this.roots.some((root) => isBelow(file, root)) && !this.isBelowReally(path.dirname(file))) return "unread";
    if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
    const real = realpathSync(file);
    if (!this.roots.some((root) => isBelow(real, root))) return "unread";
    const stats = statSync(real);
    return stats.isFile() && stats.size <= largest ? real : "unread";
  }

  private isBelowReally(folder: string): boolean {
    try {
      const real = realpathSync(folder);
      return this.roots.some((root) => isBelow(real, root));
    } catch {
      return false;
    }
  }
}

/** A file as a uri: a path from the current folder is made whole. */
export function uriOf(file: string): string {
  return pathToFileURL(path.resolve(file)).href;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, 5_000);
  } catch {
    return [];
  }
}

function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
}
