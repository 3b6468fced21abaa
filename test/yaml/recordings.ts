import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What PyYAML makes of a text: 0 where it refuses it, else the short hash of its meaning. */
export type Verdict = 0 | string;
/** At an offset, so many characters give way to these. */
export type Step = readonly [at: number, gone: number, added: string];
/** A text by its index, the edits made to it, and what PyYAML says of the result. */
export type EditRecord = readonly [text: number, steps: readonly Step[], verdict: Verdict];

const fixtures = join(import.meta.dirname, "../fixtures/yaml");

/** The texts to which the recorded edits were made, in the order of `scripts/recordYaml.py`. */
export function readBases(): string[] {
  const files = readdirSync(fixtures).filter((name) => /^base.*\.yaml$/.test(name));
  return [...files.sort().map((name) => readFileSync(join(fixtures, name), "utf8")), ...readStrings("snippets.json")];
}

export function readEdits(file = join(fixtures, "edits.json")): EditRecord[] {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The verdict on each file of the corpora, by its path. */
export function readCorpusVerdicts(): Record<string, Verdict> {
  return JSON.parse(readFileSync(join(fixtures, "corpora.json"), "utf8"));
}

export function applySteps(text: string, steps: readonly Step[]): string {
  return steps.reduce((before, [at, gone, added]) => before.slice(0, at) + added + before.slice(at + gone), text);
}

function readStrings(name: string): string[] {
  return JSON.parse(readFileSync(join(fixtures, name), "utf8"));
}
