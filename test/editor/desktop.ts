import { runTests } from "@vscode/test-electron";
import { root } from "../../scripts/editor/editorHome";
import { bundleSuite } from "./harness/bundleSuite";
import { makeWorkspace } from "./harness/workspace";

/** Runs the in-host suite in desktop VS Code, which is downloaded: `npx tsx test/editor/desktop.ts`. */
async function runOnDesktop(): Promise<void> {
  const extensionTestsPath = await bundleSuite();
  const workspace = await makeWorkspace();
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath,
      launchArgs: [workspace.folder, "--disable-extensions", "--disable-workspace-trust"],
    });
  } finally {
    await workspace.remove();
  }
}

void runOnDesktop().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
