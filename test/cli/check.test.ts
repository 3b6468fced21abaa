import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { type Installed, install } from "./install";

const guest = "<domain type='kvm'>\n  <name>ゲスト</name><flavor>m1.small</flavor>\n  <memory>1</memory>\n</domain>\n";
const calm = "<domain type='kvm'>\n  <name>a</name>\n  <memory>1</memory>\n</domain>\n";
const broken = "<domain type='kvm'>\n  <name>a</nam>\n</domain>\n";
const foreign = "<project><name>a</name></project>\n";
const japanese = /[ぁ-んァ-ン一-龠]/;

describe("virt-layers check", () => {
  let cli: Installed;
  before(() => {
    cli = install();
    cli.write("guest.xml", guest);
    cli.write("calm.xml", calm);
    cli.write("pom.xml", foreign);
    cli.write("broken.xml", broken);
  });
  after(() => rmSync(path.dirname(cli.folder), { recursive: true }));

  const json = (args: readonly string[], env?: NodeJS.ProcessEnv) => {
    const ran = cli.run(["check", "--format", "json", ...args], env);
    return { ...ran, files: JSON.parse(ran.out).files };
  };
  const names = (args: readonly string[]): string[] => json(args).files.map(({ file }: { file: string }) => file);

  it("reports each file as it was named, in JSON", () => {
    const { code, err, files } = json(["guest.xml", "./pom.xml"]);
    assert.equal(err, "");
    assert.equal(code, 0);
    const [first, second] = files;
    assert.deepEqual(second, { file: "./pom.xml", kind: null, layer: null, managedBy: null, findings: [] });
    assert.deepEqual(
      { ...first, findings: [] },
      { file: "guest.xml", kind: "libvirt-domain", layer: "kvm", managedBy: null, findings: [] },
    );
    const [finding] = first.findings;
    assert.deepEqual(Object.keys(finding), ["rule", "severity", "message", "start", "end", "fingerprint", "related", "fixes"]);
    assert.deepEqual(finding.start, { line: 2, column: 20 }, "columns from 1, in UTF-16 units");
    assert.deepEqual(finding.fixes[0].edits[0].file, "guest.xml");
    assert.deepEqual(Object.keys(finding.fixes[0]), ["title", "safe", "edits"]);
    assert.deepEqual(Object.keys(finding.fixes[0].edits[0]), ["file", "start", "end", "newText"]);
  });

  it("writes one line a finding and a summary as text", () => {
    const { code, out } = cli.run(["check", "guest.xml", "calm.xml", "pom.xml"]);
    assert.equal(code, 0);
    assert.match(out, /^guest\.xml:2:20: (warning|information) openstack-word-in-domain: \S.*$/m);
    assert.match(out, /^2 of 3 files checked: 0 errors, .*$/m);
  });

  it("ends with 1 where there is an error", () => {
    const { code, out } = cli.run(["check", "broken.xml"]);
    assert.equal(code, 1);
    assert.match(out, /^broken\.xml:2:\d+: error xml-syntax: /m);
  });

  it("expands folders, sorted, and leaves out what cannot be ours", () => {
    for (const name of ["b.xml", "a.yaml", "c/d.hot", "c.env", "B.template", "z.yml"]) cli.write(`tree/${name}`, "x: 1\n");
    for (const name of ["a.json", "a.md", ".git/a.xml", "node_modules/a.xml", "noextension"]) cli.write(`tree/${name}`, "");
    const expected = ["B.template", "a.yaml", "b.xml", "c.env", "c/d.hot", "z.yml"];
    assert.deepEqual(
      names(["tree"]),
      expected.map((name) => `tree/${name}`),
    );
    assert.deepEqual(
      names(["./tree/"]),
      expected.map((name) => `./tree/${name}`),
    );
  });

  it("expands globs, and takes a file that is named like one as it is", () => {
    assert.deepEqual(names(["tree/*.{xml,yaml}"]), ["tree/a.yaml", "tree/b.xml"]);
    assert.deepEqual(names(["**/*.xml", "calm.xml"]), ["broken.xml", "calm.xml", "guest.xml", "pom.xml", "tree/b.xml"]);
    assert.deepEqual(names([`${cli.folder}/g*.xml`]), [`${cli.folder}/guest.xml`]);
    cli.write("[a].xml", calm);
    assert.deepEqual(names(["[a].xml"]), ["[a].xml"]);
    const { code, err } = cli.run(["check", "nothing*.xml"]);
    assert.equal(code, 2);
    assert.equal(err, "virt-layers: nothing*.xml: no file matches\n");
  });

  it("reads UTF-16 and byte order marks like anything else", () => {
    const text = `\uFEFF${guest}`;
    cli.write("utf8.xml", text);
    cli.write("utf16le.xml", Buffer.from(text, "utf16le"));
    cli.write("utf16be.xml", Buffer.from(text, "utf16le").swap16());
    const { files } = json(["guest.xml", "utf8.xml", "utf16le.xml", "utf16be.xml"]);
    const places = files.map(({ findings }: { findings: { start: unknown }[] }) => findings.map(({ start }) => start));
    for (const place of places) assert.deepEqual(place, places[0]);
  });

  it("tells of files that it cannot read in one line each, checks the others, and ends with 2", () => {
    cli.write("binary.xml", Buffer.from([0x3c, 0x00, 0x01]));
    const { code, err, files } = json(["missing.xml", "binary.xml", "calm.xml"]);
    assert.equal(code, 2);
    assert.deepEqual(err.split("\n"), [
      "virt-layers: missing.xml: there is no such file or folder",
      "virt-layers: binary.xml: is a binary file, not text in UTF-8 or UTF-16",
      "",
    ]);
    assert.equal(files.length, 1);
  });

  it("does not open what is no regular file", function () {
    if (process.platform === "win32" || spawnSync("mkfifo", [path.join(cli.folder, "fifo.xml")]).status !== 0) this.skip();
    const { code, err } = cli.run(["check", "fifo.xml"]);
    assert.equal(code, 2);
    assert.match(err, /^virt-layers: fifo\.xml: is not a regular file\n$/);
  });

  it("speaks Japanese by LANG and by --language", () => {
    const byLang = cli.run(["check", "guest.xml"], { LANG: "ja_JP.UTF-8" });
    const byOption = cli.run(["check", "--language=ja", "guest.xml"]);
    assert.equal(byLang.out, byOption.out);
    for (const line of byLang.out.trim().split("\n")) assert.match(line, japanese);
    assert.match(cli.run(["check", "missing.xml"], { LANG: "ja_JP.UTF-8" }).err, japanese);
    assert.doesNotMatch(cli.run(["check", "pom.xml", "--language", "en"], { LANG: "ja_JP.UTF-8" }).out, japanese);
  });

  it("stays calm when nobody reads its output any more", async () => {
    for (let i = 0; i < 400; i++) cli.write(`many/${i}.xml`, guest);
    const child = spawn(process.execPath, [cli.bundle, "check", "--format", "json", "many"], { cwd: cli.folder, env: cli.env });
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = await once(child, "close");
    assert.deepEqual({ code, err }, { code: 0, err: "" });
  });
});
