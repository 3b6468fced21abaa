// The way through a document, as clients of several abilities see it.
import assert from "node:assert/strict";
import {
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type ResponseError,
  SelectionRangeRequest,
} from "vscode-languageserver/node";
import { generate } from "../../bench/documents/generate";
import { documentSymbols, documentSymbolsInSteps, readDocument } from "../../server/core";
import { startClient } from "./client";

const uri = "file:///stack.yaml";
const textDocument = { uri };
const template = `heat_template_version: 2021-04-16
parameters:
  flavor:
    type: string
resources:
  server:
    type: OS::Nova::Server
    properties:
      flavor: {get_param: flavor}
outputs:
  it:
    value: {get_param: flavor}
`;
const declared = { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } };
const inServer = { start: { line: 8, character: 26 }, end: { line: 8, character: 32 } };
const inOutput = { start: { line: 11, character: 23 }, end: { line: 11, character: 29 } };
const position = { line: 8, character: 28 };

async function opened(...start: Parameters<typeof startClient>) {
  const client = await startClient(...start);
  await client.open(uri, template);
  return client;
}

describe("the way through a document", () => {
  it("leads to a declaration: a link where the client takes one, else a place", async () => {
    const plain = await opened({ capabilities: {} });
    assert.deepEqual(await plain.connection.sendRequest(DefinitionRequest.type, { textDocument, position }), [
      { uri, range: declared },
    ]);
    const linking = await opened({ capabilities: { textDocument: { definition: { linkSupport: true } } } });
    assert.deepEqual(await linking.connection.sendRequest(DefinitionRequest.type, { textDocument, position }), [
      {
        originSelectionRange: inServer,
        targetUri: uri,
        targetRange: { start: declared.start, end: { line: 3, character: 16 } },
        targetSelectionRange: declared,
      },
    ]);
  });

  it("finds uses with or without the declaration, and marks them", async () => {
    const { connection } = await opened();
    const ask = (includeDeclaration: boolean) =>
      connection.sendRequest(ReferencesRequest.type, { textDocument, position, context: { includeDeclaration } });
    assert.deepEqual(
      (await ask(true))?.map(({ range }) => range),
      [declared, inServer, inOutput],
    );
    assert.deepEqual(
      (await ask(false))?.map(({ range }) => range),
      [inServer, inOutput],
    );
    const marks = await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position });
    assert.deepEqual(
      marks?.map(({ kind }) => kind),
      [DocumentHighlightKind.Write, DocumentHighlightKind.Read, DocumentHighlightKind.Read],
    );
  });

  it("renames by edits that carry the version where the client can refuse a stale one", async () => {
    const edits = [declared, inServer, inOutput].map((range) => ({ range, newText: "size" }));
    const plain = await opened({ capabilities: {} });
    assert.deepEqual(plain.initialized.capabilities.renameProvider, true);
    const params = { textDocument, position, newName: "size" };
    assert.deepEqual(await plain.connection.sendRequest(RenameRequest.type, params), { changes: { [uri]: edits } });
    const versioned = await opened();
    assert.deepEqual(await versioned.connection.sendRequest(RenameRequest.type, params), {
      documentChanges: [{ textDocument: { uri, version: 1 }, edits }],
    });
  });

  it("refuses a rename in the user's language", async () => {
    const rename = { dynamicRegistration: false, prepareSupport: true };
    const { connection, initialized } = await opened({ capabilities: { textDocument: { rename } }, locale: "ja" });
    assert.deepEqual(initialized.capabilities.renameProvider, { prepareProvider: true });
    assert.deepEqual(await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }), {
      range: inServer,
      placeholder: "flavor",
    });
    const refusal = ({ message }: ResponseError) => /すでに使われて|ありません/.test(message);
    const nowhere = { line: 3, character: 6 };
    await assert.rejects(connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: nowhere }), refusal);
    await assert.rejects(connection.sendRequest(RenameRequest.type, { textDocument, position, newName: "server" }), refusal);
  });

  it("folds whole lines, as many as the client wants, and grows selections", async () => {
    const { connection } = await opened({
      capabilities: { textDocument: { foldingRange: { rangeLimit: 2, lineFoldingOnly: true } } },
    });
    assert.deepEqual(await connection.sendRequest(FoldingRangeRequest.type, { textDocument }), [
      { startLine: 1, endLine: 3 },
      { startLine: 2, endLine: 3 },
    ]);
    const [chain] = (await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] })) ?? [];
    assert.deepEqual(chain?.range, inServer);
    assert.ok(chain?.parent);
  });

  it("edits a start tag and its end tag together", async () => {
    const { connection, open } = await startClient();
    const guest = { uri: "file:///guest.xml" };
    await open(guest.uri, "<domain type='kvm'>\n  <memory>1</memory>\n</domain>\n");
    const linked = await connection.sendRequest(LinkedEditingRangeRequest.type, {
      textDocument: guest,
      position: { line: 1, character: 17 },
    });
    assert.deepEqual(
      linked?.ranges.map(({ start }) => start.character),
      [3, 13],
    );
  });

  it("makes a long outline in many steps, and the same one", () => {
    const model = readDocument({ uri: "file:///guest.xml", text: generate("xml", 20_000).text });
    assert.ok(model);
    const steps = documentSymbolsInSteps(model);
    let count = 1;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.ok(count > 10, `${count} steps`);
    assert.deepEqual(step.value, documentSymbols(model));
  });

  it("takes other messages while it makes a long outline, and gives it up for a newer text", async () => {
    const { connection, open, change } = await startClient();
    const guest = { uri: "file:///guest.xml" };
    await open(guest.uri, generate("xml", 20_000).text);
    const outline = connection.sendRequest(DocumentSymbolRequest.type, { textDocument: guest });
    await change(guest.uri, 2, { text: "<domain type='kvm'/>" });
    await assert.rejects(outline, ({ code }: ResponseError) => code === -32801);
    assert.equal((await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: guest }))?.length, 1);
  });
});
