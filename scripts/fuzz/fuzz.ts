import { type Random, randomFrom } from "../../bench/random";
import type { Context } from "../../server/core";
import { editSession, type Fail, type Test } from "./editSession";
import { hostileTexts } from "./hostileTexts";
import type { Sample } from "./material";
import { probe, type Trouble } from "./probe";
import { tokenBorders } from "./slips";

/** A text that went wrong, with what it did. */
export interface Failure extends Trouble {
  readonly stage: StageName;
  readonly name: string;
  readonly text: string;
}

/** What one stage has seen. */
export interface Stage {
  readonly name: StageName;
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

export const stageNames = ["prefixes of guests", "prefixes of templates", "random edits", "hostile texts"] as const;
export type StageName = (typeof stageNames)[number];

/** Told of a text before it is sent: whoever watches then knows what blocks. */
export type Announce = (name: string, text: string) => void;

/** Sends the texts of one stage through the core. Each stage has random numbers of its own. */
export function runStage(
  name: StageName,
  samples: readonly Sample[],
  context: Context,
  { share, seed, limit = 1_000 }: Options,
  announce: Announce = () => {},
): Stage {
  const random = randomFrom(seed * stageNames.length + stageNames.indexOf(name));
  const result: Stage = { name, texts: 0, milliseconds: 0, slowest: { name: "", step: "", milliseconds: 0 }, failures: [] };
  const started = performance.now();
  const fail: Fail = (failure) => result.failures.push({ stage: name, ...failure });
  const test: Test = (textName, text) => {
    announce(textName, text);
    const { slowest, troubles } = probe(text, random.int(text.length + 1), context, limit);
    result.texts++;
    if (slowest.milliseconds > result.slowest.milliseconds) result.slowest = { name: textName, ...slowest };
    for (const trouble of troubles) fail({ name: textName, text, ...trouble });
  };
  stages[name]({ samples, share, random, test, fail });
  result.milliseconds = performance.now() - started;
  return result;
}

interface Course {
  readonly samples: readonly Sample[];
  readonly share: number;
  readonly random: Random;
  readonly test: Test;
  readonly fail: Fail;
}

const stages: Readonly<Record<StageName, (course: Course) => void>> = {
  "prefixes of guests": (course) => prefixes("xml", 200, course),
  "prefixes of templates": (course) => prefixes("yaml", 60, course),
  "random edits": ({ samples, share, random, test, fail }) => {
    const guests = samples.filter(({ kind }) => kind === "xml");
    const templates = samples.filter(({ kind }) => kind === "yaml");
    for (let left = part(200_000, share); left > 0; ) {
      const sample = pickOf(random.int(4) === 0 && templates.length > 0 ? templates : guests, random);
      const edits = Math.min(1 + random.int(20), left);
      editSession(sample, edits, random, test, fail);
      left -= edits;
    }
  },
  "hostile texts": ({ share, test }) => {
    for (const { name, text } of hostileTexts(share)) test(name, text);
  },
};

function prefixes(kind: Sample["kind"], count: number, { samples, share, random, test }: Course): void {
  const left = samples.filter((sample) => sample.kind === kind);
  for (let chosen = part(count, share); chosen > 0 && left.length > 0; chosen--) {
    const [sample] = left.splice(random.int(left.length), 1);
    if (!sample) return;
    for (const border of tokenBorders(sample.text)) test(`${sample.name}, ${border} characters`, sample.text.slice(0, border));
  }
}

function part(count: number, share: number): number {
  return Math.max(1, Math.round(count * share));
}

function pickOf(samples: readonly Sample[], random: Random): Sample {
  const sample = samples[random.int(samples.length)];
  if (!sample) throw new Error("no file to begin with");
  return sample;
}
