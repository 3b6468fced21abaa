import assert from "node:assert/strict";
import { isValid } from "../../server/core/grammar/validate";
import { readXml } from "../../server/core/xml/readXml";
import { filesIn, grammar, hasShared, kindOfRoot, mutants, read, recorded } from "./corpora";

function verdict(...file: string[]): string {
  const { roots, faults } = readXml(read(...file));
  const [root] = roots;
  // A document that is not well-formed is not valid.
  if (!root || faults.length > 0) return "invalid";
  const kind = kindOfRoot.get(root.name);
  return kind === undefined ? "no schema" : isValid(root, grammar.before(kind)) ? "valid" : "invalid";
}

describe("grammar: recorded verdicts", () => {
  before(function () {
    if (!hasShared) this.skip();
    this.timeout(60_000);
  });

  it("are met on every file of libvirt's tests, of every kind", () => {
    const files = recorded();
    const differing = files.filter(({ file, rng12 }) => verdict("libvirt", file) !== rng12).map(({ file }) => file);
    assert.ok(files.length > 2000);
    assert.deepEqual(differing, []);
  });

  for (const folder of ["nova-generated", "nova-defined", "libvirt-defined"]) {
    it(`are met on ${folder}`, () => {
      const files = filesIn(folder);
      assert.ok(files.length > 0);
      assert.deepEqual(
        files.filter((file) => verdict(folder, file) !== "valid"),
        [],
      );
    });
  }

  it("are met on every mutant", () => {
    const files = mutants().map(({ file }) => file);
    assert.ok(files.length > 700);
    assert.deepEqual(
      files.filter((file) => verdict("libvirt-mutants", file) !== "invalid"),
      [],
    );
  });
});
