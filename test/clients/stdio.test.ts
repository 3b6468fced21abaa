import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { LanguageClient } from "./languageClient";
import { guest, serverCommand } from "./server";

describe("the language server over stdio", () => {
  let client: LanguageClient;
  const uri = pathToFileURL(guest).href;

  beforeEach(() => {
    const [command = "", ...args] = serverCommand;
    client = new LanguageClient(command, args);
  });

  afterEach(() => client.kill());

  it("starts, finds a mistake, answers a hover, and ends in order", async () => {
    const rootUri = pathToFileURL(path.dirname(guest)).href;
    const start = await client.request("initialize", { processId: process.pid, rootUri, capabilities: {}, locale: "en" });
    assert.ok(start && typeof start === "object" && "capabilities" in start);
    client.notify("initialized");

    const published = client.notified("textDocument/publishDiagnostics");
    const text = await readFile(guest, "utf8");
    client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "xml", version: 1, text } });
    const { diagnostics } = Object(await published);
    const found = placeOf("flavor", text);
    assert.deepEqual(
      diagnostics.map((each: { source: string; range: { start: object } }) => [each.source, each.range.start]),
      [["virt-layers", found]],
    );

    const hover = await client.request("textDocument/hover", { textDocument: { uri }, position: placeOf("cache=", text) });
    assert.match(JSON.stringify(hover), /KVM layer.*disk_cachemodes/);

    const position = placeOf("vda", text);
    const declared = { start: position, end: { ...position, character: position.character + "vda".length } };
    assert.deepEqual(await client.request("textDocument/definition", { textDocument: { uri }, position }), [
      { uri, range: declared },
    ]);
    const outline = await client.request("textDocument/documentSymbol", { textDocument: { uri } });
    assert.match(JSON.stringify(outline), /"disk vda"/);

    assert.equal(await client.request("shutdown"), null);
    client.notify("exit");
    assert.equal(await client.exit(), 0);
  });

  it("ends with an error when it is told to exit without a shutdown", async () => {
    await client.request("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
    client.notify("exit");
    assert.equal(await client.exit(), 1);
  });
});

function placeOf(piece: string, text: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(piece)).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
