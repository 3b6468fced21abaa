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

  it("underlines what does nothing and lists it under Problems", async () => {
    await workbench.openFile("slips.yaml");
    await workbench.squiggles("warning").first().waitFor();
    const rows = await workbench.problemRows((all) => all.some((row) => row.includes("hw:cpu_policy")));
    assert.match(rows.join("\n"), /virt-layers/);
    await picture("problems");
  });

  it("moves the setting to the layer that decides it, by the quick fix", async () => {
    await workbench.goTo(22, 12);
    const titles = await workbench.listCodeActions();
    const title = titles.find((each) => each.includes("flavor `pinned`"));
    assert.ok(title, titles.join());
    await picture("quick-fix");
    await workbench.applyCodeAction(title);
    await workbench.problemRows((rows) => !rows.some((row) => row.includes("hw:cpu_policy")));
    await workbench.save();
    const text = await readFile(path.join(workspace.folder, "slips.yaml"), "utf8");
    assert.match(text, /extra_specs:\n(?: {8}.*\n)* {8}hw:cpu_policy: dedicated\n/);
  });

  it("offers extra specs while the user types", async () => {
    await workbench.goTo(14, 9);
    await workbench.page.keyboard.press("End");
    await workbench.type("\nhw:numa");
    await workbench.until("hw:numa_nodes", async () => (await workbench.completions()).includes("hw:numa_nodes"));
    await picture("completion");
    await workbench.page.keyboard.press("Escape");
    await workbench.save();
  });

  it("shows whose a guest's setting is: hover card, hints and kind of file", async () => {
    await workbench.openFile("slips.xml");
    await workbench.until("the hint on the vcpu line", async () =>
      /<vcpu>2<\/vcpu>.*vcpus/.test((await workbench.visibleLines())[4] ?? ""),
    );
    assert.match(await workbench.hoverAt(11, 43), /KVM layer[\s\S]*disk_cachemodes/);
    await picture("hover");
    await workbench.page.keyboard.press("Escape");
    assert.match(await workbench.languageStatus(), /libvirt domain/);
  });

  it("finds a mistake as it is typed", async () => {
    await workbench.goTo(4, 5);
    await workbench.type("<");
    await workbench.squiggles("error").first().waitFor();
  });

  it("writes a guest from an empty file by completion alone", async () => {
    await workbench.openFile("new.xml");
    await accept("domain");
    await workbench.page.keyboard.press("Escape");
    await workbench.until("the guest", async () => (await workbench.visibleLines()).some((line) => line.includes("</domain>")));
    await behind("<devices>", 1);
    await accept("disk");
    await behind("</disk>");
    await workbench.type("\n");
    await accept("interface");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("Escape");
    await workbench.save();
    await picture("written");
    const text = await readFile(path.join(workspace.folder, "new.xml"), "utf8");
    assert.match(text, /<disk [^>]*>[\s\S]*<target dev=[\s\S]*<\/disk>[\s\S]*<interface [^>]*>[\s\S]*<\/domain>/);
    await workbench.problemRows((rows) => !rows.some((row) => row.includes("new.xml")));
  });

  it("repairs five slips by quick fixes", async () => {
    await workbench.openFile("broken.xml");
    await workbench.squiggles("error").nth(4).waitFor();
    await picture("broken");
    for (const [line, column, right] of [
      [3, 6, "memory"],
      [4, 12, "placement"],
      [9, 33, "disk"],
      [10, 43, "cache"],
      [16, 10, "model"],
    ] as const) {
      await workbench.goTo(line, column);
      const titles = await workbench.listCodeActions();
      const title = titles.find((each) => new RegExp(`\\b${right}\\b`).test(each));
      assert.ok(title, `${right}: ${titles.join()}`);
      await workbench.applyCodeAction(title);
    }
    await workbench.problemRows((rows) => !rows.some((row) => row.includes("broken.xml")));
    await workbench.save();
    await picture("repaired");
    const text = await readFile(path.join(workspace.folder, "broken.xml"), "utf8");
    for (const right of ["<memory unit=", "</memory>", "placement=", "device='disk'", "cache=", "<model type="])
      assert.ok(text.includes(right), text);
  });

  it("writes a template from an empty file by completion", async () => {
    await workbench.openFile("new.yaml");
    await workbench.type("h");
    await take("heat_template_version");
    await workbench.page.keyboard.press("Tab");
    await workbench.type("One server");
    await workbench.page.keyboard.press("Tab");
    await workbench.page.keyboard.press("Tab");
    await workbench.type("OS::Nova::Se");
    await take("OS::Nova::Server");
    await workbench.until("the required properties", async () =>
      (await workbench.visibleLines()).some((line) => line.includes("flavor:")),
    );
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("End");
    await workbench.type("\nuser_data_f");
    await take("user_data_format");
    await workbench.type("R");
    await take("RAW");
    await workbench.save();
    await picture("template-written");
    const text = await readFile(path.join(workspace.folder, "new.yaml"), "utf8");
    assert.match(text, /^heat_template_version: .+\n[\s\S]*type: OS::Nova::Server\n\s+properties:\n[\s\S]*user_data_format: RAW/);
    await workbench.problemRows((rows) => !rows.some((row) => row.includes("new.yaml")));
  });

  it("renames a parameter through the template that nests its own, and its environment", async () => {
    await workbench.openFile("outer.yaml");
    await workbench.squiggles("error").first().waitFor();
    await picture("nested");
    await workbench.goTo(6, 8);
    await workbench.rename("gibibytes");
    await picture("renamed");
    const read = (name: string) => readFile(path.join(workspace.folder, "stack", name), "utf8");
    assert.match(await read("outer.yaml"), /^ {6}gibibytes: 500$/m);
    assert.match(await read("inner.env.yaml"), /^ {2}gibibytes: 20$/m);
    const inner = await read("inner.yaml");
    assert.match(inner, /^ {2}gibibytes:$/m);
    assert.match(inner, /get_param: gibibytes/);
  });

  /** Takes a proposal by its name, first in the list for what is typed. */
  async function take(name: string): Promise<void> {
    await workbench.until(`${name} first in the list`, async () => (await workbench.completions())[0] === name);
    await workbench.page.keyboard.press("Enter");
  }

  /** Leaves the snippet that is being filled in, and puts the cursor at the end of a line, or of one that many lines below. */
  async function behind(text: string, below = 0): Promise<void> {
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("Escape");
    await workbench.until(`${text} on the screen`, async () =>
      (await workbench.visibleLines()).some((each) => each.includes(text)),
    );
    await workbench.save();
    const lines = (await readFile(path.join(workspace.folder, "new.xml"), "utf8")).split("\n");
    const line = lines.findIndex((each) => each.includes(text));
    assert.ok(line >= 0, lines.join("\n"));
    await workbench.goTo(line + 1 + below, 1);
    await workbench.page.keyboard.press("End");
  }

  /** Types `<` and takes a proposal by its name. */
  async function accept(name: string): Promise<void> {
    await workbench.type(`<${name}`);
    await take(name);
  }
});
