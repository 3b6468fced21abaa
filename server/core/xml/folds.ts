import type { Fold } from "../text/fold";
import { none, tagFlags } from "./tape";
import type { XmlTree } from "./xmlTree";

/** What can be folded away in a document, in the order of the text: elements, tags, comments. */
export function xmlFolds({ roots, comments }: XmlTree): Fold[] {
  const folds: Fold[] = comments.map(({ span }) => ({ ...span, isComment: true }));
  const tape = roots[0]?.tape;
  for (let index = 0; tape && index < tape.tagCount; index++) {
    if (tape.flags(index) & (tagFlags.end | tagFlags.meantAsEnd)) continue;
    const start = tape.tagStart(index);
    const endTag = tape.partner(index);
    let end = endTag === none ? tape.elementEnd(index) : tape.tagStart(endTag);
    // What is before an end tag that has a line of its own is folded; the end tag stays to be seen.
    while (end > start && isSpace(tape.text.charCodeAt(end - 1))) end--;
    folds.push({ start, end });
  }
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
