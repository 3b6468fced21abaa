import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import { diagnoseEarly, diagnoseInSteps, lateRules, readDocument } from "../../server/core";
import { guard } from "../../server/lsp/guard";
import { OpenDocuments } from "../../server/lsp/openDocuments";
import { PushedDiagnostics } from "../../server/lsp/pushedDiagnostics";
import { realContext } from "../fixture/knowledge";

describe("pushed diagnostics", () => {
  it("validate several queued edits once, the newest version", async () => {
    let reads = 0;
    const documents = new OpenDocuments({
      diagnoseEarly,
      diagnoseInSteps,
      lateRules,
      readDocument: (file) => {
        reads++;
        return readDocument(file);
      },
    });
    const sent: PublishDiagnosticsParams[] = [];
    const context = realContext("en");
    const push = new PushedDiagnostics(
      documents,
      guard((message) => assert.fail(message)),
      () => context,
      async (params) => void sent.push(params),
      () => {},
    );
    documents.open("file:///a.xml", "xml", 1, "<domain type='kvm'/>");
    push.validate("file:///a.xml");
    for (const version of [2, 3, 4]) {
      documents.change("file:///a.xml", version, [{ text: `<domain type='kvm' id='${version}'/>` }]);
      push.validate("file:///a.xml");
    }
    assert.deepEqual(sent, []);
    await wait(20);
    assert.deepEqual(
      sent.map(({ version }) => version),
      [4],
    );
    assert.equal(reads, 1);
    assert.match(documents.get("file:///a.xml")?.model.file.text ?? "", /id='4'/);
    assert.equal(reads, 1, "a version is read once");
  });
});
