import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  CompletionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  type FileEvent,
  RenameRequest,
} from "vscode-languageserver/node";
import { nodeFiles } from "../../server/lsp/nodeFiles";
import { modern, startClient } from "./client";

const database =
  "heat_template_version: 2021-04-16\nparameters:\n  size: {type: number}\noutputs:\n  id: {value: {get_param: size}}\n";
const stack = "heat_template_version: 2021-04-16\nresources:\n  db:\n    type: lib/database.yaml\n    properties: {sise: 1}\n";

describe("the server with files of a workspace", () => {
  let home: string;
  let workspace: string;
  const uriOf = (name: string) => pathToFileURL(path.join(workspace, name)).href;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), "virt-layers-"));
    workspace = path.join(home, "workspace");
    mkdirSync(path.join(workspace, "lib"), { recursive: true });
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFileSync(path.join(workspace, name), text);
  const start = () =>
    startClient({
      access: nodeFiles(),
      workspaceFolders: [{ uri: pathToFileURL(workspace).href, name: "workspace" }],
      capabilities: { ...modern, workspace: { ...modern.workspace, workspaceFolders: true } },
    });
  type Client = Awaited<ReturnType<typeof start>>;

  /** The rules told of a file, as soon as they are these. */
  async function rulesOf(client: Client, uri: string, wanted: readonly string[]): Promise<void> {
    for (;;) {
      const next = await client.diagnostics();
      const rules = next.diagnostics.map(({ code }) => String(code));
      if (next.uri === uri && JSON.stringify(rules) === JSON.stringify(wanted)) return;
    }
  }

  it("knows a nested template that is open nowhere, and what becomes of it", async () => {
    write("lib/database.yaml", database);
    const client = await start();
    const uri = uriOf("stack.yaml");
    await client.open(uri, stack);
    await rulesOf(client, uri, ["property-unknown"]);
    const line = 4;
    const definition = await client.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: { line, character: 18 },
    });
    assert.deepEqual(definition, [], "the name is a slip: it leads nowhere");
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    assert.ok(links?.some(({ target }) => target === uriOf("lib/database.yaml")));

    write("lib/database.yaml", database.replace("size: {type", "sise: {type").replace("get_param: size", "get_param: sise"));
    const changes: FileEvent[] = [{ uri: uriOf("lib/database.yaml"), type: FileChangeType.Changed }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await rulesOf(client, uri, []);
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri },
      position: { line, character: 18 },
      newName: "gibibytes",
    });
    assert.deepEqual(
      edit?.documentChanges?.map((change) => "textDocument" in change && [change.textDocument.uri, change.edits.length]),
      [
        [uri, 1],
        [uriOf("lib/database.yaml"), 2],
      ],
    );

    rmSync(path.join(workspace, "lib/database.yaml"));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await rulesOf(client, uri, ["file-missing"]);
    assert.deepEqual(client.logged, []);
  });

  it("takes what the editor shows of a nested template for more than what is stored", async () => {
    write("lib/database.yaml", database);
    const client = await start();
    const [uri, nested] = [uriOf("stack.yaml"), uriOf("lib/database.yaml")];
    await client.open(uri, stack);
    await rulesOf(client, uri, ["property-unknown"]);
    await client.open(nested, database.replaceAll("size", "sise"));
    await rulesOf(client, uri, []);
    await client.change(nested, 2, { text: database });
    await rulesOf(client, uri, ["property-unknown"]);
  });

  it("names the files of a folder in completion", async () => {
    write("lib/database.yaml", database);
    write("setup.sh", "#!/bin/sh");
    const client = await start();
    const uri = uriOf("stack.yaml");
    await client.open(
      uri,
      "heat_template_version: 2021-04-16\noutputs:\n  a:\n    value: {get_file: }\n  b:\n    value: {get_file: x}\n",
    );
    await rulesOf(client, uri, ["function-arguments", "file-missing"]);
    const found = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line: 3, character: 22 },
    });
    const labels = (Array.isArray(found) ? found : []).map(({ label }) => label);
    assert.deepEqual(labels, ["lib/database.yaml", "setup.sh"]);
  });

  it("leaves alone what is outside, what is no regular file, and what is too large", async () => {
    writeFileSync(path.join(home, "outside.yaml"), "not: [a template");
    symlinkSync(path.join(home, "outside.yaml"), path.join(workspace, "link.yaml"));
    assert.equal(spawnSync("mkfifo", [path.join(workspace, "pipe.yaml")]).status, 0);
    write("large.yaml", "");
    truncateSync(path.join(workspace, "large.yaml"), 2 ** 30);
    mkdirSync(path.join(workspace, "folder.yaml"));
    const types = [
      "../outside.yaml",
      "link.yaml",
      "pipe.yaml",
      "large.yaml",
      "folder.yaml",
      "http://x.example/y.yaml",
      "swift://c/o.yaml",
    ];
    const resources = types.map((type, index) => `  r${index}: {type: "${type}", properties: {a: 1}}\n`).join("");
    const client = await start();
    const uri = uriOf("stack.yaml");
    await client.open(uri, `heat_template_version: 2021-04-16\nresources:\n${resources}  gone: {type: gone.yaml}\n`);
    await rulesOf(client, uri, ["file-missing"]);
    assert.deepEqual(client.logged, []);
  });

  it("ends on templates that nest each other, and in a folder of many files", async () => {
    for (const [name, other] of [
      ["a", "b"],
      ["b", "a"],
    ])
      write(`${name}.yaml`, `heat_template_version: 2021-04-16\nresources:\n  r: {type: ${other}.yaml, properties: {x: 1}}\n`);
    write("registry.yaml", 'resource_registry: {"My::A": "My::B", "My::B": "My::A", "My::C": registry.yaml}\n');
    for (let i = 0; i < 6_000; i++) write(`lib/f${i}.txt`, "");
    const client = await start();
    await client.open(
      uriOf("a.yaml"),
      'heat_template_version: 2021-04-16\nresources:\n  r: {type: b.yaml, properties: {x: 1}}\n  s: {type: "My::A"}\n',
    );
    await rulesOf(client, uriOf("a.yaml"), ["property-unknown"]);
    assert.deepEqual(client.logged, []);
  });

  it("judges by the project file of the folder, as it is stored and as the editor shows it, over the user's settings", async () => {
    const twice = `<domain type='kvm'><name>a</name><memory>1</memory><os><type arch='x86_64'>hvm</type></os><devices>
<disk type='file'><source file='/a'/><target dev='vda'/><boot order='1'/></disk>
<disk type='file'><source file='/b'/><target dev='vdb'/><boot order='1'/></disk>
</devices></domain>
`;
    const project = uriOf(".virt-layers.yaml");
    const uri = uriOf("guest.xml");
    write(".virt-layers.yaml", "rules: {boot-order-unique: off}\n");
    const client = await startClient({
      access: nodeFiles(),
      workspaceFolders: [{ uri: pathToFileURL(workspace).href, name: "workspace" }],
      initializationOptions: { virtLayers: { rules: { "boot-order-unique": "hint" } } },
    });
    const severity = async (wanted: number | undefined) => {
      for (;;) {
        const next = await client.diagnostics();
        if (next.uri === uri && next.diagnostics[0]?.severity === wanted) return;
      }
    };
    await client.open(uri, twice);
    await severity(undefined);
    await client.open(project, "rules: {boot-order-unique: warning}\n");
    await severity(2);
    await client.change(project, 2, { text: "rules: {boot-order-uniqe: warning}\n" });
    await rulesOf(client, project, ["project-setting"]);
    await severity(4);
    await client.close(project);
    await severity(undefined);
    rmSync(path.join(workspace, ".virt-layers.yaml"));
    const changes: FileEvent[] = [{ uri: project, type: FileChangeType.Deleted }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await severity(4);
    assert.deepEqual(client.logged, []);
  });
});
