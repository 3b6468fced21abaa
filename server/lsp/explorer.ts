import { type DocumentModel, environmentFolders, folderOf, type KnownFile, KnownFiles } from "../core";
import type { Core } from "./core";
import type { Guard } from "./guard";
import type { OpenDocuments } from "./openDocuments";

/** How the server reaches files that no editor shows: only inside the workspace, only regular ones, only small ones. */
export interface FileAccess {
  /** The text of a file; `missing` where there is none, `unread` where it must be left alone. */
  read(uri: string): Promise<{ readonly text: string } | "missing" | "unread">;
  /** Whether a file is there, without its text. */
  look(uri: string): Promise<"there" | "missing" | "unread">;
  /** The paths of files in a folder and below, some hundred at most. The uri ends with a slash. */
  list(folder: string): Promise<readonly string[]>;
}

/** The same, told which folders the workspace has. */
export interface WorkspaceAccess extends FileAccess {
  roots(uris: readonly string[]): void;
}

/** Where no other file can be reached. */
export const noAccess: FileAccess = {
  read: async () => "unread",
  look: async () => "unread",
  list: async () => [],
};

/** More files than this are not read. */
const most = 300;

/** Brings what the open templates and environments name, and what stands beside them. */
export class Explorer {
  private readonly stored = new Map<string, KnownFile>();
  private readonly folders = new Map<string, readonly string[]>();

  constructor(
    private readonly core: Core,
    private readonly documents: OpenDocuments,
    private readonly access: FileAccess,
    private readonly guarded: Guard,
    /** Called when something was brought: what was answered before may be answered otherwise now. */
    private readonly changed: () => void,
  ) {}

  /** The files as they are known now; open ones as the editor shows them. */
  files(given: (uri: string) => readonly string[]): KnownFiles {
    const known = new Map(this.stored);
    for (const uri of this.documents.uris) {
      const model = this.documents.get(uri)?.model;
      if (model?.layer === "openstack") known.set(uri, { state: "there", model });
      else if (!known.has(uri)) known.set(uri, { state: "there" });
    }
    return new KnownFiles(known, new Map(this.folders), given);
  }

  /** Brings what an open document needs, if something is not known yet. */
  explore(uri: string): void {
    const model = this.documents.get(uri)?.model;
    if (model?.layer !== "openstack") return;
    this.guarded.later(async () => {
      const before = this.stored.size + this.folders.size;
      await this.listFolder(folderOf(uri));
      await this.bring(model, new Set([uri]));
      if (this.stored.size + this.folders.size !== before) this.changed();
    });
  }

  /** Forgets files that have changed, come or gone, and the folders that they stand in. */
  forget(uris: readonly string[]): void {
    for (const uri of uris) {
      this.stored.delete(uri);
      for (const folder of [...this.folders.keys()]) if (uri.startsWith(folder)) this.folders.delete(folder);
    }
  }

  /** Forgets what was not there: it may have come without anybody's telling. */
  forgetMissing(): void {
    for (const [uri, { state }] of this.stored) if (state === "missing") this.stored.delete(uri);
  }

  private async listFolder(folder: string): Promise<void> {
    if (this.folders.has(folder)) return;
    this.folders.set(folder, []);
    const paths = await this.access.list(folder);
    this.folders.set(folder, paths);
    for (const path of paths) {
      const [parent, ...rest] = path.split("/");
      const isBeside = rest.length === 0 || (rest.length === 1 && environmentFolders.some((name) => name === parent));
      if (isBeside && /\.(ya?ml|template|env)$/.test(path))
        await this.load(folder + path.split("/").map(encodeURIComponent).join("/"));
    }
    const parent = environmentFolders.find((name) => folder.endsWith(`/${name}/`));
    if (parent !== undefined) await this.listFolder(folder.slice(0, -parent.length - 1));
  }

  /** Loads what a document names, and what that names. */
  private async bring(model: DocumentModel, seen: Set<string>): Promise<void> {
    for (const { uri, what } of model.needs()) {
      if (seen.has(uri)) continue;
      seen.add(uri);
      if (what === "content") await this.note(uri, () => this.access.look(uri));
      else {
        const nested = await this.load(uri);
        if (nested) await this.bring(nested, seen);
      }
    }
  }

  private async load(uri: string): Promise<DocumentModel | undefined> {
    const open = this.documents.get(uri)?.model;
    if (open) return open;
    await this.note(uri, () => this.access.read(uri));
    return this.stored.get(uri)?.model;
  }

  private async note(uri: string, find: () => ReturnType<FileAccess["read"] | FileAccess["look"]>): Promise<void> {
    if (this.stored.has(uri) || this.stored.size >= most || isElsewhere(uri)) return;
    this.stored.set(uri, { state: "awaited" });
    const found = await find();
    if (typeof found === "string") this.stored.set(uri, { state: found });
    else {
      const model = this.core.readDocument({ uri, text: found.text });
      this.stored.set(uri, { state: "there", ...(model?.layer === "openstack" && { model }) });
    }
  }
}

/** On another machine, or in an object store: named, and left alone. */
const isElsewhere = (uri: string) => /^(https?|swift|ftp):/.test(uri);
