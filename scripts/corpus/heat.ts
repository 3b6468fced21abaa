import type { Context } from "../../server/core";
import { falseAlarms, type Judged, mutants, refused } from "./heatVerdicts";

/** Prints what is found in templates beside what Heat's own engine said of them; says whether Heat accepts all that has no error. */
export function reportHeat(context: Context): boolean {
  const kinds = new Map<string, { count: number; found: number; only: number }>();
  const missed: Judged[] = [];
  for (const { file, verdict, said, isFound, isOnlyOne } of mutants(context)) {
    const { count, found, only } = kinds.get(verdict.mutation) ?? { count: 0, found: 0, only: 0 };
    kinds.set(verdict.mutation, {
      count: count + 1,
      found: found + Number(isFound),
      only: only + Number(isFound && isOnlyOne),
    });
    if (!isFound || !isOnlyOne) missed.push({ file: `${file}:${verdict.line} (${verdict.message.slice(0, 120)})`, said });
  }
  const rows = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = (of: "count" | "found" | "only") => rows.reduce((all, [, row]) => all + row[of], 0);
  console.log("\n| templates with one mistake | templates | found at its line | exactly one |\n| --- | --- | --- | --- |");
  for (const [kind, { count, found, only }] of rows) console.log(`| ${kind} | ${count} | ${found} | ${only} |`);
  console.log(`| all | ${sum("count")} | ${sum("found")} | ${sum("only")} |`);
  print("missed, or more than one", missed);
  print("templates that Heat refuses", refused(context));
  const alarms = falseAlarms(context);
  print(`templates that Heat accepts: ${alarms.length} with an error`, alarms);
  return alarms.length === 0;
}

function print(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}`);
  for (const { file, said } of judged) {
    console.log(`- ${file}`);
    for (const { line, severity, rule, message } of said) console.log(`    ${line} ${severity} ${rule}: ${message}`);
  }
}
