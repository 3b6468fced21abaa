// npm run corpus: reads every file of the corpora beside the checkout and prints what is found, beside the recorded verdicts.
// Ends with 1 on a crash, a false syntax fault or an error in a template that Heat accepts. The figures go to out/corpus.json.
//
//   npm run corpus [-- --only libvirt]      --only: this corpus
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { englishContext, root } from "./corpus/compiledKnowledge";
import { readCorpora } from "./corpus/corpora";
import { reportHeat } from "./corpus/heat";
import { measures } from "./corpus/measures";
import { corpora, hasCorpora } from "./corpus/places";
import { readCorpus } from "./corpus/readFile";

const most = 20;

function print(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${title}`);
  for (const line of lines.slice(0, most)) console.log(`- ${line}`);
  if (lines.length > most) console.log(`- and ${lines.length - most} more`);
}

function report(only: string | undefined): void {
  const context = englishContext();
  const chosen = readCorpora().filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) throw new Error(`there is no corpus ${only}`);
  const rows = chosen.map((corpus) => {
    const files = readCorpus(corpus, context);
    return { corpus: corpus.name, figures: measures.map((measure) => ({ title: measure.title, ...measure.of(files) })) };
  });
  const table = [
    ["corpus", ...measures.map(({ title }) => title)],
    ["---", ...measures.map(() => "---")],
  ];
  for (const { corpus, figures } of rows) table.push([corpus, ...figures.map(({ text }) => text)]);
  console.log(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  for (const { corpus, figures } of rows) {
    for (const { title, failures, remarks = [] } of figures) {
      print(`${corpus}, ${title}: wrong`, failures);
      print(`${corpus}, ${title}`, remarks);
      if (failures.length > 0) process.exitCode = 1;
    }
  }
  if (chosen.some(({ name }) => name.startsWith("heat-")) && !reportHeat(context)) process.exitCode = 1;
  const file = path.join(root, "out/corpus.json");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(rows, undefined, 1));
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
if (hasCorpora) report(values.only);
else console.log(`corpus: there is nothing at ${corpora}, so nothing was measured`);
