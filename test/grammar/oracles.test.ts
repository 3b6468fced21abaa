import assert from "node:assert/strict";
import { compare, hasOracles } from "../../scripts/corpus/mutations/compare";
import { grammar, hasShared, read, recorded } from "./corpora";

describe("grammar: verdicts on random mutations", () => {
  it("agree with xmllint and jing wherever these two agree, and with jing where they do not", function () {
    if (!hasShared || !hasOracles) this.skip();
    const count = 300;
    this.timeout(20_000 + count * 60);
    const texts = recorded().flatMap(({ file, rng12 }) => (rng12 === "no schema" ? [] : [read("libvirt", file)]));
    const compared = compare(texts, count, 1, grammar);
    const wrong = compared.filter(({ valid, jing }) => valid !== (jing === undefined));
    assert.deepEqual(
      wrong.map(({ text, xmllint, jing }) => ({ text, xmllint, jing })),
      [],
    );
    const valid = compared.filter((one) => one.valid).length;
    assert.ok(valid > count / 10 && valid < count * 0.9, "mutations of both kinds are tried");
  });
});
