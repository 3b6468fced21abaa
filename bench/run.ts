// npm run bench: measures the built language server beside `echo`, the floor, and prints a table of each document; the numbers go to
// out/bench.json. Milliseconds do not travel between machines; the ratios of one run do.
//
//   npm run bench -- [--quick] [--quality] [--kind xml|yaml] [--lines 50,500,5000,50000] [--expect layers|grammar]
//                    [--server label="command"] [--settings label=file.json]
//                    [--starts 5] [--repetitions 50] [--warmup 10] [--pause 20] [--budget 30] [--patience 60] [--seed 1] [--json file]
//
//   --quick      500 lines, few repetitions
//   --quality    prints what the servers said, and ends with 1 where ours says nothing at a place or misses the seeded mistake
//   --expect     the mistakes in the documents: what the layers' rules find, or what the grammar finds
//   --budget, --patience     seconds: for one metric of one server; for one answer
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { DocumentType, Expectation } from "./documents/document";
import { measureSize, type Plan, type SizeResult } from "./measureSize";
import { ours, parseServer, participants } from "./serverDefinitions";
import { sayings, table } from "./table";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    quality: { type: "boolean", default: false },
    kind: { type: "string" },
    lines: { type: "string" },
    expect: { type: "string", default: "layers" },
    server: { type: "string", multiple: true, default: [] },
    settings: { type: "string", multiple: true, default: [] },
    starts: { type: "string" },
    repetitions: { type: "string" },
    warmup: { type: "string" },
    pause: { type: "string", default: "20" },
    budget: { type: "string", default: "30" },
    patience: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    json: { type: "string", default: "out/bench.json" },
  },
});

const { quick } = values;

function planOf(): Plan {
  return {
    seed: number(values.seed),
    expect: oneOf<Expectation>(values.expect, ["layers", "grammar"]),
    starts: number(values.starts ?? (quick ? "2" : "5")),
    repetitions: number(values.repetitions ?? (quick ? "10" : "50")),
    warmup: number(values.warmup ?? (quick ? "4" : "10")),
    pause: number(values.pause),
    budget: 1_000 * number(values.budget),
    patience: 1_000 * number(values.patience),
  };
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`"${text}" is no number of anything`);
  return value;
}

function oneOf<Word extends string>(text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text);
  if (!found) throw new Error(`"${text}": ${words.join(" or ")}`);
  return found;
}

/** True where every metric of ours has answers that say something, and the seeded mistake at its place. */
function isGood({ servers }: SizeResult): boolean {
  const quality = servers.find(({ label }) => label === ours.label)?.quality;
  if (!quality) return false;
  return quality.mistake === "at its place" && [quality.hover, quality.completion].every((one) => !one || one.empty.length === 0);
}

async function run(): Promise<void> {
  const program = ours.command[1] ?? "";
  if (!existsSync(program)) throw new Error(`${program} is missing: npm run build makes it`);
  const plan = planOf();
  const types: readonly DocumentType[] = values.kind ? [oneOf(values.kind, ["xml", "yaml"])] : ["xml", "yaml"];
  const sizes = (values.lines ?? (quick ? "500" : "50,500,5000,50000")).split(",").map(number);
  const added = values.server.map((text) => parseServer(text, values.settings));
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${process.platform}, Node ${process.versions.node}`;
  console.log(machine);
  const results: SizeResult[] = [];
  mkdirSync(path.dirname(values.json), { recursive: true });
  for (const type of types) {
    for (const size of sizes) {
      const result = await measureSize(type, size, participants(type, added), plan);
      results.push(result);
      console.log(`\n${table(result)}`);
      if (values.quality) {
        console.log(result.servers.flatMap(sayings).join("\n"));
        if (!isGood(result)) process.exitCode = 1;
      }
      writeFileSync(values.json, JSON.stringify({ machine, plan, results }, undefined, 1));
    }
  }
}

run().catch((failure) => {
  console.error(`bench: ${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 2;
});
