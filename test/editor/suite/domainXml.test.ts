import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findings, fixesFor, hoverAt, openFile } from "./documents";

describe("a guest's domain XML", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile("slips.xml");
  });

  it("has its wrong value found, at its place", async () => {
    const all = await findings(document);
    assert.deepEqual(
      all.map((found) => document.getText(found.range)),
      ["writebak"],
    );
  });

  it("says the layer and the counterpart of a setting", async () => {
    assert.match(await hoverAt(document, "ca$0che="), /cache[\s\S]*KVM[\s\S]*OpenStack/);
  });

  it("speaks Japanese as soon as the setting says so, and English again", async () => {
    const settings = vscode.workspace.getConfiguration("virtLayers");
    await settings.update("language", "ja", vscode.ConfigurationTarget.Global);
    await findings(document, (all) => all.some((found) => /[ぁ-ん]/.test(found.message)));
    assert.match(await hoverAt(document, "ca$0che="), /KVM レイヤー/);
    await settings.update("language", "en", vscode.ConfigurationTarget.Global);
    await findings(document, (all) => all.length > 0 && all.every((found) => !/[ぁ-ん]/.test(found.message)));
    await settings.update("language", undefined, vscode.ConfigurationTarget.Global);
  });

  it("is mended by the quick fix", async () => {
    const [finding] = await findings(document);
    assert.ok(finding);
    const fix = (await fixesFor(document, finding)).find((action) => action.title.includes("writeback"));
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /cache='writeback'/);
    await findings(document, (all) => all.length === 0);
  });
});
