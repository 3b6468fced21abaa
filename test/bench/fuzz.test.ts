import assert from "node:assert/strict";
import { fuzz } from "../../scripts/fuzz/fuzz";
import { samples } from "../../scripts/fuzz/material";
import { contextIn } from "../support/knowledge";

describe("a share of the fuzzer", function () {
  this.timeout(120_000);

  it("finds nothing that throws, blocks, loses an edit or points outside of its text", () => {
    const files = samples();
    assert.ok(files.length > 20);
    let texts = 0;
    // A machine under load may be slow once: here only what blocks for longer counts.
    for (const stage of fuzz(files, contextIn("en"), { share: 0.005, seed: 7, limit: 5_000 })) {
      texts += stage.texts;
      assert.deepEqual(
        stage.failures.map(({ name, step, what }) => `${name}: ${step} ${what}`),
        [],
        stage.name,
      );
    }
    assert.ok(texts > 1_000);
  });
});
