import { applyEdits, type Context, complete, readDocument, type Suggestion } from "../../../server/core";
import { kindOf } from "../../../server/core/documents/libvirt/recogniseLibvirt";
import { checkTree } from "../../../server/core/grammar/checkTree";
import { isValid } from "../../../server/core/grammar/validate";
import { readXml } from "../../../server/core/xml/readXml";
import type { XmlElement } from "../../../server/core/xml/xmlTree";
import { generator } from "../random";
import { type Hole, holesAt } from "./places";

/** How completion did at the holes of one kind. */
export interface Tally {
  places: number;
  offered: number;
  inFirstFive: number;
  suggestions: number;
  /** Suggestions that leave the document valid; that leave it lacking required parts alone; that it is then refused for. */
  valid: number;
  lacking: number;
  refused: number;
  milliseconds: number;
}

export interface Measured {
  readonly tallies: ReadonlyMap<Hole["kind"], Tally>;
  readonly failures: readonly string[];
}

/** A valid document with its root's schema. */
export interface ValidFile {
  readonly name: string;
  readonly text: string;
  readonly grammarKind: string;
}

/** The files that are valid, of every kind. */
export function validFiles(files: Iterable<{ name: string; text: string }>, { grammar }: Context): ValidFile[] {
  const valid: ValidFile[] = [];
  for (const { name, text } of files) {
    const { roots, faults } = readXml(text);
    const [root] = roots;
    const grammarKind = root && faults.length === 0 ? kindOf(root.name, root)?.grammar : undefined;
    if (root && grammarKind !== undefined && isValid(root, grammar.before(grammarKind))) valid.push({ name, text, grammarKind });
  }
  return valid;
}

/** Makes holes at seeded random places and asks for completion in each. `checked`: every how many-th hole has all suggestions applied. */
export function measure(files: readonly ValidFile[], places: number, seed: number, checked: number, context: Context): Measured {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const tallies = new Map<Hole["kind"], Tally>();
  const failures: string[] = [];
  for (let count = 0; count < places; ) {
    const file = pick(files);
    const [root] = file ? readXml(file.text).roots : [];
    const element = root && pick(elementsIn(root));
    const make = file && element && pick(holesAt(file.text, element, { grammar: context.grammar, kind: file.grammarKind }));
    if (!file || !make) continue;
    const hole = make();
    const tally = tallyOf(tallies, hole.kind);
    probe(hole, file, tally, failures, count++ % checked === 0, context);
  }
  return { tallies, failures };
}

function probe(hole: Hole, file: ValidFile, tally: Tally, failures: string[], check: boolean, context: Context): void {
  const model = readDocument({ uri: `file:///${file.name}`, text: hole.text });
  const started = performance.now();
  const found = model ? complete(model, hole.offset, context) : [];
  tally.milliseconds += performance.now() - started;
  tally.places++;
  const rank = found.findIndex(({ label }) => label === hole.label || afterPrefix(label) === afterPrefix(hole.label));
  if (rank >= 0) tally.offered++;
  else failures.push(`${file.name}: ${hole.kind} ${hole.label} is not offered: ${around(hole)}`);
  if (rank >= 0 && rank < 5) tally.inFirstFive++;
  if (!check) return;
  for (const suggestion of found) {
    const verdict = verdictOn(suggestion, hole, file, context);
    tally.suggestions++;
    tally[verdict]++;
    if (verdict === "refused")
      failures.push(`${file.name}: ${suggestion.label} (${suggestion.newText}) is refused: ${around(hole)}`);
  }
}

/** A prefix is the document's own matter. */
function afterPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function around({ text, offset }: Hole): string {
  return JSON.stringify(`${text.slice(Math.max(0, offset - 80), offset)}¦${text.slice(offset, offset + 60)}`);
}

/** What the checker says of a document in which a suggestion was accepted, its stops at what they propose. */
function verdictOn(suggestion: Suggestion, hole: Hole, file: ValidFile, context: Context): "valid" | "lacking" | "refused" {
  const { grammar } = context;
  const { span, newText, also = [] } = suggestion;
  const accept = (text: string) => applyEdits(hole.text, [{ span, newText: text }, ...also]);
  const texts = [accept(newText)];
  // What was taken out may be required itself.
  if (hole.kind === "element") texts.push(accept(`${newText}<${hole.was}`), accept(`${hole.was}<${newText}`));
  if (hole.kind === "attribute") texts.push(accept(`${newText} ${hole.was}`));
  let lacking = false;
  for (const text of texts) {
    const tree = readXml(text);
    const [root] = tree.roots;
    if (!root || tree.faults.length > 0) continue;
    if (isValid(root, grammar.before(file.grammarKind))) return "valid";
    lacking ||= checkTree(text, tree, grammar, file.grammarKind).every(({ id }) => id.endsWith("-missing"));
  }
  return lacking || isCompletable(accept(newText), span.start, file, context) ? "lacking" : "refused";
}

/** Says whether what completion offers first at the end of an element around an offset makes a document valid. */
function isCompletable(text: string, offset: number, file: ValidFile, context: Context): boolean {
  const [root] = readXml(text).roots;
  const around = root && elementsIn(root).filter(({ whole }) => whole.start < offset && offset < whole.end);
  return (around ?? []).some(({ endNameSpan }) => {
    let completed = text;
    for (let end = (endNameSpan?.start ?? 0) - "</".length, rounds = 0; end > 0 && rounds < 6; rounds++) {
      const model = readDocument({ uri: `file:///${file.name}`, text: completed });
      const [first] = model ? complete(model, end, context) : [];
      if (!first) return false;
      completed = applyEdits(completed, [first]);
      end += first.newText.length - (first.span.end - first.span.start);
      const [complement] = readXml(completed).roots;
      if (complement && isValid(complement, context.grammar.before(file.grammarKind))) return true;
    }
    return false;
  });
}

function tallyOf(tallies: Map<Hole["kind"], Tally>, kind: Hole["kind"]): Tally {
  let tally = tallies.get(kind);
  if (!tally) {
    tally = { places: 0, offered: 0, inFirstFive: 0, suggestions: 0, valid: 0, lacking: 0, refused: 0, milliseconds: 0 };
    tallies.set(kind, tally);
  }
  return tally;
}

function elementsIn(root: XmlElement): XmlElement[] {
  const found = [root];
  for (let at = 0; at < found.length; at++) found.push(...(found[at]?.children ?? []));
  return found;
}
