/** A part of a text that can be read by itself. */
export interface Part {
  readonly text: string;
  /** The offset asked for, in it. */
  readonly offset: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** -1 for a line without content. */
  readonly indent: number;
}

/**
 * The section of a template and the one entry of it that an offset lies in, found by indentation: a long template is not read
 * anew for a word. All of the text where that is not laid out in lines.
 */
export function partAround(text: string, offset: number): Part {
  const whole = { text, offset };
  const own = lineAt(text, offset);
  const column = own.indent < 0 ? offset - own.start : own.indent;
  if (column === 0 && text[own.start] !== "-") return isInBrackets(text) ? whole : alone(text, own, offset);
  const header = headerAbove(text, own);
  if (!header || isInBrackets(text)) return whole;
  const head = text.slice(header.start, header.end);
  const step = firstIndentBelow(text, header);
  // A section in brackets, or with an anchor, is read as a whole.
  const isBlock = /^[\w"']+\s*:\s*(#.*)?$/.test(head.trimEnd());
  const first = isBlock && step !== undefined ? entryStart(text, own, column, step, header) : header.end;
  const end = isBlock && step !== undefined ? entryEnd(text, own, step) : sectionEnd(text, own);
  const between = first === header.end ? "" : "\n";
  const start = head.length + between.length;
  return { text: `${head}${between}${text.slice(first, end)}`, offset: start + offset - first };
}

function alone(text: string, { start }: Line, offset: number): Part {
  const end = sectionEnd(text, lineAt(text, offset));
  return { text: text.slice(start, end), offset: offset - start };
}

/** A text that begins with a bracket is one flow map: JSON, most often. */
function isInBrackets(text: string): boolean {
  return /^\uFEFF?(?:\s*#[^\n\r]*[\r\n]+)*\s*\{/.test(text.slice(0, 2000));
}

/** The key at the margin above a line. Each line costs one search: the section of a long template begins far above. */
function headerAbove(text: string, line: Line): Line | undefined {
  for (let start = line.start; ; ) {
    if (beginsKey(text.charCodeAt(start))) return lineAt(text, start);
    if (start === 0) return undefined;
    start = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
  }
}

/** Anything but white space, `#`, `-` and the end of the text. */
function beginsKey(code: number): boolean {
  return code > 32 && code !== 35 && code !== 45;
}

function firstIndentBelow(text: string, header: Line): number | undefined {
  for (let at = lineAfter(text, header); at; at = lineAfter(text, at)) if (at.indent >= 0) return at.indent;
  return undefined;
}

/** The line that begins the entry around a line: the nearest one above with the indentation of the section's entries. */
function entryStart(text: string, own: Line, column: number, step: number, header: Line): number {
  if (column <= step) return own.start;
  for (let at: Line | undefined = own; at && at.start > header.start; at = lineBefore(text, at))
    if (at.indent === step) return at.start;
  return own.start;
}

function entryEnd(text: string, own: Line, step: number): number {
  for (let at = lineAfter(text, own); at; at = lineAfter(text, at)) if (at.indent >= 0 && at.indent <= step) return at.start;
  return text.length;
}

function sectionEnd(text: string, own: Line): number {
  for (let at = lineAfter(text, own); at; at = lineAfter(text, at))
    if (at.indent === 0 && text[at.start] !== "-" && !/[}\]]/.test(text.charAt(at.start))) return at.start;
  return text.length;
}

function lineAt(text: string, offset: number): Line {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end++;
  let first = start;
  while (first < end && (text[first] === " " || text[first] === "\t")) first++;
  return { start, end, indent: first === end || text[first] === "#" ? -1 : first - start };
}

function lineBefore(text: string, { start }: Line): Line | undefined {
  if (start === 0) return undefined;
  return lineAt(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1));
}

function lineAfter(text: string, { end }: Line): Line | undefined {
  if (end >= text.length) return undefined;
  return lineAt(text, end + (text.startsWith("\r\n", end) ? 2 : 1));
}

function isBreak(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}
