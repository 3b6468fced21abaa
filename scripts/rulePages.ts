// Writes the lists of rules, docs/rules/README.md and docs/ja/rules/README.md, from the rules' own pages.
//
//   npx tsx scripts/rulePages.ts            writes them
//   npx tsx scripts/rulePages.ts --check    fails where one is stale
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "../server/core";
import { languages } from "../server/core/text/language";
import { parseRulePage, rulePageFolder } from "./rulePage";

const head: Readonly<Record<Language, string>> = {
  en: "# Rules\n\nWhat Virt Layers finds, one page a rule. The examples of a page are its tests.\n\n| rule | severity | what it checks |\n|---|---|---|\n",
  ja: "# ルール\n\nVirt Layers が見つけるものの一覧です。1 つのルールに 1 ページがあり、ページの例はそのままテストになっています。\n\n| ルール | 重大度 | 検査すること |\n|---|---|---|\n",
};

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

for (const language of languages) {
  const file = path.join(rulePageFolder(language), "README.md");
  const text = list(language);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is stale: run npx tsx scripts/rulePages.ts`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
