// npm run corpus: reads every file of the corpora beside the checkout and prints what is found, beside the recorded verdicts.
// Ends with 1 on a crash, a false alarm, a mistake that is not found, and where a share of mistakes told at their place, named,
// alone or repaired is too small. The figures go to out/corpus.json.
//
//   npm run corpus [-- --only libvirt] [--completion] [--heat-completion] [--places 20000] [--mutations 20000] [--seed 1]
//
//   --only         this corpus
//   --completion   takes names and values out of valid files and counts how often completion offers them: at so many places
//   --heat-completion  the same in valid templates
//   --mutations    puts so many random mutations to xmllint and jing too, for this seed and the next; out/mutations/ gets those
//                  on which the two differ
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Context } from "../server/core";
import { englishContext, root } from "./corpus/compiledKnowledge";
import { type Corpus, readCorpora } from "./corpus/corpora";
import { guestRuleSection } from "./corpus/guestVerdicts";
import { reportHeat } from "./corpus/heat";
import { heatOffered } from "./corpus/heatOffered";
import { measures } from "./corpus/measures";
import { offered } from "./corpus/offered";
import { placement } from "./corpus/placement";
import { corpora, hasCorpora } from "./corpus/places";
import { randomMutations, type Split } from "./corpus/randomMutations";
import { readCorpus } from "./corpus/readFile";
import { printSection, type Section } from "./corpus/section";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    completion: { type: "boolean" },
    "heat-completion": { type: "boolean" },
    places: { type: "string", default: "20000" },
    mutations: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const seed = Number(values.seed);

/** Every corpus by every measure. */
function files(chosen: readonly Corpus[], context: Context): Section {
  const rows = chosen.map((corpus) => {
    const read = readCorpus(corpus, context);
    return { corpus: corpus.name, figures: measures.map((measure) => ({ title: measure.title, ...measure.of(read) })) };
  });
  const lines = (of: "failures" | "remarks") =>
    rows.flatMap(({ corpus, figures }) =>
      figures.flatMap((figure) => (figure[of] ?? []).map((line) => `${corpus}, ${figure.title}: ${line}`)),
    );
  return {
    title: "Files",
    table: [
      ["corpus", ...measures.map(({ title }) => title)],
      ...rows.map(({ corpus, figures }) => [corpus, ...figures.map(({ text }) => text)]),
    ],
    failures: lines("failures"),
    remarks: lines("remarks"),
  };
}

function* sections(context: Context): Iterable<Section> {
  const chosen = readCorpora().filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) throw new Error(`there is no corpus ${values.only}`);
  yield files(chosen, context);
  if (chosen.some(({ name }) => name === "libvirt-mutants")) yield* placement(context);
  if (chosen.some(({ name }) => name === "libvirt-rules")) yield guestRuleSection(context);
  if (values.completion) yield offered(context, Number(values.places), seed);
  if (values["heat-completion"]) yield heatOffered(context, Number(values.places), seed);
  if (values.mutations !== undefined) {
    const { section, split } = randomMutations(context, Number(values.mutations), [seed, seed + 1]);
    keep(split);
    yield section;
  }
  if (chosen.some(({ name }) => name.startsWith("heat-")) && !reportHeat(context)) process.exitCode = 1;
}

/** Writes the documents on which xmllint and jing differ, with what they say. */
function keep(split: readonly Split[]): void {
  const folder = path.join(root, "out/mutations");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  split.forEach(({ text, ...said }, at) => {
    writeFileSync(path.join(folder, `${at}.xml`), text);
    writeFileSync(path.join(folder, `${at}.json`), JSON.stringify(said, undefined, 1));
  });
}

function report(): void {
  const told: Section[] = [];
  for (const section of sections(englishContext())) {
    printSection(section);
    if (section.failures.length > 0) process.exitCode = 1;
    told.push(section);
  }
  mkdirSync(path.join(root, "out"), { recursive: true });
  writeFileSync(path.join(root, "out/corpus.json"), JSON.stringify(told, undefined, 1));
}

if (hasCorpora) report();
else console.log(`corpus: there is nothing at ${corpora}, so nothing was measured`);
