import { type Span, touches } from "../../text/span";
import type { YamlNode, YamlTree } from "../../yaml/yamlTree";
import type { Fold } from "../document";
import { spanOf } from "./check/findings";

/** Entries, items of lists, and lines of comments that follow each other. */
export function foldsOf({ root, comments }: YamlTree, text: string): Fold[] {
  const folds = foldedComments(comments, text);
  const add = ({ start, end }: Span) => folds.push({ span: { start, end: trimmed(text, start, end) }, isComment: false });
  const pending: YamlNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "list")
      for (const item of node.items) {
        add(item.span);
        pending.push(item);
      }
    else if (node.kind === "map")
      for (const { whole, value } of node.entries) {
        add(whole);
        if (value) pending.push(value);
      }
  }
  return folds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}

function foldedComments(comments: YamlTree["comments"], text: string): Fold[] {
  const folds: { span: { start: number; end: number }; isComment: boolean }[] = [];
  for (const { span } of comments) {
    const last = folds.at(-1);
    const between = last ? text.slice(last.span.end, span.start) : "";
    const isAlone = /^[ \t]*$/.test(
      text.slice(Math.max(text.lastIndexOf("\n", span.start - 1), 0), span.start).replace("\n", ""),
    );
    if (last && isAlone && /^(\r\n|\n|\r)[ \t]*$/.test(between)) last.span.end = span.end;
    else if (isAlone) folds.push({ span: { ...span }, isComment: true });
  }
  return folds;
}

/** From the scalar under a cursor out to the whole document. */
export function partsAround({ root }: YamlTree, offset: number): Span[] {
  const parts: Span[] = [];
  for (let node: YamlNode | undefined = root; node; ) {
    parts.unshift(node.span);
    let inner: YamlNode | undefined;
    if (node.kind === "scalar") parts.unshift(spanOf(node));
    else if (node.kind === "list") inner = node.items.find(({ span }) => touches(span, offset));
    else if (node.kind === "map") {
      const entry = node.entries.find(({ whole }) => touches(whole, offset));
      if (entry) parts.unshift(entry.whole);
      inner = [entry?.key, entry?.value].find((one) => one && touches(one.span, offset));
    }
    node = inner;
  }
  return parts.filter((span) => touches(span, offset));
}
