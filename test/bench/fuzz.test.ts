import assert from "node:assert/strict";
import { fuzz } from "../../scripts/fuzz/fuzz";
import { samples } from "../../scripts/fuzz/material";
import { complete, readDocument } from "../../server/core";
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

  it("completes at every place of a template that begins with an empty line", () => {
    const text = "\n  hw:\nheat_template_version: 2018-08-31\nresources:\n  a:\n    type: OS::Nova::Flavor\n";
    const model = readDocument({ uri: "file:///empty", text });
    assert.ok(model);
    for (let offset = 0; offset <= text.length; offset++) assert.deepEqual(complete(model, offset, contextIn("en")), []);
  });
});
