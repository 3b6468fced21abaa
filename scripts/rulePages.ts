// Writes docs/rules and docs/ja/rules: the pages of the rules whose words stand in docs/rules/pages/*.yaml, and the lists of all.
//
//   npx tsx scripts/rulePages.ts            writes them
//   npx tsx scripts/rulePages.ts --check    fails where one is stale
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { checks, type Language } from "../server/core";
import { rules } from "../server/core/rules";
import { languages } from "../server/core/text/language";
import { formatRulePage, type PageWords, parseRulePage, rulePageFolder } from "./rulePage";

const head: Readonly<Record<Language, string>> = {
  en: "# Rules\n\nWhat Virt Layers finds, one page a rule. The examples of a page are its tests.\n\n| rule | severity | what it checks |\n|---|---|---|\n",
  ja: "# ルール\n\nVirt Layers が見つけるものの一覧です。1 つのルールに 1 ページがあり、ページの例はそのままテストになっています。\n\n| ルール | 重大度 | 検査すること |\n|---|---|---|\n",
};
const wordsFolder = "docs/rules/pages";
const severities = new Map([...rules, ...checks].map(({ id, severity }) => [id, severity]));

for (const page of readdirSync(wordsFolder).sort().flatMap(pagesIn)) {
  const severity = severities.get(page.id);
  if (!severity) throw new Error(`${page.id} is no rule`);
  for (const language of languages)
    keep(path.join(rulePageFolder(language), `${page.id}.md`), formatRulePage(page, severity, language));
}
for (const language of languages) keep(path.join(rulePageFolder(language), "README.md"), list(language));

function pagesIn(file: string): PageWords[] {
  return parse(readFileSync(path.join(wordsFolder, file), "utf8")) ?? [];
}

function keep(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  if (process.argv.includes("--check")) {
    console.error(`${file} is stale: run npx tsx scripts/rulePages.ts`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

function list(language: Language): string {
  const folder = rulePageFolder(language);
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort()
    .map((file) => {
      const { id, severity, what } = parseRulePage(readFileSync(path.join(folder, file), "utf8"), language);
      return `| [${id}](${file}) | ${severity} | ${what} |\n`;
    });
  return `${head[language]}${rows.join("")}`;
}
