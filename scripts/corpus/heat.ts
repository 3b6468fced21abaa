// Holds what is found in templates against what Heat's own engine said of them.
//
//   npx tsx scripts/corpus/heat.ts [--all]      --all: every finding in real templates too
//
// Ends with 1 on an error in a template that Heat accepts.
import { parseArgs } from "node:util";
import { englishContext } from "./compiledKnowledge";
import { falseAlarms, type Judged, mutants, refused, remarks } from "./heatVerdicts";

const { values: options } = parseArgs({ options: { all: { type: "boolean" } } });
const context = englishContext();

function print(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}`);
  for (const { file, said } of judged) {
    console.log(`- ${file}`);
    for (const { line, severity, rule, message } of said) console.log(`    ${line} ${severity} ${rule}: ${message}`);
  }
}

const kinds = new Map<string, { count: number; found: number; only: number }>();
const missed: Judged[] = [];
for (const { file, verdict, said, isFound, isOnlyOne } of mutants(context)) {
  const row = kinds.get(verdict.mutation) ?? { count: 0, found: 0, only: 0 };
  kinds.set(verdict.mutation, {
    count: row.count + 1,
    found: row.found + Number(isFound),
    only: row.only + Number(isFound && isOnlyOne),
  });
  if (!isFound || !isOnlyOne) missed.push({ file: `${file}:${verdict.line} (${verdict.message.slice(0, 120)})`, said });
}
console.log("| mutation | templates | found at its line | exactly one |\n| --- | --- | --- | --- |");
for (const [kind, { count, found, only }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`| ${kind} | ${count} | ${found} | ${only} |`);
const total = [...kinds.values()];
const sum = (of: "count" | "found" | "only") => total.reduce((all, row) => all + row[of], 0);
console.log(`| all | ${sum("count")} | ${sum("found")} | ${sum("only")} |`);

print("missed, or more than one", missed);
const alarms = falseAlarms(context);
print(`false alarms: ${alarms.length}`, alarms);
print("refused by Heat for a reason of their own", refused(context));
if (options.all) print("everything in real templates", remarks(context));
process.exitCode = alarms.length > 0 ? 1 : 0;
