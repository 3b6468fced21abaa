import assert from "node:assert/strict";
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  type Range,
  TextDocumentEdit,
} from "vscode-languageserver/node";
import type * as door from "../../server/core";
import type { Finding } from "../../server/core";
import { type RecognitionResult, recognitionRequest } from "../../server/lsp/protocol";
import { startClient } from "./client";

const uri = "file:///guest.xml";
const guest = `<domain type='kvm'>
  <name>ゲスト</name>
  <memory unit='GiB'>4</memory>
  <flavor>m1.small</flavor>
  <vcpu>2</vcpu>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 14, character: 0 } };
const textDocument = { uri };
const onCache = { textDocument, position: { line: 7, character: 41 } };
const japanese = /[ぁ-んァ-ン一-龠]/;

/** A finding at the guest's name with one safe and one unsafe fix. */
function found(model: { file: { text: string } }, language: string): Finding {
  const start = model.file.text.indexOf("ゲスト");
  const span = { start, end: start + 3 };
  const edits = [{ span, newText: "guest" }];
  const fixes = [
    { title: "unsafe", safe: false, edits },
    { title: "safe", safe: true, edits },
  ];
  return {
    rule: "test-rule",
    severity: "warning",
    span,
    message: language,
    key: "found",
    fixes,
    related: [{ span: { start: 0, end: 7 }, message: "there" }],
  };
}
const core = {
  // biome-ignore lint/correctness/useYield: it is done in one step
  *diagnoseInSteps(model: door.DocumentModel, { language }: door.Context) {
    return [found(model, language)];
  },
};

describe("the language server", () => {
  it("says what it can do, in UTF-16", async () => {
    const { initialized } = await startClient();
    assert.equal(initialized.capabilities.positionEncoding, "utf-16");
    assert.equal(initialized.serverInfo?.name, "Virt Layers");
  });

  it("pushes what is found in a document when it is opened and changed, and clears it when it is closed", async () => {
    const client = await startClient();
    await client.open(uri, guest);
    const opened = await client.diagnostics();
    assert.equal(opened.version, 1);
    assert.ok(opened.diagnostics.length > 0);
    for (const { source, code, codeDescription } of opened.diagnostics) {
      assert.equal(source, "virt-layers");
      assert.equal(codeDescription?.href, `https://github.com/virt-layers/virt-layers/blob/main/docs/rules/${code}.md`);
    }
    const line = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    await client.change(uri, 2, { range: line, text: "" });
    assert.deepEqual(await client.diagnostics(), { uri, version: 2, diagnostics: [] });
    await client.change(uri, 3, { range: { start: line.start, end: line.start }, text: "  <flavor>m1.small</flavor>\n" });
    assert.deepEqual((await client.diagnostics()).diagnostics, opened.diagnostics);
    await client.close(uri);
    assert.deepEqual(await client.diagnostics(), { uri, diagnostics: [] });
  });

  it("translates a finding: positions behind Japanese text, severity, related places", async () => {
    const client = await startClient({ core });
    await client.open(uri, guest);
    assert.deepEqual((await client.diagnostics()).diagnostics, [
      {
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 11 } },
        severity: 2,
        code: "test-rule",
        codeDescription: { href: "https://github.com/virt-layers/virt-layers/blob/main/docs/rules/test-rule.md" },
        source: "virt-layers",
        message: "en",
        relatedInformation: [
          { location: { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } } }, message: "there" },
        ],
      },
    ]);
  });

  it("offers the fixes of the findings in a range, the safe one preferred, and all safe ones where a source action is asked for", async () => {
    const client = await startClient({ core });
    await client.open(uri, guest);
    const position = { line: 1, character: 9 };
    const ask = (range: Range, only?: string[]) =>
      client.connection.sendRequest(CodeActionRequest.type, {
        textDocument,
        range,
        context: only ? { diagnostics: [], only } : { diagnostics: [] },
      });
    const actions = (await ask({ start: position, end: position })) ?? [];
    assert.deepEqual(
      actions.map((action) => "kind" in action && [action.title, action.kind, action.isPreferred ?? false]),
      [
        ["unsafe", "quickfix", false],
        ["safe", "quickfix", true],
      ],
    );
    assert.deepEqual(await ask({ start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }), []);
    const [all, ...others] = (await ask(whole, ["source.fixAll"])) ?? [];
    assert.deepEqual(others, []);
    assert.ok(all && "edit" in all);
    const [change] = all.edit?.documentChanges ?? [];
    assert.ok(TextDocumentEdit.is(change));
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    assert.deepEqual(change.edits, [
      { range: { start: { line: 1, character: 8 }, end: { line: 1, character: 11 } }, newText: "guest" },
    ]);
    assert.deepEqual(await ask(whole, ["refactor"]), []);
  });

  it("offers refactorings as such", async () => {
    const client = await startClient();
    const stack =
      "heat_template_version: wallaby\nresources:\n  a:\n    type: OS::Cinder::Volume\n    properties:\n      size: 10\n";
    await client.open("file:///stack.yaml", stack);
    const position = { line: 5, character: 13 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: "file:///stack.yaml" },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["refactor"] },
    });
    assert.deepEqual(
      actions?.map((action) => "kind" in action && [action.title, action.kind]),
      [["Extract to the parameter `size`", "refactor.extract"]],
    );
  });

  it("shows a card as Markdown, or as plain text where the client knows no more", async () => {
    const rich = await startClient();
    await rich.open(uri, guest);
    const card = await rich.connection.sendRequest(HoverRequest.type, onCache);
    assert.ok(card && "kind" in Object(card.contents));
    assert.match(JSON.stringify(card.contents), /"kind":"markdown".*\*\*/);
    assert.deepEqual(card.range?.start, { line: 7, character: 39 });

    const plain = await startClient({ capabilities: {} });
    await plain.open(uri, guest);
    const same = await plain.connection.sendRequest(HoverRequest.type, onCache);
    assert.match(JSON.stringify(same?.contents), /"kind":"plaintext"/);
    assert.doesNotMatch(JSON.stringify(same?.contents), /\*\*|`/);
  });

  it("speaks the client's language, and another one as soon as the setting changes", async () => {
    const client = await startClient({ locale: "ja" });
    await client.open(uri, guest);
    const messages = async () => (await client.diagnostics()).diagnostics.map(({ message }) => message).join();
    assert.match(await messages(), japanese);
    await client.configure({ virtLayers: { language: "en" } });
    assert.doesNotMatch(await messages(), japanese);
    await client.configure({ virtLayers: { language: "ja" } });
    assert.match(await messages(), japanese);
    const card = await client.connection.sendRequest(HoverRequest.type, onCache);
    assert.match(JSON.stringify(card?.contents), japanese);
    const recognised: RecognitionResult = await client.connection.sendRequest(recognitionRequest, { uri });
    assert.match(recognised?.label ?? "", japanese);
    assert.equal(client.refreshes(), 2);
  });

  it("takes settings from initializationOptions, and pulls them from a client that answers", async () => {
    const sent = await startClient({ initializationOptions: { language: "ja" }, locale: "en" });
    await sent.open(uri, guest);
    assert.match(JSON.stringify((await sent.diagnostics()).diagnostics), japanese);

    const pulled = await startClient({
      capabilities: { workspace: { configuration: true } },
      configuration: () => ({ language: "ja" }),
    });
    await pulled.open(uri, guest);
    let message = "";
    while (!japanese.test(message)) message = JSON.stringify((await pulled.diagnostics()).diagnostics);
  });

  it("hints as the setting says", async () => {
    const modes: string[] = [];
    const inlayHints: typeof door.inlayHints = (_model, _range, mode) => {
      modes.push(mode);
      return [{ offset: 19, label: mode, tooltip: "whole" }];
    };
    const client = await startClient({ core: { inlayHints } });
    await client.open(uri, guest);
    const ask = () => client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole });
    assert.deepEqual(await ask(), [
      { position: { line: 0, character: 19 }, label: "quiet", tooltip: "whole", paddingLeft: true },
    ]);
    await client.configure({ virtLayers: { inlayHints: "full" } });
    await ask();
    await client.configure({ virtLayers: { inlayHints: "off" } });
    assert.deepEqual(await ask(), []);
    assert.deepEqual(modes, ["quiet", "full"]);
  });

  it("answers a completion at once and documents a suggestion when it is asked to", async () => {
    const span = { start: 0, end: 0 };
    const complete: typeof door.complete = () => [
      { label: "hw:cpu_policy", kind: "name", detail: "d", address: "flavor:hw:cpu_policy", newText: "hw:cpu_policy: ", span },
    ];
    const client = await startClient({ core: { complete } });
    await client.open(uri, guest);
    const items = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 0, character: 0 },
    });
    assert.ok(Array.isArray(items));
    const [item] = items;
    assert.ok(item);
    assert.equal(item.documentation, undefined);
    const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, item);
    assert.match(JSON.stringify(resolved.documentation), /cpu_policy/);
  });

  it("gives the outline as a tree, or as a list where the client knows no tree", async () => {
    const ask = async (client: Awaited<ReturnType<typeof startClient>>) => {
      await client.open(uri, guest);
      return (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    };
    const tree = await ask(await startClient());
    const list = await ask(await startClient({ capabilities: {} }));
    assert.ok(tree[0] && "children" in tree[0] && (tree[0].children?.length ?? 0) > 0);
    assert.ok(list.length > tree.length && list.every((symbol) => "location" in symbol));
  });

  it("gives nothing to a file that is none of ours, and does nothing for it", async () => {
    const never = () => assert.fail("asked for a file that is none of ours");
    const client = await startClient({
      core: {
        hover: never,
        complete: never,
        inlayHints: never,
        documentSymbolsInSteps: never,
        documentLinks: never,
        recognition: never,
      },
    });
    const pom = { uri: "file:///pom.xml" };
    const position = { line: 0, character: 3 };
    await client.open(pom.uri, "<project><flavor>x</flavor></project>\n");
    const { connection } = client;
    assert.equal(await connection.sendRequest(HoverRequest.type, { textDocument: pom, position }), null);
    assert.equal(await connection.sendRequest(recognitionRequest, { uri: pom.uri }), null);
    assert.deepEqual(await connection.sendRequest(CompletionRequest.type, { textDocument: pom, position }), []);
    assert.deepEqual(await connection.sendRequest(InlayHintRequest.type, { textDocument: pom, range: whole }), []);
    assert.deepEqual(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: pom }), []);
    assert.deepEqual(await connection.sendRequest(DocumentLinkRequest.type, { textDocument: pom }), []);
    await client.change(pom.uri, 2, { text: "<project/>" });
    await client.open(uri, guest);
    assert.equal((await client.diagnostics()).uri, uri, "the first diagnostics are those of the next file");
    assert.deepEqual(client.logged, []);
  });

  it("clears a file that is no longer ours", async () => {
    const client = await startClient();
    await client.open(uri, guest);
    assert.ok((await client.diagnostics()).diagnostics.length > 0);
    await client.change(uri, 2, { text: "<project/>" });
    assert.deepEqual(await client.diagnostics(), { uri, diagnostics: [] });
  });

  it("survives an exception, logs it and answers what it can", async () => {
    const fail = () => {
      throw new Error("a bug in the core");
    };
    const client = await startClient({ core: { hover: fail, documentSymbolsInSteps: fail } });
    await client.open(uri, guest);
    assert.equal(await client.connection.sendRequest(HoverRequest.type, onCache), null);
    assert.deepEqual(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
    assert.ok((await client.diagnostics()).diagnostics.length > 0);
    assert.match(client.logged.join(), /a bug in the core/);
  });
});
