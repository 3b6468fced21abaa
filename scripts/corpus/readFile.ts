import {
  type Context,
  diagnose,
  documentLinks,
  documentSymbols,
  type Finding,
  hover,
  inlayHints,
  readDocument,
} from "../../server/core";
import type { Corpus, CorpusFile } from "./corpora";

/** A file of a corpus, read and gone through. */
export interface ReadFile {
  readonly corpus: string;
  readonly file: CorpusFile;
  readonly kind: string | undefined;
  readonly findings: readonly Finding[];
  /** The failure that a feature threw. */
  readonly crash?: string;
}

/** Reads every file of a corpus, finds its mistakes, and asks every feature that looks at a whole file. */
export function readCorpus({ name, files }: Corpus, context: Context): ReadFile[] {
  return files.map((file) => ({ corpus: name, file, ...readOne(file, context) }));
}

function readOne(file: CorpusFile, context: Context): Pick<ReadFile, "kind" | "findings" | "crash"> {
  let kind: string | undefined;
  let findings: readonly Finding[] = [];
  try {
    const model = readDocument({ uri: file.name, text: file.text });
    if (!model) return { kind, findings };
    kind = model.kind;
    findings = diagnose(model, context);
    inlayHints(model, { start: 0, end: file.text.length }, "quiet", context);
    documentSymbols(model);
    documentLinks(model, context);
    for (const { names } of model.occurrences) if (names[0]) hover(model, names[0].start, context);
    return { kind, findings };
  } catch (failure) {
    return { kind, findings, crash: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
  }
}
