// npm run fuzz: sends broken, random and hostile texts through the core, and ends with 1 where one of them throws, takes more than
// a second in one step, hangs, gives a span outside of its text, or loses an edit. What went wrong is kept in out/fuzz/.
//
//   npm run fuzz [-- --share 0.02] [--seed 1] [--stage "random edits"]
//
//   --share    this part of everything        --stage    this stage alone
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./corpus/compiledKnowledge";
import { type Failure, type Stage, stageNames } from "./fuzz/fuzz";
import { runWatched } from "./fuzz/watched";

const { values } = parseArgs({
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    stage: { type: "string" },
  },
});
const [share, seed] = [Number(values.share), Number(values.seed)];
if (!(share > 0 && share <= 1) || !Number.isInteger(seed)) throw new Error("--share is a part of 1, --seed an integer");
const chosen = stageNames.filter((name) => values.stage === undefined || name === values.stage);
if (chosen.length === 0) throw new Error(`--stage is one of ${stageNames.join(", ")}`);

const kept = path.join(root, "out/fuzz");

function print({ name, texts, milliseconds, slowest, failures }: Stage): void {
  const longest = `${slowest.milliseconds.toFixed(0)} ms (${slowest.step}: ${slowest.name})`;
  console.log(
    `${name}: ${texts} texts in ${(milliseconds / 1000).toFixed(0)} s, longest step ${longest}, ${failures.length} failures`,
  );
}

function keep(failure: Failure, index: number): void {
  mkdirSync(kept, { recursive: true });
  const file = path.join(kept, `${failure.stage.replaceAll(" ", "-")}-${index}.txt`);
  if (failure.text.length < 1_000_000) writeFileSync(file, failure.text);
  console.log(`  ${failure.name}: ${failure.step} ${failure.what}`);
}

async function run(): Promise<void> {
  console.log(`seed ${seed}, share ${share}`);
  for (const name of chosen) {
    const stage = await runWatched(name, { share, seed });
    print(stage);
    stage.failures.slice(0, 50).forEach(keep);
    if (stage.failures.length > 0) process.exitCode = 1;
  }
}

void run();
