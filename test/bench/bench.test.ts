import assert from "node:assert/strict";
import { generate } from "../../bench/documents/generate";
import { measureSize } from "../../bench/measureSize";
import { metrics } from "../../bench/metrics";
import { participants } from "../../bench/serverDefinitions";
import { table } from "../../bench/table";
import { diagnose, type Finding, readDocument } from "../../server/core";
import { contextIn } from "../support/knowledge";

const context = contextIn("en");

function findingsIn(text: string): Finding[] {
  const model = readDocument({ uri: "file:///bench", text });
  assert.ok(model);
  return diagnose(model, context);
}

describe("the benchmark's documents", () => {
  for (const type of ["xml", "yaml"] as const) {
    it(`in ${type} are the same for the same seed, of the wanted length, and right where they are to be clean`, () => {
      for (const lines of [50, 500, 5_000]) {
        const clean = generate(type, lines, { clean: true });
        assert.equal(clean.lines, lines);
        assert.equal(clean.text, generate(type, lines, { clean: true }).text);
        assert.notEqual(clean.text, generate(type, lines, { clean: true, seed: 2 }).text);
        assert.deepEqual(findingsIn(clean.text), []);
      }
    });

    it(`in ${type} have the seeded mistake, and the one that comes and goes`, () => {
      const { text, marks } = generate(type, 500);
      const lines = text.split("\n");
      const offsetOf = ({ line, character }: { line: number; character: number }) =>
        lines.slice(0, line).join("\n").length + 1 + character;
      assert.ok(marks.seeded);
      assert.deepEqual(
        findingsIn(text).map(({ span }) => span.start),
        [offsetOf(marks.seeded)],
      );
      const at = offsetOf(marks.break);
      const broken = text.slice(0, at) + marks.break.insert + text.slice(at);
      const found = findingsIn(broken).map(({ span }) => broken.slice(0, span.start).split("\n").length - 1);
      assert.deepEqual(found, [marks.break.line, marks.seeded.line]);
    });
  }
});

describe("the benchmark", function () {
  this.timeout(60_000);

  it("measures the built server beside the floor", async () => {
    const plan = { starts: 1, warmup: 0, repetitions: 2, pause: 0, budget: 5_000, patience: 20_000 };
    const result = await measureSize("yaml", 50, participants("yaml", []).slice(0, 2), plan);
    assert.deepEqual(
      result.servers.map(({ label, notes, quality }) => [label, notes, quality?.mistake]),
      [
        ["ours", [], "at its place"],
        ["echo", [], "at its place"],
      ],
    );
    for (const { series, quality } of result.servers) {
      assert.deepEqual(quality?.hover?.empty, []);
      assert.deepEqual(quality?.completion?.empty, []);
      for (const { id } of metrics) assert.equal(series[id]?.values.length, 2, id);
    }
    assert.match(table(result), /\| hover \|.*×/);
  });
});
