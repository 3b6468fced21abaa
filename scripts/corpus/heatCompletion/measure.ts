import { applyEdits, type Context, complete, diagnose, overlaps, readDocument, type Suggestion } from "../../../server/core";
import { readYaml } from "../../../server/core/yaml/readYaml";
import type { YamlMap } from "../../../server/core/yaml/yamlTree";
import { generator } from "../random";
import { type Hole, holesIn } from "./places";

/** How completion did at the holes of one kind. */
export interface Tally {
  places: number;
  offered: number;
  inFirstFive: number;
  suggestions: number;
  /** Suggestions that leave the template without an error; lacking what its author is to give; refused. */
  valid: number;
  lacking: number;
  refused: number;
  /** Nothing is wrong with what was accepted; what uses it elsewhere was written for something else. */
  elsewhere: number;
  milliseconds: number;
}

interface Measured {
  readonly tallies: ReadonlyMap<Hole["kind"], Tally>;
  readonly failures: readonly string[];
}

interface ValidTemplate {
  readonly name: string;
  readonly text: string;
  readonly root: YamlMap;
}

/** The templates in which nothing is wrong. */
export function validTemplates(files: Iterable<{ name: string; text: string }>, context: Context): ValidTemplate[] {
  return [...files].flatMap(({ name, text }) => {
    const { root, faults } = readYaml(text);
    const model = readDocument({ uri: `file:///${name}`, text });
    if (root?.kind !== "map" || faults.length > 0 || model?.kind !== "heat-template" || model.templated) return [];
    return errorsIn(text, name, context).length > 0 ? [] : [{ name, text, root }];
  });
}

function errorsIn(text: string, name: string, context: Context) {
  const model = readDocument({ uri: `file:///${name}`, text });
  return model ? diagnose(model, context).filter(({ severity }) => severity === "error") : [];
}

/** Makes holes at seeded random places and asks for completion in each; at every `checked`-th, each suggestion is accepted and checked. */
export function measure(
  files: readonly ValidTemplate[],
  places: number,
  seed: number,
  checked: number,
  context: Context,
): Measured {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const tallies = new Map<Hole["kind"], Tally>();
  const failures: string[] = [];
  const holes = files.map((file) => ({ file, all: holesIn(file.text, file.root, context.heat) }));
  const withHoles = holes.filter(({ all }) => all.length > 0);
  for (let count = 0; count < places && withHoles.length > 0; count++) {
    const from = pick(withHoles);
    const hole = from && pick(from.all)?.();
    if (!from || !hole) break;
    probe(hole, from.file.name, count % checked === 0);
  }
  return { tallies, failures };

  function probe(hole: Hole, name: string, check: boolean): void {
    const model = readDocument({ uri: `file:///${name}`, text: hole.text });
    const started = performance.now();
    const found = model ? complete(model, hole.offset, context) : [];
    const tally = tallyOf(tallies, hole.kind);
    tally.milliseconds += performance.now() - started;
    tally.places++;
    const rank = found.findIndex(({ label }) => label === hole.label || label === `- ${hole.label}`);
    if (rank >= 0) tally.offered++;
    else failures.push(`${name}: ${hole.kind} ${hole.label} is not offered: ${around(hole)}`);
    if (rank >= 0 && rank < 5) tally.inFirstFive++;
    for (const suggestion of check ? found : []) {
      const verdict = verdictOn(suggestion, hole, name, context);
      tally.suggestions++;
      tally[verdict.kind]++;
      if (verdict.kind === "refused")
        failures.push(
          `${name}: ${suggestion.label} (${JSON.stringify(suggestion.newText)}) is refused, ${verdict.why}: ${around(hole)}`,
        );
    }
  }
}

function around({ text, offset }: Hole): string {
  return JSON.stringify(`${text.slice(Math.max(0, offset - 80), offset)}¦${text.slice(offset, offset + 60)}`);
}

interface Verdict {
  readonly kind: "valid" | "lacking" | "refused" | "elsewhere";
  readonly why: string;
}

/** What the checker says of a template in which a suggestion was accepted, its stops at what they propose. */
function verdictOn({ span, newText, stops = [], also = [] }: Suggestion, hole: Hole, name: string, context: Context): Verdict {
  const text = applyEdits(hole.text, [{ span, newText }, ...also]);
  const errors = errorsIn(text, name, context);
  if (errors.length === 0) return { kind: "valid", why: "" };
  const isLeftOut = stops.some(({ start, end }) => start === end) || newText.endsWith(" ");
  const before = new Set(errorsIn(hole.text, name, context).map(({ message }) => message));
  const refused = errors.filter(
    ({ rule, message }) => !/-missing$/.test(rule) && !before.has(message) && !(isLeftOut && isOfEmptiness(rule)),
  );
  if (refused.length === 0) return { kind: "lacking", why: "" };
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.start + newText.length);
  const here = refused.find((error) => overlaps(error.span, { start, end: end < 0 ? text.length : end }));
  return here ? { kind: "refused", why: here.message } : { kind: "elsewhere", why: refused[0]?.message ?? "" };
}

/** Says whether it may be that a value is not given yet which brings about such a finding. */
function isOfEmptiness(rule: string): boolean {
  return /^(structure-wrong|default-not-allowed|function-arguments|reference-undefined|property-value-not-allowed)$/.test(rule);
}

function tallyOf(tallies: Map<Hole["kind"], Tally>, kind: Hole["kind"]): Tally {
  let tally = tallies.get(kind);
  if (!tally) {
    tally = {
      places: 0,
      offered: 0,
      inFirstFive: 0,
      suggestions: 0,
      valid: 0,
      lacking: 0,
      refused: 0,
      elsewhere: 0,
      milliseconds: 0,
    };
    tallies.set(kind, tally);
  }
  return tally;
}
