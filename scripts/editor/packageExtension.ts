import path from "node:path";
import { root } from "./editorHome";
import { run } from "./run";

/** Packages what is built, as it is, and gives the VSIX file. */
export async function packageExtension(): Promise<string> {
  const file = path.join(root, "out/virt-layers-development.vsix");
  const vsce = path.join(root, "node_modules/@vscode/vsce/vsce");
  await run(
    process.execPath,
    [vsce, "package", "--no-dependencies", "--allow-missing-repository", "--skip-license", "-o", file],
    {
      cwd: root,
    },
  );
  return file;
}
