import { installEditor } from "../../scripts/editor/install";
import { bundleSuite } from "./harness/bundleSuite";
import { runInHost } from "./harness/inHost";
import { makeWorkspace } from "./harness/workspace";

/** Runs the in-host suite once in each display language; each run ends with its `N passed, N failed`. */
async function runSuite(): Promise<void> {
  const editor = await installEditor(console.log);
  const tests = await bundleSuite();
  for (const locale of ["en", "ja"]) {
    console.log(`\nVS Code, display language ${locale}`);
    const workspace = await makeWorkspace();
    try {
      const code = await runInHost({ editor, tests, folder: workspace.folder, locale, print: console.log });
      if (code !== 0) process.exitCode = 1;
    } finally {
      await workspace.remove();
    }
  }
}

void runSuite().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
