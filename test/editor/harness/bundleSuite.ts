import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { glob } from "tinyglobby";
import { root } from "../../../scripts/editor/editorHome";

/** Bundles the in-host suite and gives the module that runs it: what VS Code calls extensionTestsPath. */
export async function bundleSuite(): Promise<string> {
  const outdir = path.join(root, "out/test");
  // A test file that is gone from the sources must not run from here.
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: await glob("test/editor/suite/{index,*.test}.ts", { cwd: root, absolute: true }),
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
  });
  return path.join(outdir, "index.js");
}
