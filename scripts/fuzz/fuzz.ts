import { type Random, randomFrom } from "../../bench/random";
import { applyEdits, type Context, diagnose, type Edit, LineIndex, readDocument } from "../../server/core";
import { OpenDocuments } from "../../server/lsp/openDocuments";
import { hostileTexts } from "./hostileTexts";
import type { Sample } from "./material";
import { probe, type Trouble } from "./probe";
import { slip, tokenBorders } from "./slips";

/** A text that went wrong, with what it did. */
export interface Failure extends Trouble {
  readonly stage: string;
  readonly name: string;
  readonly text: string;
}

/** What one stage has seen. */
export interface Stage {
  readonly name: string;
  texts: number;
  milliseconds: number;
  slowest: { name: string; step: string; milliseconds: number };
  readonly failures: Failure[];
}

export interface Options {
  /** 1 for everything, less for a part of it. */
  readonly share: number;
  readonly seed: number;
  /** The longest that one step may take, in milliseconds. */
  readonly limit?: number;
}

/** Sends texts of every bad sort through the core, stage by stage. */
export function* fuzz(samples: readonly Sample[], context: Context, { share, seed, limit = 1_000 }: Options): Iterable<Stage> {
  const random = randomFrom(seed);
  const guests = samples.filter(({ kind }) => kind === "xml");
  const templates = samples.filter(({ kind }) => kind === "yaml");
  const part = (count: number) => Math.max(1, Math.round(count * share));
  const stage = (name: string, run: (test: (name: string, text: string) => void, fail: Fail) => void): Stage => {
    const result: Stage = { name, texts: 0, milliseconds: 0, slowest: { name: "", step: "", milliseconds: 0 }, failures: [] };
    const started = performance.now();
    run(
      (textName, text) => {
        const { slowest, troubles } = probe(text, random.int(text.length + 1), context, limit);
        result.texts++;
        if (slowest.milliseconds > result.slowest.milliseconds) result.slowest = { name: textName, ...slowest };
        for (const trouble of troubles) result.failures.push({ stage: name, name: textName, text, ...trouble });
      },
      (failure) => result.failures.push({ stage: name, ...failure }),
    );
    result.milliseconds = performance.now() - started;
    return result;
  };

  for (const [name, from, count] of [
    ["prefixes of guests", guests, 200],
    ["prefixes of templates", templates, 60],
  ] as const) {
    yield stage(name, (test) => {
      for (const sample of choose(from, part(count), random)) {
        for (const border of tokenBorders(sample.text))
          test(`${sample.name}, ${border} characters`, sample.text.slice(0, border));
      }
    });
  }
  yield stage("random edits", (test, fail) => {
    for (let done = 0, all = part(200_000); done < all; ) {
      const sample = pickOf(random.int(4) === 0 && templates.length > 0 ? templates : guests, random);
      const edits = Math.min(1 + random.int(20), all - done);
      editSession(sample, edits, random, test, fail);
      done += edits;
    }
  });
  yield stage("hostile texts", (test) => {
    for (const { name, text } of hostileTexts(share)) test(name, text);
  });
}

type Fail = (failure: Omit<Failure, "stage">) => void;

/** Edits one file as an editor does, piece by piece: the server's text stays the editor's. */
function editSession(
  sample: Sample,
  edits: number,
  random: Random,
  test: (name: string, text: string) => void,
  fail: Fail,
): void {
  const uri = "file:///fuzz";
  const documents = new OpenDocuments({ readDocument, diagnose });
  documents.open(uri, sample.kind, 0, sample.text);
  let text = sample.text;
  for (let version = 1; version <= edits; version++) {
    const edit = slip(text, sample.kind, random);
    documents.change(uri, version, [{ range: rangeOf(edit, text), text: edit.newText }]);
    text = applyEdits(text, [edit]);
    const name = `${sample.name}, edit ${version}`;
    test(name, text);
    const open = version === edits ? documents.get(uri) : undefined;
    if (open && open.model.file.text !== text) fail({ name, text, step: "edit", what: "is lost" });
  }
}

function rangeOf({ span }: Edit, text: string) {
  const lines = new LineIndex(text);
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  return { start: at(span.start), end: at(span.end) };
}

function choose<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.int(left.length), 1)).flat();
}

function pickOf(samples: readonly Sample[], random: Random): Sample {
  const sample = samples[random.int(samples.length)];
  if (!sample) throw new Error("no file to begin with");
  return sample;
}
