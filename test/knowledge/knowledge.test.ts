import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checkKnowledge } from "../../scripts/knowledge/checkKnowledge";
import { fallen, measureCoverage } from "../../scripts/knowledge/coverage";
import { formatProblem } from "../../scripts/knowledge/problem";
import { compile, readTables, readWritten } from "../../scripts/knowledge/readKnowledge";

describe("the knowledge as it is committed", () => {
  const written = readWritten("knowledge");
  const tables = readTables("knowledge");

  it("passes every check", () => {
    assert.ok(written.components.length > 0 && written.settings.length > 0 && written.counterparts.length > 0);
    assert.equal(checkKnowledge(written, tables).map(formatProblem).join("\n"), "");
  });

  it("covers no less than before", () => {
    const floor = JSON.parse(readFileSync("knowledge/coverage.json", "utf8"));
    const measures = measureCoverage(compile(written, tables.facts), tables);
    assert.deepEqual(
      Object.keys(floor),
      measures.map(({ id }) => id),
    );
    assert.deepEqual(fallen(measures, floor), []);
  });
});
