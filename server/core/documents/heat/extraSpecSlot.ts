import { countBegun, type Span, touches } from "../../text/span";
import type { Occurrence, SettingSlot } from "../document";
import { lineage } from "../occurrence";
import { containers } from "./containers";

/** What may be written at an offset of a template: a name in a map of extra specs or image properties, or a value of one. */
export function extraSpecSlotAt(text: string, occurrences: readonly Occurrence[], offset: number): SettingSlot | undefined {
  for (const occurrence of around(offset, occurrences)) {
    if (!/^(flavor|image):/.test(occurrence.address) || !touches(occurrence.whole, offset)) continue;
    const [name] = occurrence.names;
    if (name && touches(name, offset)) return nameSlot(occurrence.parent, name, text, occurrence);
    const { value } = occurrence;
    if (value?.known && touches(value.span, offset) && !/[\r\n]/.test(text.slice(value.span.start, value.span.end)))
      return {
        expects: { valueOf: occurrence.address },
        span: value.span,
        present: [],
        needsColon: false,
        quoted: /["']/.test(text.charAt(value.span.start - 1)),
      };
  }
  const line = lineAt(text, offset);
  if (isInComment(line.text.slice(0, offset - line.start))) return undefined;
  const holder = holderOf(line, text, occurrences);
  if (!holder) return undefined;
  const [, indent = "", key = "", colon] = /^(\s*)([^\s#][^\s#]*?)?(:(?=\s|$))?(?=\s|$)/.exec(line.text) ?? [];
  const keyStart = line.start + indent.length;
  const keyEnd = keyStart + key.length;
  if (key === "-") return undefined;
  if (colon === undefined) return nameSlot(holder, { start: keyStart, end: keyEnd }, text);
  // An extra spec has a colon of its own: `hw:` is a name begun, not a key that waits for its value.
  const begun = containers[holder.address] === "flavor" && !key.includes(":") && offset === keyEnd + 1;
  if (begun) return nameSlot(holder, { start: keyStart, end: offset }, text);
  return valueSlot(holder, key, line, keyEnd + 1, offset);
}

/** The settings that an offset may lie in, the outermost first. */
function around(offset: number, occurrences: readonly Occurrence[]): Occurrence[] {
  const last = occurrences[countBegun(occurrences, offset) - 1];
  return last ? lineage(last) : [];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function lineAt(text: string, offset: number): Line {
  // Not by lastIndexOf: it would look for a carriage return through all of the text.
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end++;
  return { text: text.slice(start, end), start };
}

function isBreak(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}

/** A `#` at the start or behind white space, outside quotes, makes a comment of all that follows it. */
function isInComment(before: string): boolean {
  return /(^|\s)#/.test(before.replace(/"[^"]*"?|'[^']*'?/g, ""));
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/**
 * The extra-spec or property map that a line belongs to: the nearest less indented key above it. Found by indentation, because a
 * line that is being typed is seldom a finished entry.
 */
function holderOf(line: Line, text: string, occurrences: readonly Occurrence[]): Occurrence | undefined {
  const indent = indentOf(line.text);
  for (let above = line; above.start > 0; ) {
    above = lineAt(text, above.start - 1 - (text.startsWith("\r\n", above.start - 2) ? 1 : 0));
    if (/^\s*(#|$)/.test(above.text) || indentOf(above.text) >= indent) continue;
    const start = above.start + indentOf(above.text);
    return around(start, occurrences).find((one) => one.whole.start === start && containers[one.address] !== undefined);
  }
  return undefined;
}

function nameSlot(holder: Occurrence | undefined, span: Span, text: string, self?: Occurrence): SettingSlot | undefined {
  const names = holder && containers[holder.address];
  if (!names) return undefined;
  const present = holder.children
    .filter((child) => child !== self && child.names[0]?.start !== span.start)
    .map((child) => child.key);
  return {
    expects: { names },
    span,
    present,
    quoted: false,
    needsColon: !/^["']?\s*:/.test(text.slice(span.end, span.end + 40)),
  };
}

function valueSlot(holder: Occurrence, key: string, line: Line, from: number, offset: number): SettingSlot | undefined {
  const vocabulary = containers[holder.address];
  if (!vocabulary || offset < from) return undefined;
  const [whole = "", space = "", quote = "", value = ""] =
    /^(\s*)(["']?)([^"'#]*?)(?=["']?\s*(#|$))/.exec(line.text.slice(from - line.start)) ?? [];
  const start = from + space.length + quote.length;
  // Without a space behind the colon, or before a comment, a value would become part of its neighbour.
  if (space === "" || offset > from + whole.length || (value === "" && line.text.charAt(start - line.start) === "#"))
    return undefined;
  return {
    expects: { valueOf: `${vocabulary}:${key.replace(/^["']|["']$/g, "")}` },
    span: { start, end: start + value.length },
    present: [],
    needsColon: false,
    quoted: quote !== "",
  };
}
