import assert from "node:assert/strict";
import * as vscode from "vscode";
import { askAbout, findings, fixesFor, hoverAt, openFile, until } from "./documents";

describe("a guest's domain XML", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile("slips.xml");
  });

  // Whatever a test leaves behind, the next one finds VS Code's own language.
  afterEach(() => speak(undefined));

  it("has OpenStack's word found, at its place", async () => {
    const found = await findings(document);
    assert.deepEqual(
      found.map(({ range, code }) => [document.getText(range), typeof code === "object" ? code.value : code]),
      [["flavor", "openstack-word-in-domain"]],
    );
  });

  it("tells the layer of a setting and who decides it in OpenStack", async () => {
    const card = await hoverAt(document, "ca$0che=");
    assert.match(card, vscode.env.language === "ja" ? /KVM レイヤー/ : /KVM layer/);
    assert.match(card, /OpenStack[\s\S]*disk_cachemodes/);
  });

  it("names the counterpart at the end of the line", async () => {
    const hints = await until("inlay hints", async () => {
      const all = await askAbout<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document, everything(document));
      return all.length > 0 ? all : undefined;
    });
    const onVcpu = hints.filter((hint) => document.lineAt(hint.position.line).text.includes("<vcpu>"));
    assert.match(
      onVcpu.map(({ label }) => (typeof label === "string" ? label : label.map((part) => part.value).join())).join(),
      /vcpus/,
    );
  });

  it("has an outline and links to the official pages", async () => {
    const [domain] = await askAbout<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document);
    assert.ok(domain?.children.some((child) => child.name === "devices"));
    const links = await askAbout<vscode.DocumentLink[]>("vscode.executeLinkProvider", document);
    const vcpu = links.find((link) => document.getText(link.range) === "vcpu");
    assert.equal(vcpu?.target?.authority, "libvirt.org");
  });

  it("is spoken of in Japanese as soon as the setting says so, and in English again", async () => {
    const isJapanese = (found: vscode.Diagnostic) => /[ぁ-ん]/.test(found.message);
    await speak("ja");
    await findings(document, (all) => all.some(isJapanese));
    assert.match(await hoverAt(document, "ca$0che="), /KVM レイヤー/);
    await speak("en");
    await findings(document, (all) => all.length > 0 && !all.some(isJapanese));
    assert.match(await hoverAt(document, "ca$0che="), /KVM layer/);
  });

  it("is mended by the quick fix", async () => {
    const [finding] = await findings(document);
    assert.ok(finding);
    const fix = (await fixesFor(document, finding)).find((action) => action.title.includes("<flavor>"));
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.doesNotMatch(document.getText(), /flavor|m1\.small/);
    await findings(document, (all) => all.length === 0);
  });
});

function everything(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

async function speak(language: "en" | "ja" | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("virtLayers").update("language", language, vscode.ConfigurationTarget.Global);
}
