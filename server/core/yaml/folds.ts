import type { Fold } from "../text/fold";
import type { Span } from "../text/span";
import type { YamlNode, YamlTree } from "./yamlTree";

/** What can be folded away in a document: entries, items, block scalars, brackets, comments of several lines. */
export function yamlFolds({ root, comments }: YamlTree, text: string): Fold[] {
  const folds = commentBlocks(comments, text);
  const add = ({ start, end }: Span) => {
    folds.push({ start, end: endOfContent(text, start, end) });
  };
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const pending: YamlNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "map")
      for (const { whole, value } of node.entries) {
        add(whole);
        if (value) pending.push(value);
      }
    else if (node.kind === "list")
      for (const item of node.items) {
        add(item.span);
        pending.push(item);
      }
  }
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Before the white space at a part's end, and before a closing bracket that begins its line. */
function endOfContent(text: string, start: number, end: number): number {
  let at = behindContent(text, start, end);
  if (!/[}\]]/.test(text.charAt(at - 1))) return at;
  while (at > start && /[}\] \t,]/.test(text.charAt(at - 1))) at--;
  return /[\r\n]/.test(text.charAt(at - 1)) ? behindContent(text, start, at) : behindContent(text, start, end);
}

function behindContent(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Comments on lines of their own, one below the other, are one. */
function commentBlocks(comments: YamlTree["comments"], text: string): Fold[] {
  const blocks: { start: number; end: number; isComment: true }[] = [];
  for (const { span } of comments) {
    const last = blocks.at(-1);
    const between = last && text.slice(last.end, span.start);
    if (last && /^[ \t]*(\r\n|\r|\n)[ \t]*$/.test(between ?? "")) last.end = span.end;
    else blocks.push({ ...span, isComment: true });
  }
  return blocks;
}
