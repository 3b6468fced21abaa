import { illegalRuns } from "./characters";
import { ElementNode } from "./elementNode";
import { FaultList } from "./faults";
import { matchTags } from "./matchTags";
import { Scanner } from "./scan";
import { Tape } from "./tape";
import { TreeBuilder } from "./treeBuilder";
import { ValueReader } from "./values";
import type { XmlTree } from "./xmlTree";

/**
 * Reads a text as XML. It never fails: what is broken is told as faults, and whatever is sound around it is still read.
 * Nothing is fetched, no DTD is read and no declared entity is expanded. Offsets are UTF-16 offsets into `text`.
 */
export function readXml(text: string): XmlTree {
  const faults = new FaultList();
  const { report } = faults;
  for (const { 0: run, index: start = 0 } of illegalRuns(text)) {
    report("illegalCharacter", { start, end: start + run.length }, { code: codeOf(run) });
  }
  const values = new ValueReader(text, report);
  const tape = new Tape(text);
  new Scanner(tape, text, values, report).scan();
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
