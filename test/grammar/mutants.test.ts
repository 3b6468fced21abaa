import assert from "node:assert/strict";
import { generator, mutated, stockOf } from "../../scripts/corpus/mutations/mutate";
import { checkTree } from "../../server/core/grammar/checkTree";
import { isValid } from "../../server/core/grammar/validate";
import { say } from "../../server/core/text/language";
import { LineIndex } from "../../server/core/text/lineIndex";
import { applyEdits } from "../../server/core/text/span";
import { readXml } from "../../server/core/xml/readXml";
import { grammar, hasShared, kindOfRoot, mutants, read, recorded } from "./corpora";

const check = (text: string, kind = "domain") => checkTree(text, readXml(text), grammar, kind);

/** A document without what a script that wrote it may have changed: white space, quotes, comments, its declaration. */
function essence(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|<\?xml[^>]*\?>/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?\/?> ?/g, (end) => end.trim())
    .replace(/"/g, "'")
    .trim();
}

describe("grammar: findings on real mistakes", () => {
  before(function () {
    if (!hasShared) this.skip();
  });

  it("stand on the recorded line, name the culprit, and come once", function () {
    this.timeout(60_000);
    const missed: string[] = [];
    const all = mutants();
    for (const { file, line, expected } of all) {
      const text = read("libvirt-mutants", file);
      const findings = check(text);
      const [first] = findings;
      if (!first) {
        missed.push(`${file}: nothing found`);
        continue;
      }
      const said = say(first.message, "en", first.words) + text.slice(first.span.start, first.span.end);
      const culprits = [expected.path.split("/").at(-1)?.replace("@", ""), expected.was, expected.now];
      if (new LineIndex(text).positionAt(first.span.start).line + 1 !== line) missed.push(`${file}: line`);
      if (!culprits.some((culprit) => culprit && said.includes(culprit))) missed.push(`${file}: culprit`);
      if (findings.length !== 1) missed.push(`${file}: ${findings.length} findings`);
    }
    assert.ok(all.length > 700);
    assert.deepEqual(missed, []);
  });

  it("offer the original word for every misspelling, and give back the original file", function () {
    this.timeout(60_000);
    const misspelt = mutants().filter(({ mutation }) => mutation.startsWith("misspelled"));
    const lost = misspelt.filter(({ file, from }) => {
      const text = read("libvirt-mutants", file);
      const original = essence(read("libvirt", from));
      return !check(text)[0]?.fixes.some((fix) => essence(applyEdits(text, fix.edits)) === original);
    });
    assert.ok(misspelt.length > 100);
    assert.deepEqual(
      lost.map(({ file }) => file),
      [],
    );
  });

  it("come on every invalid file of every kind, and on no valid one", function () {
    this.timeout(60_000);
    const wrong = recorded().filter(({ file, rng12 }) => {
      const text = read("libvirt", file);
      const { roots, faults } = readXml(text);
      const kind = kindOfRoot.get(roots[0]?.name ?? "");
      return kind !== undefined && faults.length === 0 && check(text, kind).length > 0 !== (rng12 === "invalid");
    });
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });

  it("come on random mutations exactly where they are invalid, in order and inside the text", function () {
    this.timeout(60_000);
    const texts = recorded()
      .filter(({ rng12 }) => rng12 === "valid")
      .map(({ file }) => read("libvirt", file));
    const stock = stockOf(texts);
    const random = generator(5);
    for (let tried = 0; tried < 600; tried++) {
      const text = mutated(texts[random(texts.length)] ?? "", random, stock);
      const { roots, faults } = readXml(text);
      const [root] = roots;
      const kind = kindOfRoot.get(root?.name ?? "");
      if (!root || kind === undefined || faults.length > 0) continue;
      const findings = check(text, kind);
      assert.equal(findings.length === 0, isValid(root, grammar.before(kind)), text);
      let last = 0;
      for (const { span } of findings) {
        assert.ok(span.start >= last && span.end >= span.start && span.end <= text.length, text);
        last = span.start;
      }
    }
  });
});
