import { behind } from "./characters";
import type { Tape } from "./tape";

const lineBreak = /\r\n?|\n/g;
const margin = /[ \t]*/y;
const tabWidth = 8;

/** Where tags stand in their lines: the layout tells what an author meant where the tags do not fit. */
export class Layout {
  private readonly indents: Int32Array;
  private readonly firsts: Uint8Array;

  constructor(tape: Tape) {
    this.indents = new Int32Array(tape.tagCount);
    this.firsts = new Uint8Array(tape.tagCount);
    this.place(tape);
  }

  /** The column of the first thing in a tag's line. */
  indent(tag: number): number {
    return this.indents[tag] ?? 0;
  }

  /** Says whether a tag is the first thing in its line. */
  isFirst(tag: number): boolean {
    return this.firsts[tag] === 1;
  }

  private place(tape: Tape): void {
    const { text } = tape;
    lineBreak.lastIndex = 0;
    let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let nextBreak = lineBreak.exec(text);
    let first = behind(margin, text, lineStart);
    let indent = columns(text, lineStart, first);
    for (let tag = 0; tag < tape.tagCount; tag++) {
      const start = tape.tagStart(tag);
      if (nextBreak && nextBreak.index < start) {
        while (nextBreak && nextBreak.index < start) {
          lineStart = lineBreak.lastIndex;
          nextBreak = lineBreak.exec(text);
        }
        first = behind(margin, text, lineStart);
        indent = columns(text, lineStart, first);
      }
      this.firsts[tag] = first === start ? 1 : 0;
      this.indents[tag] = indent;
    }
  }
}

function columns(text: string, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at++) column += text[at] === "\t" ? tabWidth - (column % tabWidth) : 1;
  return column;
}
