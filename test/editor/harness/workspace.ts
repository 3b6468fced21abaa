import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { exists, root } from "../../../scripts/editor/editorHome";

/** A folder of files that a test may edit. */
export interface Workspace {
  folder: string;
  remove(): Promise<void>;
}

/** Copies the project's examples and the editor tests' own files into a temporary folder. */
export async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(path.join(tmpdir(), "virt-layers-workspace-"));
  for (const source of ["examples", "test/editor/workspace"]) {
    const from = path.join(root, source);
    if (await exists(from)) await cp(from, folder, { recursive: true });
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
