import type { SettingAddress } from "../../knowledge/address";
import { keyOf, vocabularyOf } from "../../knowledge/address";
import type { Edit, Span } from "../../text/span";
import type { Occurrence, Subject } from "../document";
import { childOf, lineage } from "../occurrence";
import { containers } from "./containers";

/** Sets an extra spec of a flavor resource or a property of an image resource; makes the map where there is none. */
export function writeSetting(
  text: string,
  occurrences: readonly Occurrence[],
  subject: Subject,
  address: SettingAddress,
  value: string,
): Edit | undefined {
  const there = occurrences.find((occurrence) => occurrence.subject === subject && occurrence.address === address);
  if (there?.value) return { span: withQuotes(text, there.value.span), newText: scalar(text, value) };
  const holderName = Object.entries(containers).find(
    ([holder, v]) => v === vocabularyOf(address) && holder.startsWith(`heat:${subject.type}/`),
  )?.[0];
  const properties = occurrences.find(
    (occurrence) => occurrence.subject === subject && occurrence.address === "heat:resource/properties",
  );
  if (!holderName || !properties) return undefined;
  const entry = `${keyWord(text, keyOf(address))}: ${scalar(text, value)}`;
  const name = holderName.slice(holderName.indexOf("/") + 1);
  const holder = childOf(properties, name);
  if (holder) return addTo(text, holder, entry);
  if (isFlow(text, properties)) return addTo(text, properties, `${keyWord(text, name)}: {${entry}}`);
  const step = " ".repeat(columnOf(text, properties) - columnOf(text, properties.parent ?? properties) || 2);
  return addTo(text, properties, `${name}:`, `${step}${entry}`);
}

/** Adds lines as the last entries of a block map that has entries already, or one entry to a flow map. */
function addTo(text: string, holder: Occurrence, ...lines: readonly string[]): Edit | undefined {
  if (!isMap(holder)) return undefined;
  const last = holder.children.at(-1);
  if (isFlow(text, holder)) return addToFlow(text, holder, last, lines.join(""));
  if (!last || !startsItsLine(text, last.whole.start)) return undefined;
  const indent = " ".repeat(columnOf(text, last));
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = endOfLine(text, endOfContent(text, last));
  return { span: { start: end, end }, newText: lines.map((line) => `${newline}${indent}${line}`).join("") };
}

function addToFlow(text: string, { value, whole }: Occurrence, last: Occurrence | undefined, entry: string): Edit {
  if (last) {
    const end = endOfContent(text, last);
    return { span: { start: end, end }, newText: `, ${entry}` };
  }
  const start = text.indexOf("{", value?.span.start ?? whole.start) + 1;
  return { span: { start, end: start }, newText: entry };
}

/**
 * Takes an entry out of a block map with its lines; out of a flow map with its comma. The comment gets a line of its own; in a
 * template in JSON the first one, which alone leaves a text that Heat's client reads.
 */
export function removeEntry(text: string, occurrence: Occurrence, comment?: string): Edit {
  const { whole, parent } = occurrence;
  // A map left without entries would be null: its key goes with its last entry, unless an alias needs the map.
  if (parent?.children.length === 1 && isMap(parent))
    return emptyAnchored(text, parent, whole, comment) ?? removeEntry(text, parent, comment);
  if (isJson(text) || !startsItsLine(text, whole.start)) return removeFromFlow(text, occurrence, comment);
  const start = lineStart(text, whole.start);
  const end = endOfLine(text, endOfContent(text, occurrence));
  const newline = newlineAt(text, end);
  const newText = comment === undefined ? "" : `${text.slice(start, whole.start)}${commentLine(comment)}${newline}`;
  return { span: { start, end: end + newline.length }, newText };
}

/** The edit that leaves `{}` behind an anchor; undefined where the map has none. */
function emptyAnchored(text: string, map: Occurrence, entry: Span, comment: string | undefined): Edit | undefined {
  const from = map.names[0]?.end ?? map.whole.start;
  const anchor = /^["']?\s*:\s*&[^\s,{}[\]]+/.exec(text.slice(from, entry.start))?.[0];
  if (anchor === undefined) return undefined;
  const span = { start: from + anchor.length, end: endOfContent(text, map) };
  const isBlock = startsItsLine(text, entry.start);
  return { span, newText: comment !== undefined && isBlock ? ` {} ${commentLine(comment)}` : " {}" };
}

function removeFromFlow(text: string, occurrence: Occurrence, comment: string | undefined): Edit {
  const span = spanInFlow(text, occurrence.whole);
  if (comment === undefined) return { span, newText: "" };
  const holders = isJson(text) ? [] : lineage(occurrence).filter(({ whole }) => startsItsLine(text, whole.start));
  const top = holders.at(-1)?.whole.start ?? 0;
  const start = lineStart(text, top);
  const indent = text.slice(start, top);
  const newline = newlineAt(text, endOfLine(text, top)) || "\n";
  const newText = `${indent}${commentLine(comment)}${newline}${text.slice(start, span.start)}`;
  return { span: { start, end: span.end }, newText };
}

/** An entry of a flow map with the comma behind it, or the one before it where it is the last. */
function spanInFlow(text: string, { start, end }: Span): Span {
  const comma = /^\s*,\s*/.exec(text.slice(end));
  if (comma) return { start, end: end + comma[0].length };
  let before = start;
  while (/\s/.test(text.charAt(before - 1))) before--;
  return { start: text.charAt(before - 1) === "," ? before - 1 : start, end };
}

/** A comment ends at its line's end: a line break in it would let its rest be read. */
function commentLine(comment: string): string {
  return `# ${comment.trim().replace(/\s*[\r\n]\s*/g, " ")}`;
}

/** Where an entry's text ends: a block scalar's own last line break is not part of it here. */
function endOfContent(text: string, { whole }: Occurrence): number {
  return whole.start + text.slice(whole.start, whole.end).trimEnd().length;
}

/** A quoted value with its quotes. */
function withQuotes(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start - 1);
  return (quote === '"' || quote === "'") && text.charAt(end) === quote ? { start: start - 1, end: end + 1 } : { start, end };
}

function newlineAt(text: string, offset: number): string {
  return /^(\r\n|\n|\r)/.exec(text.slice(offset, offset + 2))?.[0] ?? "";
}

/** Heat's client reads a text that begins so as JSON: no comment and no word without quotes may stand in it. */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

function isFlow(text: string, { value }: Occurrence): boolean {
  return value !== undefined && /^(?:[&!]\S*\s+)*\{/.test(text.slice(value.span.start, value.span.end));
}

const isMap = ({ value, address, subject }: Occurrence) =>
  value?.known === false && value.why === "map" && address !== `heat:${subject.type}`;

function lineStart(text: string, offset: number): number {
  let start = offset;
  // Not lastIndexOf: it would look for a carriage return through the whole text before.
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

function startsItsLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset));
}

function columnOf(text: string, { whole }: Occurrence): number {
  return whole.start - lineStart(text, whole.start);
}

function keyWord(text: string, key: string): string {
  return isJson(text) ? JSON.stringify(key) : key;
}

/** A value as a plain scalar, quoted where the text is JSON or YAML would read something else than this text. */
function scalar(text: string, value: string): string {
  const plain =
    /^[A-Za-z_][\w./:=-]*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(value) && !value.endsWith(":");
  return plain && !isJson(text) ? value : JSON.stringify(value);
}
