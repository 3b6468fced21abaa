import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isValid } from "../../server/core/grammar/validate";
import { namespaceOf } from "../../server/core/xml/namespaceOf";
import { readXml } from "../../server/core/xml/readXml";
import type { XmlElement } from "../../server/core/xml/xmlTree";
import { grammar, hasShared, kindOfRoot, read, recorded, schemas } from "./corpora";
import { generator, mutated, stockOf } from "./mutations";
import { oracles } from "./oracles";

// GRAMMAR_MUTATIONS=20000 GRAMMAR_SEED=1 npx mocha test/grammar/oracles.test.ts
const count = Number(process.env.GRAMMAR_MUTATIONS ?? 300);
const seed = Number(process.env.GRAMMAR_SEED ?? 1);

interface Judged {
  readonly kind: string;
  readonly file: string;
  readonly valid: boolean;
}

/** Writes mutated documents of every kind into a folder, each with this checker's verdict. */
function mutate(folder: string): Judged[] {
  const texts = recorded()
    .filter(({ rng12 }) => rng12 !== "no schema")
    .map(({ file }) => read("libvirt", file))
    .filter((text) => readXml(text).faults.length === 0);
  const stock = stockOf(texts);
  const random = generator(seed);
  const rootOf = (text: string): XmlElement | undefined => readXml(text).roots[0];
  const guests = texts.filter((text) => rootOf(text)?.name === "domain");
  const others = texts.filter((text) => rootOf(text)?.name !== "domain");
  const judged: Judged[] = [];
  while (judged.length < count) {
    const originals = random(2) ? guests : others;
    const text = mutated(originals[random(originals.length)] ?? "", random, stock);
    const { roots, faults } = readXml(text);
    const [root] = roots;
    const kind = root && kindOfRoot.get(root.name);
    // Undeclared prefixes are a mistake beneath RELAX NG: jing stops at them, xmllint goes on.
    if (!root || !kind || faults.length > 0 || hasUndeclaredPrefix(root)) continue;
    const file = path.join(folder, `${judged.length}.xml`);
    writeFileSync(file, text);
    judged.push({ kind, file, valid: isValid(root, grammar.before(kind)) });
  }
  return judged;
}

function hasUndeclaredPrefix(element: XmlElement): boolean {
  const names = [element.name, ...element.attributes.map(({ name }) => name).filter((name) => name !== "xmlns")];
  const undeclared = (name: string): boolean => name.includes(":") && namespaceOf(element, name.split(":")[0]) === undefined;
  return names.some(undeclared) || element.children.some(hasUndeclaredPrefix);
}

describe("grammar: verdicts on random mutations", () => {
  it("agree with xmllint and jing wherever these two agree, and with jing where they do not", function () {
    if (!hasShared || oracles.length < 2) this.skip();
    this.timeout(20_000 + count * 60);
    const folder = mkdtempSync(path.join(tmpdir(), "grammar-"));
    const judged = mutate(folder);
    const wrong: string[] = [];
    let split = 0;
    for (const kind of new Set(judged.map((one) => one.kind))) {
      const ofKind = judged.filter((one) => one.kind === kind);
      const files = ofKind.map(({ file }) => file);
      const [first, jing] = oracles.map((oracle) => oracle.invalid(path.join(schemas, `${kind}.rng`), files));
      for (const { file, valid } of ofKind) {
        const differ = first?.has(file) !== jing?.has(file);
        if (differ) split++;
        if (valid === jing?.has(file))
          wrong.push(`${file}: valid for us ${valid}, xmllint ${!first?.has(file)}, jing ${!jing?.has(file)}`);
      }
    }
    const valid = judged.filter((one) => one.valid).length;
    console.log(`      ${judged.length} mutations, ${valid} valid; xmllint and jing differ on ${split}`);
    assert.deepEqual(wrong, []);
    assert.ok(valid > count / 10 && valid < count * 0.9, "mutations of both kinds are tried");
    rmSync(folder, { recursive: true });
  });
});
