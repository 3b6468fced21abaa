/** What `Reading.code` gives behind the last character. */
export const END = -1;

/** Says whether a character code is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Says whether a character code ends a line; YAML 1.1 has five such characters. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Says whether a character code separates words: a blank, a line break or the end of the text. */
export function isGap(code: number): boolean {
  return code <= 32 ? code === 32 || code === 10 || code === 9 || code === 13 || code === END : code >= 0x85 && isBreak(code);
}

/** Says whether a character code may stand in an anchor's name or a tag's handle. */
export function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 95;
}

/** Says whether a character code is one of `,[]{}`. */
export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A quick first look: surrogates are most often in pairs, and few texts hold any. */
const suspect = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd]/;

/** What libyaml's reader refuses wherever it stands: control characters, lone surrogates, U+FFFE and U+FFFF. */
const refused = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+/gu;

/** The runs of characters that no YAML text may hold. */
export function refusedCharacters(text: string): { start: number; end: number; code: string }[] {
  if (!suspect.test(text)) return [];
  return Array.from(text.matchAll(refused), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    code: `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  }));
}
