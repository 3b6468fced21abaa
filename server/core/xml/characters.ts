const nameStart =
  ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF" +
  "\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";

/** The source of a regular expression for a name of XML 1.0 (fifth edition); needs the flag `u`. */
export const namePattern = `[${nameStart}][${nameStart}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*`;

const name = new RegExp(namePattern, "uy");
// Whatever may be illegal; it is looked for several times as fast as what is.
const suspicious = /[^\t\n\r\x20-\uD7FF]/;
const illegal = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+/gu;

/** The offset behind the match of a sticky expression at `at`; `at` itself where it does not match. */
export function behind(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** The offset behind the name that begins at `at`; `at` itself where none begins. */
export function behindName(text: string, at: number): number {
  let end = at;
  while (isPlain(text.charCodeAt(end), end > at)) end++;
  // Beyond ASCII the expression decides, about the whole name.
  return text.charCodeAt(end) > 127 ? behind(name, text, at) : end;
}

/** Says whether a character of ASCII can stand in a name: at its start, or further on. */
function isPlain(code: number, further: boolean): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90 || code === 95;
  return code === 58 || (further && ((code >= 48 && code <= 57) || code === 45 || code === 46));
}

/** The offset behind the white space at `at`. */
export function behindSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** Where the text between two offsets ends without its trailing white space. */
export function withoutTrailingSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Says whether XML allows a code point at all. */
export function isLegal(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}

/** The runs of characters that XML allows nowhere: control characters, halves of surrogate pairs. */
export function illegalRuns(text: string): Iterable<RegExpMatchArray> {
  return suspicious.test(text) ? text.matchAll(illegal) : [];
}

export function holdsIllegal(text: string): boolean {
  return text.search(illegal) >= 0;
}
