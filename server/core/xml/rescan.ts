import type { Scanner } from "./scan";
import { none, type Tape } from "./tape";

/** What is common to two texts: before one place, and behind it. */
interface Change {
  readonly prefix: number;
  readonly suffix: number;
}

/**
 * Scans a text of which most stood in another one that has been read without a fault: what is read of that is taken over, up to
 * the last tag before the first difference and from the first tag behind the last one. A scanner that meets no fault knows nothing
 * but where it stands, so that both readings are the same. What is between is scanned; where it was, in the new text.
 */
export function rescan(before: Tape, tape: Tape, scanner: Scanner): { readonly start: number; readonly end: number } | undefined {
  const { text } = tape;
  const change = compare(before.text, text);
  const last = countTags(before, (index) => before.tagEnd(index) <= change.prefix) - 1;
  if (last < 0 || text.slice(0, before.tagStart(0)).includes("<!DOCTYPE")) return undefined;
  const start = before.tagEnd(last);
  copy(before, tape, { tags: [0, last + 1], from: 0, to: start, shift: 0 });

  const shift = text.length - before.text.length;
  const changeEnd = text.length - change.suffix;
  let next = countTags(before, (index) => before.tagStart(index) + shift < changeEnd);
  const end = scanner.scanFrom(start, (at) => {
    if (at < changeEnd) return false;
    while (next < before.tagCount && before.tagStart(next) + shift < at) next++;
    return next < before.tagCount && before.tagStart(next) + shift === at;
  });
  if (end < text.length)
    copy(before, tape, { tags: [next, before.tagCount], from: before.tagStart(next), to: before.text.length, shift });
  return { start, end };
}

/** In characters: texts are compared by pieces, and only the one that differs letter by letter. */
const piece = 4096;

function compare(a: string, b: string): Change {
  const shortest = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix + piece <= shortest && a.slice(prefix, prefix + piece) === b.slice(prefix, prefix + piece)) prefix += piece;
  while (prefix < shortest && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  const most = shortest - prefix;
  let suffix = 0;
  const endOf = (text: string) => text.slice(text.length - suffix - piece, text.length - suffix);
  while (suffix + piece <= most && endOf(a) === endOf(b)) suffix += piece;
  while (suffix < most && a.charCodeAt(a.length - suffix - 1) === b.charCodeAt(b.length - suffix - 1)) suffix++;
  return { prefix, suffix };
}

/** How many tags, from the first on, have a property that no tag behind one without it has. */
function countTags({ tagCount }: Tape, holds: (index: number) => boolean): number {
  let low = 0;
  let high = tagCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Part {
  /** From the first tag up to, without it, the last one. */
  readonly tags: readonly [from: number, to: number];
  /** What else begins here or behind, and ends there or before, is part of it. */
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Takes over rows as the scanner made them. */
function copy(before: Tape, tape: Tape, { tags: [first, last], from, to, shift }: Part): void {
  const attributes = tape.attributeCount - before.firstAttribute(first);
  for (let at = before.firstAttribute(first); at < before.firstAttribute(last); at++) copyAttribute(before, tape, at, shift);
  for (let tag = first; tag < last; tag++)
    tape.addTag(
      before.nameOf(tag),
      before.nameStart(tag) + shift,
      before.tagStart(tag) + shift,
      before.tagEnd(tag) + shift,
      before.flags(tag),
      before.firstAttribute(tag) + attributes,
    );
  for (let run = 0; run < before.runCount; run++)
    if (from <= before.runStart(run) && before.runEnd(run) <= to)
      tape.addRun(before.runStart(run) + shift, before.runEnd(run) + shift, before.runFlags(run));
  for (const { text, span } of before.comments)
    if (from <= span.start && span.end <= to)
      tape.comments.push({ text, span: { start: span.start + shift, end: span.end + shift } });
}

function copyAttribute(before: Tape, tape: Tape, at: number, shift: number): void {
  const hasValue = before.valueStart(at) !== none;
  tape.addAttribute(
    before.attributeName(at),
    before.attributeStart(at) + shift,
    hasValue ? before.valueStart(at) + shift : none,
    hasValue ? before.valueEnd(at) + shift : none,
    before.attributeEnd(at) + shift,
    before.isSpecial(at),
  );
}
