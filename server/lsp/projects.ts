import { type Context, type ProjectSettings, policyWith, projectFile } from "../core";
import type { Core } from "./core";
import type { FileAccess } from "./explorer";
import type { Guard } from "./guard";
import type { OpenDocuments } from "./openDocuments";

/** The project files of the workspace, one at the top of each folder: what they decide holds for all documents below. */
export class Projects {
  private roots: readonly string[] = [];
  private readonly stored = new Map<string, ProjectSettings>();
  /** Contexts by folder, all made of one; another one begins anew, so that what was found with one is known again. */
  private made: { readonly from: Context; readonly contexts: Map<string, Context> } | undefined;

  constructor(
    private readonly core: Core,
    private readonly documents: OpenDocuments,
    private readonly access: FileAccess,
    private readonly guarded: Guard,
    /** Called when a project file says something else than before. */
    private readonly changed: () => void,
  ) {}

  /** Reads the project files of the workspace's folders. */
  load(roots: readonly string[]): void {
    this.roots = roots.map((root) => (root.endsWith("/") ? root : `${root}/`));
    for (const root of this.roots) this.guarded.later(() => this.read(root));
  }

  /** Reads again what has changed on the disk. */
  refresh(uris: readonly string[]): void {
    for (const root of this.roots) if (uris.includes(root + projectFile)) this.guarded.later(() => this.read(root));
  }

  isProjectFile(uri: string): boolean {
    return this.roots.some((root) => uri === root + projectFile);
  }

  /** A project file that is open says something else, or is closed. */
  edited(): void {
    this.made = undefined;
    this.changed();
  }

  /** The context in which a document is judged. */
  contextFor(uri: string, from: Context): Context {
    const root = this.roots.find((folder) => uri.startsWith(folder));
    if (root === undefined) return from;
    if (this.made?.from !== from) this.made = { from, contexts: new Map() };
    const known = this.made.contexts.get(root);
    if (known) return known;
    const settings = this.documents.get(root + projectFile)?.model.asProject() ?? this.stored.get(root);
    const { libvirt } = settings ?? {};
    const context = settings
      ? { ...from, policy: policyWith(settings, from.policy), ...(libvirt && { targets: { ...from.targets, libvirt } }) }
      : from;
    this.made.contexts.set(root, context);
    return context;
  }

  private async read(root: string): Promise<void> {
    const uri = root + projectFile;
    const found = await this.access.read(uri);
    const settings = typeof found === "string" ? undefined : this.core.readDocument({ uri, text: found.text })?.asProject();
    if (!settings && !this.stored.has(root)) return;
    if (settings) this.stored.set(root, settings);
    else this.stored.delete(root);
    this.edited();
  }
}
