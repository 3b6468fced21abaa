/** A half-open range of UTF-16 offsets into one text: what JavaScript strings and LSP positions count. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** Says whether an offset lies in a span, its end included: a cursor right behind a word is still on it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Says whether two spans share a character, or whether an empty one lies in the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
    ? true
    : a.start === a.end
      ? touches(b, a.start)
      : b.start === b.end && touches(a, b.start);
}

/** Applies edits that do not overlap, in any order, and returns the new text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let at = 0;
  for (const { span, newText } of ordered) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Of things in the order of the text, none over another: how many begin at an offset or before it. */
export function countBegun(ordered: readonly { readonly whole: Span }[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.whole.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
