import type { Span } from "../text/span";

/** A comment that speaks to us, with the part of the text that it speaks of. */
export interface Remark {
  /** Without what begins and ends a comment. */
  readonly text: string;
  readonly span: Span;
  readonly covers: Span;
}

interface Comment {
  readonly text: string;
  readonly span: Span;
}

const address = "virt-layers-ignore";

/**
 * The remarks among a document's comments: one before everything else speaks of the whole file, one behind something on its line of
 * that line, any other of the next line that is no comment; `extend` lets that part end later.
 */
export function remarksIn(
  text: string,
  comments: readonly Comment[],
  beginsAt: number,
  extend: (end: number, start: number) => number = (end) => end,
): Remark[] {
  if (!text.includes(address)) return [];
  return comments
    .filter((comment) => comment.text.trimStart().startsWith(address))
    .map(({ text: said, span }) => ({ text: said, span, covers: covered(text, comments, span, beginsAt, extend) }));
}

function covered(
  text: string,
  comments: readonly Comment[],
  span: Span,
  beginsAt: number,
  extend: (end: number, start: number) => number,
): Span {
  if (span.end <= beginsAt) return { start: 0, end: text.length };
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  if (text.slice(lineStart, span.start).trim() !== "") return { start: lineStart, end: lineEnd(text, span.end) };
  const start = behindComments(text, comments, span.end);
  return { start, end: extend(lineEnd(text, start), start) };
}

function behindComments(text: string, comments: readonly Comment[], from: number): number {
  const next = text.slice(from).search(/\S/);
  if (next < 0) return text.length;
  const comment = comments.find(({ span }) => span.start === from + next);
  return comment ? behindComments(text, comments, comment.span.end) : from + next;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
