import assert from "node:assert/strict";
import {
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  LinkedEditingRangeRequest,
} from "vscode-languageserver/node";
import { startClient } from "../lsp/client";

const uri = "file:///guest.xml";
const textDocument = { uri };
const guest = "<domain type='kvm'>\n  <devices>\n    <di\n  </devices>\n</domain>\n";
const snippets = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [InsertTextMode.asIs] } } },
  },
};

async function itemsAt(text: string, line: number, character: number, start: Parameters<typeof startClient>[0], typed?: string) {
  const client = await startClient(start);
  await client.open(uri, text);
  const context =
    typed === undefined ? undefined : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
  const items = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position: { line, character },
    ...(context && { context }),
  });
  assert.ok(Array.isArray(items));
  return items;
}

describe("completion: over the protocol", () => {
  it("inserts a snippet where a client takes one, its lines indented as they are to stand", async () => {
    const disk = (await itemsAt(guest, 2, 7, { capabilities: snippets })).find(({ label }) => label === "disk");
    assert.equal(disk?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(disk.insertTextMode, InsertTextMode.asIs);
    assert.deepEqual(disk.textEdit, {
      range: { start: { line: 2, character: 5 }, end: { line: 2, character: 7 } },
      newText: `disk type='file' device='disk'>
      <driver name='qemu' type='\${1:qcow2}'/>
      <source file='\${2:/var/lib/libvirt/images/guest.qcow2}'/>
      <target dev='\${3:vda}' bus='virtio'/>
    </disk>`,
    });
  });

  it("inserts plain text where a client takes no snippet", async () => {
    const disk = (await itemsAt(guest, 2, 7, { capabilities: {} })).find(({ label }) => label === "disk");
    assert.equal(disk?.insertTextFormat, undefined);
    assert.match(JSON.stringify(disk?.textEdit), /dev='vda'/);
  });

  it("answers to a character only where it begins something", async () => {
    const indented = "<domain type='kvm'>\n  \n</domain>\n";
    assert.deepEqual(await itemsAt(indented, 1, 2, {}, " "), []);
    assert.ok((await itemsAt(indented, 1, 2, {})).length > 0);
    assert.ok((await itemsAt("<domain >\n<vcpu>2</vcpu></domain>\n", 0, 8, {}, " ")).length > 0);
  });

  it("links the names of a start and an end tag", async () => {
    const client = await startClient();
    await client.open(uri, guest);
    const linked = await client.connection.sendRequest(LinkedEditingRangeRequest.type, {
      textDocument,
      position: { line: 1, character: 5 },
    });
    assert.deepEqual(linked?.ranges, [
      { start: { line: 1, character: 3 }, end: { line: 1, character: 10 } },
      { start: { line: 3, character: 4 }, end: { line: 3, character: 11 } },
    ]);
  });
});
