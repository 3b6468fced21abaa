import { behind } from "./characters";
import type { Tag } from "./token";

const lineBreak = /\r\n?|\n/g;
const margin = /[ \t]*/y;
const tabWidth = 8;

/** Notes for each tag how far its line is indented and whether it is the first thing in it. */
export function placeTags(text: string, tags: readonly Tag[]): void {
  lineBreak.lastIndex = 0;
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let nextBreak = lineBreak.exec(text);
  let first = behind(margin, text, lineStart);
  let indent = columns(text, lineStart, first);
  for (const tag of tags) {
    if (nextBreak && nextBreak.index < tag.span.start) {
      while (nextBreak && nextBreak.index < tag.span.start) {
        lineStart = lineBreak.lastIndex;
        nextBreak = lineBreak.exec(text);
      }
      first = behind(margin, text, lineStart);
      indent = columns(text, lineStart, first);
    }
    tag.firstInLine = first === tag.span.start;
    tag.indent = indent;
  }
}

function columns(text: string, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at++) column += text[at] === "\t" ? tabWidth - (column % tabWidth) : 1;
  return column;
}
