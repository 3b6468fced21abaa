import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { type CodeServer, startCodeServer } from "../../scripts/editor/codeServer";
import { root } from "../../scripts/editor/editorHome";
import { installEditor } from "../../scripts/editor/install";
import { launchBrowser } from "./harness/browser";
import { type ServedFolder, serveFolder, useWebExtension } from "./harness/webExtension";
import { Workbench } from "./harness/workbench";
import { makeWorkspace, type Workspace } from "./harness/workspace";

// The extension's browser half with its server in a worker: no Node, and files only by VS Code's own file system.
describe("in the browser, as on vscode.dev", function () {
  this.timeout(90_000);
  let workspace: Workspace;
  let server: CodeServer;
  let served: ServedFolder;
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    const editor = await installEditor(console.log);
    workspace = await makeWorkspace();
    server = await startCodeServer(editor, { development: true });
    served = await serveFolder(root);
    browser = await launchBrowser();
    workbench = new Workbench(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    await useWebExtension(workbench.page, server, served);
    await workbench.open(server.windowUrl({ folder: workspace.folder }));
  });

  after(async () => {
    await browser?.close();
    await served?.close();
    await server?.stop();
    await workspace?.remove();
  });

  it("finds the same mistake and shows the same hover card", async () => {
    await workbench.openFile("slips.xml");
    await workbench.problemRows((all) => all.some((row) => /flavor[\s\S]*virt-layers/.test(row)));
    assert.match(await workbench.hoverAt(11, 43), /KVM layer[\s\S]*disk_cachemodes/);
  });
});
