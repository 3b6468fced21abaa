import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { type Installed, install } from "./install";

describe("virt-layers explain", () => {
  let cli: Installed;
  before(() => {
    cli = install();
    cli.write("a:1:2.xml", "<domain type='kvm'>\n  <vcpu>2</vcpu>\n</domain>\n");
    cli.write("pom.xml", "<project/>\n");
  });
  after(() => rmSync(path.dirname(cli.folder), { recursive: true }));

  it("answers places and addresses in order, one JSON line each", () => {
    const questions = ["a:1:2.xml:2:5", "component:nova", "no:such", "pom.xml:1:2", "a:1:2.xml:99:1", "a:1:2.xml:2:99"];
    const { code, out, err } = cli.run(["explain", "--format", "json", ...questions]);
    assert.equal(err, "");
    assert.equal(code, 0);
    const [place, concept, ...nothing] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(Object.keys(place), ["address", "layer", "component", "markdown", "counterparts", "range"]);
    assert.equal(place.address, "domain:vcpu");
    assert.deepEqual(place.range.start, { line: 2, column: 4 });
    for (const counterpart of place.counterparts) assert.deepEqual(Object.keys(counterpart), ["address", "fit", "when"]);
    assert.equal(concept.address, "component:nova");
    assert.equal(concept.layer, "openstack");
    assert.equal(concept.range, null);
    assert.deepEqual(nothing, [null, null, null, null]);
  });

  it("prints cards as Markdown, in either language", () => {
    assert.match(cli.run(["explain", "component:nova"]).out, /Nova/);
    assert.match(cli.run(["explain", "component:nova"], { LANG: "ja_JP.UTF-8" }).out, /[ぁ-ん]/);
    assert.equal(cli.run(["explain", "no:such"]).out, "Nothing is known of no:such.\n");
  });

  it("tells of a file that is missing and of a line 0, keeps the order, and ends with 2", () => {
    const { code, out, err } = cli.run(["explain", "--format=json", "missing.xml:1:1", "a:1:2.xml:0:1", "component:kvm"]);
    assert.equal(code, 2);
    assert.equal(
      err,
      "virt-layers: missing.xml: there is no such file or folder\nvirt-layers: a:1:2.xml:0:1: lines and columns count from 1\n",
    );
    const answers = out.trimEnd().split("\n");
    assert.deepEqual(answers.slice(0, 2), ["null", "null"]);
    assert.equal(JSON.parse(answers[2] ?? "").address, "component:kvm");
  });
});
