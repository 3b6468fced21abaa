import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";
import { stageNames } from "../../scripts/fuzz/fuzz";
import { runWatched, watch } from "../../scripts/fuzz/watched";
import { complete, readDocument } from "../../server/core";
import { contextIn } from "../support/knowledge";

describe("a share of the fuzzer", function () {
  this.timeout(120_000);

  it("finds nothing that throws, hangs, blocks, loses an edit or points outside of its text", async () => {
    // A machine under load may be slow once: here only what blocks for longer counts.
    const options = { share: 0.02, seed: 7, limit: 5_000 };
    const half = { ...options, share: options.share / 2 };
    const stages = await Promise.all([
      runWatched("random edits", half),
      runWatched("random edits", { ...half, seed: options.seed + 1 }),
      ...stageNames.filter((name) => name !== "random edits").map((name) => runWatched(name, options)),
    ]);
    assert.deepEqual(
      stages.flatMap(({ failures }) => failures.map(({ stage, name, step, what }) => `${stage}, ${name}: ${step} ${what}`)),
      [],
    );
    for (const { name, texts } of stages) assert.ok(texts >= (name === "random edits" ? 2_000 : 40), `${name}: ${texts} texts`);
  });

  it("tells a text that hangs by its name", async () => {
    const hanging = `require("node:worker_threads").parentPort.postMessage({ about: "text", name: "a loop", text: "<a>" }); for (;;);`;
    const { failures } = await watch(new Worker(hanging, { eval: true }), "random edits", 1_000);
    assert.deepEqual(
      failures.map(({ name, text, what }) => ({ name, text, what })),
      [{ name: "a loop", text: "<a>", what: "hangs for more than 1 s" }],
    );
  });

  it("completes at every place of a template that begins with an empty line", () => {
    const text = "\n  hw:\nheat_template_version: 2018-08-31\nresources:\n  a:\n    type: OS::Nova::Flavor\n";
    const model = readDocument({ uri: "file:///empty", text });
    assert.ok(model);
    for (let offset = 0; offset <= text.length; offset++) {
      for (const { span } of complete(model, offset, contextIn("en"))) assert.ok(span.start <= offset && offset <= span.end);
    }
  });

  it("completes at every place of a guest that begins with an empty line", () => {
    const text = "\n<domain type='kvm'>\r\n  <name>a</name>\n\n</domain>\n";
    const model = readDocument({ uri: "file:///empty", text: `\n${text}` });
    assert.ok(model);
    for (let offset = 0; offset <= model.file.text.length; offset++) {
      for (const { span } of complete(model, offset, contextIn("en"))) assert.ok(span.start <= offset && offset <= span.end);
    }
  });
});
