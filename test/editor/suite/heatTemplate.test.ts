import assert from "node:assert/strict";
import * as vscode from "vscode";
import { askAbout, completionsAt, findings, fixesFor, hoverAt, openFile, positionOf } from "./documents";

describe("a Heat template", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile("slips.yaml");
  });

  it("has the extra spec found that a server does not read", async () => {
    const found = await findings(document);
    assert.deepEqual(
      found.map(({ range, code }) => [document.getText(range), typeof code === "object" ? code.value : code]),
      [["hw:cpu_policy", "extra-spec-on-server"]],
    );
  });

  it("tells the layer of an extra spec and what Nova makes of it in the guest", async () => {
    const card = await hoverAt(document, "hw:mem_$0page_size");
    assert.match(card, vscode.env.language === "ja" ? /OpenStack レイヤー/ : /OpenStack layer/);
    assert.match(card, /<memoryBacking>/);
  });

  it("has an outline and links to the official pages", async () => {
    const symbols = await askAbout<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document);
    const resources = symbols.find((symbol) => symbol.name === "resources");
    assert.deepEqual(
      resources?.children.map((child) => child.name),
      ["pinned", "server"],
    );
    const links = await askAbout<vscode.DocumentLink[]>("vscode.executeLinkProvider", document);
    const server = links.find((link) => document.getText(link.range) === "OS::Nova::Server");
    assert.equal(server?.target?.authority, "docs.openstack.org");
  });

  it("has the extra spec moved to the flavor by the quick fix", async () => {
    const [finding] = await findings(document);
    assert.ok(finding);
    const fix = (await fixesFor(document, finding)).find((action) => action.title.includes("pinned"));
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /extra_specs:\n(?: {8}.*\n)* {8}hw:cpu_policy: dedicated\n/);
    await findings(document, (all) => all.length === 0);
  });

  it("is offered the keys and values of extra specs", async () => {
    const key = new vscode.WorkspaceEdit();
    key.insert(document.uri, positionOf(document, "extra_specs:\n$0"), "        hw:\n");
    assert.ok(await vscode.workspace.applyEdit(key));
    const keys = await completionsAt(document, "        hw:$0\n");
    assert.ok(keys.includes("hw:numa_nodes"), keys.join());
    assert.ok(!keys.includes("hw:mem_page_size"), "a key that stands there already is offered again");

    const value = new vscode.WorkspaceEdit();
    value.insert(document.uri, positionOf(document, "        hw:$0\n"), "cpu_thread_policy: ");
    assert.ok(await vscode.workspace.applyEdit(value));
    const values = await completionsAt(document, "hw:cpu_thread_policy: $0");
    for (const each of ["prefer", "isolate", "require"]) assert.ok(values.includes(each), values.join());
  });
});

describe("a YAML file of somebody else", () => {
  it("is left alone", async () => {
    const document = await openFile("compose.yaml");
    const at = positionOf(document, "im$0age:");
    const hovers = await askAbout<vscode.Hover[]>("vscode.executeHoverProvider", document, at);
    assert.deepEqual(hovers, []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});
