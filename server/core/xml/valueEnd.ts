import { behind, behindName, isSpace, namePattern, withoutTrailingSpace } from "./characters";

const upToQuote = /[^<>\r\n'"]*/y;
const nextAttribute = new RegExp(`[ \\t\\r\\n](?=${namePattern}[ \\t\\r\\n]*=[ \\t\\r\\n]*["'])`, "u");

/** Says whether a `<` is part of a value: its quote closes it in the same line and is no attribute's opening quote. */
export function belongsToValue(text: string, at: number, quote: string): boolean {
  const end = behind(upToQuote, text, at + 1);
  return text[end] === quote && text[end - 1] !== "=" && followsValue(text, end + 1);
}

/** Says whether what stands at an offset can stand right behind a value. */
export function followsValue(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || isSpace(code) || code === 62 || code === 47 || code === 60;
}

/** In `'file device='` the value that was meant ends before `device=`: the offset of that end. */
export function beforeSwallowedName(text: string, start: number, end: number): number | undefined {
  const equals = withoutTrailingSpace(text, start, end) - 1;
  if (text[equals] !== "=") return undefined;
  const nameEnd = withoutTrailingSpace(text, start, equals);
  let nameStart = nameEnd;
  while (nameStart > start && !isSpace(text.charCodeAt(nameStart - 1))) nameStart--;
  if (nameStart === start || behindName(text, nameStart) !== nameEnd || nameEnd === nameStart) return undefined;
  return withoutTrailingSpace(text, start, nameStart);
}

/** Where a value without closing quote was meant to end: before the next attribute, the tag's end or the line's. */
export function endOfOpenValue(text: string, start: number, stop: number): number {
  const rest = text.slice(start, stop);
  const bracket = rest.indexOf(">");
  const inTag = bracket < 0 ? rest : rest.slice(0, bracket);
  const attribute = inTag.search(nextAttribute);
  if (attribute >= 0) return withoutTrailingSpace(text, start, start + attribute);
  if (bracket >= 0) return start + (rest[bracket - 1] === "/" ? bracket - 1 : bracket);
  const line = rest.search(/[\r\n]/);
  return withoutTrailingSpace(text, start, line < 0 ? stop : start + line);
}
