import { readFileSync } from "node:fs";
import path from "node:path";
import { type Context, checks, type DocumentModel, diagnose, type Finding, readDocument } from "../../server/core";
import { corpora } from "./places";

/** A guest with one mistake, as recorded. */
interface Mutant {
  readonly file: string;
  readonly mutation: string;
  /** The guest before. */
  readonly from: string;
  readonly line: number;
  readonly expected: {
    readonly path: string;
    readonly was: string | null;
    readonly now: string | null;
    readonly level: "schema" | "xml";
    /** Of what stands twice, and of tags that do not match: the line of the first. */
    readonly firstLine?: number;
  };
}

export interface JudgedMutant extends Mutant {
  readonly text: string;
  /** The guest before, as a text. */
  readonly original: string;
  readonly findings: readonly Finding[];
}

export function judgedMutants(context: Context): JudgedMutant[] {
  const recorded: Mutant[] = JSON.parse(read("libvirt-mutants", "verdicts.json"));
  return recorded.map((mutant) => {
    const text = read("libvirt-mutants", mutant.file);
    const model = readDocument({ uri: mutant.file, text });
    return { ...mutant, text, original: read("libvirt", mutant.from), findings: model ? mistakesIn(model, context) : [] };
  });
}

const checkIds = new Set(checks.map(({ id }) => id));

/** Says whether a finding is one of a document's own syntax or grammar, and serious. */
export function isMistake({ rule, severity }: Finding): boolean {
  return checkIds.has(rule) && (severity === "error" || severity === "warning");
}

function mistakesIn(model: DocumentModel, context: Context): Finding[] {
  return diagnose(model, context).filter(isMistake);
}

function read(...parts: string[]): string {
  return readFileSync(path.join(corpora, ...parts), "utf8");
}
