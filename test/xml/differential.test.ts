import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineIndex } from "../../server/core/text/lineIndex";
import { readXml } from "../../server/core/xml/readXml";
import { flat, strictly } from "./oracle";

const root = join(__dirname, "../..");
const corpora = join(root, "../shared/corpora");

function xmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .map((name) => join(folder, name));
}

function compare(file: string): "well-formed" | "refused" {
  const text = readFileSync(file, "utf8");
  const { elements, complaints } = strictly(text);
  const tree = readXml(text);
  if (complaints.length > 0) {
    assert.ok(tree.faults.length > 0, `${file}: ${complaints[0]}`);
    return "refused";
  }
  assert.deepEqual(tree.faults, [], file);
  assert.deepEqual(flat(tree), elements, file);
  return "well-formed";
}

describe("the XML reader and a strict parser", () => {
  it("read our fixtures alike", () => {
    const files = xmlFiles(join(root, "test/fixtures/xml"));
    assert.ok(files.length >= 4);
    for (const file of files) assert.equal(compare(file), "well-formed", file);
  });

  for (const name of ["libvirt", "nova-generated", "nova-defined", "libvirt-defined", "libvirt-rules", "libvirt-mutants"]) {
    const folder = join(corpora, name);
    it(`read the corpus ${name} alike`, function () {
      if (!existsSync(folder)) this.skip();
      const counts = { "well-formed": 0, refused: 0 };
      for (const file of xmlFiles(folder)) counts[compare(file)]++;
      assert.ok(counts["well-formed"] > 50);
      console.log(`      ${counts["well-formed"]} well-formed, ${counts.refused} refused by both`);
    });
  }
});

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly expected: { readonly level: string; readonly firstLine?: number };
}

describe("one slip in a guest", () => {
  it("gives one fault, in its line", function () {
    const folder = join(corpora, "libvirt-mutants");
    if (!existsSync(folder)) this.skip();
    const verdicts: readonly Mutant[] = JSON.parse(readFileSync(join(folder, "verdicts.json"), "utf8"));
    const mutants = verdicts.filter(({ expected }) => expected.level === "xml");
    assert.ok(mutants.length > 300);
    let one = 0;
    let inLine = 0;
    for (const { file, line, expected } of mutants) {
      const text = readFileSync(join(folder, file), "utf8");
      const { faults } = readXml(text);
      const [first] = faults;
      assert.ok(first, `${file} has no fault`);
      if (faults.length === 1) one++;
      const found = new LineIndex(text).positionAt(first.span.start).line + 1;
      if (found === line || found === expected.firstLine) inLine++;
    }
    console.log(`      of ${mutants.length}: exactly one fault in ${one}, the first fault in its line in ${inLine}`);
    assert.ok(one >= mutants.length * 0.95 && inLine >= mutants.length * 0.95);
  });
});
