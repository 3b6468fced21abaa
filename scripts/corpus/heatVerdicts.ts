import { readFileSync } from "node:fs";
import path from "node:path";
import { type Context, diagnose, type Finding, LineIndex, readDocument } from "../../server/core";
import { corpora } from "./places";

/** What Heat's engine said of a real template. */
interface Verdict {
  readonly file: string;
  readonly kind: string;
  readonly valid: boolean;
  readonly errors: readonly { readonly class: string; readonly message: string; readonly environment?: boolean }[];
}

/** What it said of a template with one mistake. */
interface MutantVerdict {
  readonly file: string;
  readonly mutation: string;
  readonly line: number;
  readonly range: readonly [number, number];
  readonly message: string;
}

/** A finding with the line on which it begins, from 1. */
export interface Located extends Finding {
  readonly line: number;
}

export interface Judged {
  readonly file: string;
  readonly said: readonly Located[];
}

export interface Mutant extends Judged {
  readonly verdict: MutantVerdict;
  /** An error or warning at the place of the mistake. */
  readonly isFound: boolean;
  readonly isOnlyOne: boolean;
}

/** The errors in templates to which Heat objects nothing that could not be mended elsewhere. */
export function falseAlarms(context: Context): Judged[] {
  return read<Verdict>("heat-templates.verdicts.json").flatMap(({ file, kind, valid, errors }) => {
    if (kind !== "hot" || (!valid && errors.some((one) => !one.environment && one.class !== "FileMissing"))) return [];
    const said = judge("heat-templates", file, context).filter(({ severity }) => severity === "error");
    return said.length > 0 ? [{ file, said }] : [];
  });
}

/** Everything found in the templates that Heat refuses for a reason of their own. */
export function refused(context: Context): Judged[] {
  return read<Verdict>("heat-templates.verdicts.json")
    .filter(
      ({ kind, valid, errors }) =>
        kind === "hot" && !valid && errors.some((one) => !one.environment && one.class !== "FileMissing"),
    )
    .map(({ file }) => ({ file, said: judge("heat-templates", file, context) }));
}

export function mutants(context: Context): Mutant[] {
  return read<MutantVerdict>("heat-mutants.verdicts.json").map((verdict) => {
    const said = judge("heat-mutants", verdict.file, context).filter(({ severity }) => /error|warning/.test(severity));
    const before = new Set(said.map(({ line }) => line));
    const place = placesOf(verdict);
    return { file: verdict.file, verdict, said, isFound: place.some((line) => before.has(line)), isOnlyOne: said.length === 1 };
  });
}

/** The line of the mistake; for something missing, the resource's key and the lines of its `type` and `properties`. */
function placesOf({ file, mutation, line, range }: MutantVerdict): number[] {
  if (mutation !== "missing-required-property") return [line];
  const lines = readFileSync(path.join(corpora, "heat-mutants", file), "utf8").split("\n");
  const within = lines.map((text, index) => ({ text, number: index + 1 })).slice(range[0] - 1, range[1]);
  return [range[0], ...within.filter(({ text }) => /^\s*(type|properties):/.test(text)).map(({ number }) => number)];
}

function judge(corpus: string, file: string, context: Context): Located[] {
  const text = readFileSync(path.join(corpora, corpus, file), "utf8");
  const model = readDocument({ uri: file, text });
  if (!model) return [];
  const index = new LineIndex(text);
  return diagnose(model, context).map((finding) => ({ ...finding, line: index.positionAt(finding.span.start).line + 1 }));
}

function read<T>(name: string): T[] {
  return JSON.parse(readFileSync(path.join(corpora, name), "utf8"));
}
