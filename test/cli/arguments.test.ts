import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Installed, install } from "./install";

describe("virt-layers", () => {
  let cli: Installed;
  before(() => {
    cli = install();
  });
  after(() => rmSync(path.dirname(cli.folder), { recursive: true }));

  it("prints help in both languages, and its version", () => {
    assert.match(cli.run(["--help"]).out, /virt-layers check /);
    assert.match(cli.run(["check", "--help", "--language", "ja"]).out, /終了コード/);
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(__dirname, "../../package.json"), "utf8"));
    assert.deepEqual(cli.run(["--version"]), { code: 0, out: `${manifest.version}\n`, err: "" });
  });

  const bad: [string[], RegExp][] = [
    [[], /say what to do/],
    [["frobnicate"], /no command "frobnicate"/],
    [["constructor"], /no command "constructor"/],
    [["check"], /at least one file/],
    [["check", "--frob", "a.xml"], /no option --frob/],
    [["check", "--stdio", "a.xml"], /no option --stdio/],
    [["check", "--format", "markdown", "a.xml"], /--format takes one of: text, json/],
    [["check", "a.xml", "--format"], /--format takes one of/],
    [["check", "--language", "fr", "a.xml"], /--language takes one of: en, ja/],
    [["explain"], /at least one place/],
    [["explain", "a.xml:0:1"], /no such file/],
    [["lsp"], /lsp --stdio/],
    [["lsp", "--stdio", "a.xml"], /lsp --stdio/],
  ];
  for (const [args, says] of bad) {
    it(`refuses \`${["virt-layers", ...args].join(" ")}\` in one line`, () => {
      const { code, err } = cli.run(args);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(err, /^virt-layers: .*\n$/);
    });
  }

  it("says in one line that its installation is not complete", () => {
    rmSync(path.join(path.dirname(cli.bundle), "knowledge.jsonl"));
    const { code, err } = cli.run(["explain", "component:nova"]);
    assert.equal(code, 2);
    assert.match(err, /^virt-layers: this installation is not complete: .*knowledge\.jsonl cannot be read\n$/);
  });
});
