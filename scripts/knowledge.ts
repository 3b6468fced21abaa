// Checks the knowledge, compiles it to out/knowledge.jsonl and prints its coverage.
//
//   npx tsx scripts/knowledge.ts [--check] [--compile] [--raise] [--missing MEASURE] [--draw COUNT [--seed SEED]]
//
//   --check      writes nothing
//   --compile    compiles entries of the right shape and checks nothing else: for a build while texts are being written
//   --raise      writes what was reached to knowledge/coverage.json, below which the coverage may not fall
//   --missing    lists what a measure of coverage.json still lacks
//   --draw       lists that many entries drawn at random, to be verified anew; seed 1 unless told
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeData } from "../server/core";
import { readHeatTable } from "./heatFacts/readHeatTable";
import { checkKnowledge } from "./knowledge/checkKnowledge";
import { type Floor, fallen, formatCoverage, measureCoverage, raised } from "./knowledge/coverage";
import { drawEntries } from "./knowledge/draw";
import { formatProblem } from "./knowledge/problem";
import { compile, readGrammar, readTables, readUsage, readWritten } from "./knowledge/readKnowledge";

const folder = "knowledge";
const floorFile = "knowledge/coverage.json";
const { values: options } = parseArgs({
  options: {
    check: { type: "boolean" },
    compile: { type: "boolean" },
    raise: { type: "boolean" },
    missing: { type: "string" },
    draw: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});

const written = readWritten(folder);
const tables = readTables(folder);
const data = compile(written, tables.facts);
if (!options.check && written.misshapen.length === 0) {
  mkdirSync("out", { recursive: true });
  writeFileSync(
    "out/knowledge.jsonl",
    writeData({ ...data, grammar: readGrammar(folder), usage: readUsage(folder), heat: readHeatTable(folder) }),
  );
}

if (options.draw) for (const line of drawEntries(written, Number(options.draw), Number(options.seed))) console.log(line);

const wrong = (options.compile ? written.misshapen : checkKnowledge(written, tables)).map(formatProblem);
if (!options.compile) wrong.push(...reportCoverage());
for (const message of wrong) console.error(message);
if (wrong.length > 0) {
  console.error(`\n${wrong.length} ${wrong.length === 1 ? "defect" : "defects"} in the knowledge`);
  process.exitCode = 1;
}

/** Prints the coverage and returns what fell. */
function reportCoverage(): string[] {
  const measures = measureCoverage(data, tables);
  console.log(formatCoverage(measures));
  if (options.missing) for (const name of measures.find(({ id }) => id === options.missing)?.missing ?? []) console.log(name);
  const floor: Floor = existsSync(floorFile) ? JSON.parse(readFileSync(floorFile, "utf8")) : {};
  const below = fallen(measures, floor);
  if (options.raise && below.length === 0) writeFileSync(floorFile, `${JSON.stringify(raised(measures), null, 2)}\n`);
  return below;
}
