import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { type CodeServer, startCodeServer } from "../../scripts/editor/codeServer";
import { root } from "../../scripts/editor/editorHome";
import { installEditor } from "../../scripts/editor/install";
import { packageExtension } from "../../scripts/editor/packageExtension";
import { launchBrowser } from "./harness/browser";
import { Workbench } from "./harness/workbench";
import { makeWorkspace, type Workspace } from "./harness/workspace";

const images = path.join(root, process.env.UPDATE_IMAGES === "1" ? "docs/images" : "out/screenshots");

// The packaged extension, as a user installs it; each test goes on from where the one before it left the screen.
describe("on the screen of VS Code", function () {
  this.timeout(90_000);
  this.bail(true);
  let workspace: Workspace;
  let server: CodeServer;
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    await mkdir(images, { recursive: true });
    const editor = await installEditor(console.log);
    workspace = await makeWorkspace();
    server = await startCodeServer(editor, { vsix: [await packageExtension()] });
    browser = await launchBrowser();
    workbench = new Workbench(await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" }));
    await workbench.open(server.windowUrl({ folder: workspace.folder }));
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await picture("failed");
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await workspace?.remove();
  });

  async function picture(name: string): Promise<void> {
    await workbench.page.screenshot({ path: path.join(images, `${name}.png`) });
  }

  it("underlines a wrong value and lists it under Problems", async () => {
    await workbench.openFile("slips.xml");
    await workbench.squiggles("error").first().waitFor();
    const rows = await workbench.problemRows((all) => all.some((row) => row.includes("writebak")));
    assert.match(rows.join("\n"), /virt-layers/);
    await picture("problems");
  });

  it("shows the hover card with layer and counterpart", async () => {
    assert.match(await workbench.hoverAt(10, 42), /cache[\s\S]*KVM layer[\s\S]*OpenStack/);
    await picture("hover");
    await workbench.page.keyboard.press("Escape");
  });

  it("mends the value by the quick fix", async () => {
    await workbench.goTo(10, 50);
    const title = (await workbench.listCodeActions()).find((action) => /writeback/.test(action));
    assert.ok(title);
    await picture("quick-fix");
    await workbench.applyCodeAction(title);
    await workbench.until(
      "the mended line",
      async () => (await workbench.visibleLines())[9]?.includes("cache='writeback'") ?? false,
    );
    await workbench.problemRows((rows) => !rows.some((row) => row.includes("writebak")));
    await workbench.save();
    assert.match(await readFile(path.join(workspace.folder, "slips.xml"), "utf8"), /cache='writeback'/);
  });

  it("finds the next mistake while the user types", async () => {
    await workbench.goTo(12, 13);
    await workbench.type("x");
    await workbench.squiggles("error").first().waitFor();
  });
});
