import { illegalRuns } from "./characters";
import { FaultList } from "./faults";
import { matchTags } from "./matchTags";
import { Scanner } from "./scan";
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
  const tokens = new Scanner(text, values, report).scan();
  matchTags(
    text,
    tokens.filter((token) => token.kind === "start" || token.kind === "end"),
    report,
  );
  const tree = new TreeBuilder(text, values, report).build(tokens);
  if (tree.roots.length === 0 && faults.length === 0) report("noElement", { start: 0, end: 0 });
  return { ...tree, faults: faults.inOrder() };
}

function codeOf(run: string): string {
  return `U+${(run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
