import { illegalRuns } from "./characters";
import { ElementNode } from "./elementNode";
import { FaultList } from "./faults";
import { matchTags } from "./matchTags";
import { rescan } from "./rescan";
import { Scanner } from "./scan";
import { Tape } from "./tape";
import { TreeBuilder } from "./treeBuilder";
import { ValueReader } from "./values";
import type { XmlTree } from "./xmlTree";

/** In characters: a shorter text is read as fast anew. */
const longText = 50_000;

/**
 * Reads a text as XML. It never fails: what is broken is told as faults, and whatever is sound around it is still read.
 * Nothing is fetched, no DTD is read and no declared entity is expanded. Offsets are UTF-16 offsets into `text`. `before` is what
 * was read of a text much like this one: it makes the reading faster and changes nothing of it.
 */
export function readXml(text: string, before?: XmlTree): XmlTree {
  const like = before?.faults.length === 0 && text.length >= longText ? before.roots[0]?.tape : undefined;
  return (like && readFurther(text, like)) ?? readAll(text);
}

function readAll(text: string): XmlTree {
  const faults = new FaultList();
  tellIllegal(text, 0, faults);
  const values = new ValueReader(text, faults.report);
  const tape = new Tape(text);
  new Scanner(tape, text, values, faults.report).scan();
  return treeOf(tape, values, faults);
}

/** Reads what differs from a text before; nothing where a fault stands in that. */
function readFurther(text: string, like: Tape): XmlTree | undefined {
  const faults = new FaultList();
  const values = new ValueReader(text, faults.report);
  const tape = new Tape(text, like);
  const scanned = rescan(like, tape, new Scanner(tape, text, values, faults.report));
  if (!scanned) return undefined;
  tellIllegal(text.slice(scanned.start, scanned.end), scanned.start, faults);
  return faults.length === 0 ? treeOf(tape, values, faults) : undefined;
}

function tellIllegal(text: string, at: number, { report }: FaultList): void {
  for (const { 0: run, index = 0 } of illegalRuns(text)) {
    const start = at + index;
    report("illegalCharacter", { start, end: start + run.length }, { code: codeOf(run) });
  }
}

function treeOf(tape: Tape, values: ValueReader, faults: FaultList): XmlTree {
  const { report } = faults;
  const layout = matchTags(tape, report);
  const roots = new TreeBuilder(tape, layout, values, report).build();
  if (roots.length === 0 && faults.length === 0) report("noElement", { start: 0, end: 0 });
  return {
    roots: roots.map((root) => new ElementNode(tape, root, undefined)),
    comments: tape.comments,
    faults: faults.inOrder(),
  };
}

function codeOf(run: string): string {
  return `U+${(run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
