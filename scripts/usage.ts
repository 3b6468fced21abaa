// Counts which names and words of libvirt's grammar are usual where, and writes knowledge/grammar/usage.json.
//
//   npx tsx scripts/usage.ts FOLDER …        FOLDER: libvirt documents, the folders below it included
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { wordsOf } from "../server/core/grammar/completion/parts";
import { type Place, type UsageTable, usageKey } from "../server/core/grammar/completion/usage";
import { type Grammar, loadGrammar } from "../server/core/grammar/loadGrammar";
import { nameClassOf } from "../server/core/grammar/nameClass";
import { attributeName, elementName, isDeclaration, type Scope, scopeOf } from "../server/core/grammar/names";
import type { GrammarTable } from "../server/core/grammar/table";
import { textOf } from "../server/core/grammar/validate";
import { readXml } from "../server/core/xml/readXml";
import type { XmlElement } from "../server/core/xml/xmlTree";

const table: GrammarTable = JSON.parse(readFileSync("knowledge/grammar/libvirt.json", "utf8"));
// A name counts once a file: a guest with forty disks says no more of disks than one with a single disk.
const inFile = new Set<string>();
const counts = new Map<string, Map<string, number>>();
const known = knownWords(loadGrammar(() => table));

for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".xml") || isLibvirtsOwn(file)) continue;
    inFile.clear();
    for (const root of readXml(readFileSync(path.join(folder, file), "utf8")).roots) count(root, undefined, scopeOf(root));
  }
}
writeFileSync("knowledge/grammar/usage.json", format(ordered()));

/** In libvirt's tests, what libvirt makes of a person's file, everything that it fills in included. */
function isLibvirtsOwn(file: string): boolean {
  return /latest\.xml$|outdata|-out\b/.test(file);
}

/** Every name and every listed word of the grammar: nothing else goes into the table. */
function knownWords({ definition, definitionCount }: Grammar): Set<string> {
  const words = new Set(table.elements.flatMap(([name]) => nameClassOf(name).names));
  for (const row of table.patterns) if (row[0] === "@") for (const name of nameClassOf(row[1]).names) words.add(name);
  for (const row of table.patterns) if (row[0] === "=") for (const word of row.slice(1)) words.add(String(word));
  for (let index = 0; index < definitionCount; index++) wordsOf([definition(index).content], words);
  return words.add("");
}

function count(element: XmlElement, parent: string | undefined, scope: Scope): void {
  const note = (of: Place["of"], word: string | undefined): void => {
    if (word === undefined || !known.has(word)) return;
    for (const around of new Set([parent, undefined])) tally(usageKey({ parent: around, element: element.name, of }), word);
  };
  for (const { name: written, value } of element.attributes) {
    const name = isDeclaration(written) ? undefined : attributeName(written, scope);
    note("attributes", name);
    if (name !== undefined) note({ attribute: name }, value);
  }
  // An empty word stands for having no attribute at all.
  if (element.attributes.length === 0) note("attributes", "");
  if (element.children.length === 0) note("text", textOf(element).trim());
  for (const child of element.children) {
    const inner = scopeOf(child, scope);
    note("children", elementName(child.name, inner));
    count(child, element.name, inner);
  }
}

function tally(key: string, word: string): void {
  const both = `${key} ${word}`;
  if (inFile.has(both)) return;
  inFile.add(both);
  let words = counts.get(key);
  if (!words) {
    words = new Map();
    counts.set(key, words);
  }
  words.set(word, (words.get(word) ?? 0) + 1);
}

/** The words of each place, the most usual first. */
function ordered(): UsageTable {
  const compare = ([a, m]: [string, number], [b, n]: [string, number]) => n - m || (a < b ? -1 : 1);
  const rows = [...counts].map(([key, words]) => [key, [...words].sort(compare).map(([word]) => word)] as const);
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function format(usage: UsageTable): string {
  const rows = Object.entries(usage).map(([key, words]) => `${JSON.stringify(key)}:${JSON.stringify(words)}`);
  return `{\n${rows.join(",\n")}\n}\n`;
}
