import type { Edit } from "../../text/span";
import { keyOf, resolveAlias, type YamlEntry, type YamlMap, type YamlNode } from "../../yaml/yamlTree";

/** Entries of a map that is to be written: a value is a scalar as YAML takes it, a map, or a list of either. */
export type Entries = readonly (readonly [name: string, value: Value])[];
export type Value = string | { readonly map: Entries } | { readonly list: readonly Value[] };

/** The sections of a template in the order in which they are usually written. */
const sections = ["heat_template_version", "description", "parameter_groups", "parameters", "conditions", "resources", "outputs"];

/** The edit that declares something in a section, which is made where it is missing; undefined where that is laid out too oddly. */
export function declare(text: string, root: YamlMap, section: string, name: string, definition: Entries): Edit | undefined {
  const there = root.entries.find((entry) => keyOf(entry) === section);
  const entry: Entries = [[name, { map: definition }]];
  if (!there) return newSection(text, root, [[section, { map: entry }]]);
  const map = there.value && resolveAlias(there.value);
  if (map?.kind === "map" && map.entries.length > 0) return addEntries(text, map, entry);
  const isEmpty = !map || (map.kind === "scalar" && map.text === "") || (map.kind === "map" && map.entries.length === 0);
  return isEmpty && !isJson(text) ? fillSection(text, there, map, entry) : undefined;
}

/** The edit that adds entries as the last ones of a map. */
export function addEntries(text: string, map: YamlMap, entries: Entries): Edit | undefined {
  const last = map.entries.at(-1);
  if (map.flow) {
    const added = flowEntries(entries, isJson(text));
    if (!last) return { span: { start: map.span.start + 1, end: map.span.start + 1 }, newText: added };
    const end = endOfContent(text, last);
    return { span: { start: end, end }, newText: `, ${added}` };
  }
  if (!last) return undefined;
  const column = last.whole.start - startOfLine(text, last.whole.start);
  const end = endOfLine(text, endOfContent(text, last));
  const lines = blockLines(entries, " ".repeat(column), unitOf(text));
  return { span: { start: end, end }, newText: lines.map((line) => `${lineEndOf(text)}${line}`).join("") };
}

function newSection(text: string, root: YamlMap, entries: Entries): Edit | undefined {
  const later = sections.slice(sections.indexOf(entries[0]?.[0] ?? "") + 1);
  const next = root.entries.find((entry) => later.includes(keyOf(entry) ?? ""));
  if (!next) return addEntries(text, root, entries);
  if (root.flow) {
    const { start } = next.whole;
    return { span: { start, end: start }, newText: `${flowEntries(entries, isJson(text))}, ` };
  }
  const start = startOfComment(text, startOfLine(text, next.whole.start));
  const lineEnd = lineEndOf(text);
  const lines = blockLines(entries, "", unitOf(text));
  return { span: { start, end: start }, newText: `${lines.map((line) => `${line}${lineEnd}`).join("")}${lineEnd}` };
}

function fillSection(text: string, section: YamlEntry, value: YamlNode | undefined, entries: Entries): Edit {
  const lines = blockLines(entries, unitOf(text), unitOf(text));
  const newText = lines.map((line) => `${lineEndOf(text)}${line}`).join("");
  // An empty map in brackets makes place; a comment behind the key stays.
  if (value?.kind === "map") return { span: { start: startOfSpace(text, value.span.start), end: value.span.end }, newText };
  const end = endOfLine(text, section.key.span.end);
  return { span: { start: end, end }, newText };
}

function blockLines(entries: Entries, indent: string, unit: string): string[] {
  return entries.flatMap(([name, value]) => {
    if (typeof value === "string") return [`${indent}${name}: ${value}`];
    if ("map" in value) {
      if (value.map.length === 0) return [`${indent}${name}: {}`];
      return [`${indent}${name}:`, ...blockLines(value.map, indent + unit, unit)];
    }
    if (value.list.length === 0) return [`${indent}${name}: []`];
    return [`${indent}${name}:`, ...value.list.flatMap((item) => itemLines(item, indent + unit, unit))];
  });
}

function itemLines(item: Value, indent: string, unit: string): string[] {
  if (typeof item === "string" || "list" in item || item.map.length === 0) return [`${indent}- ${flowValue(item, false)}`];
  const [first = "", ...others] = blockLines(item.map, `${indent}  `, unit);
  return [`${indent}- ${first.trimStart()}`, ...others];
}

function flowEntries(entries: Entries, json: boolean): string {
  return entries.map(([name, value]) => `${json ? JSON.stringify(name) : name}: ${flowValue(value, json)}`).join(", ");
}

function flowValue(value: Value, json: boolean): string {
  if (typeof value === "string") return json ? jsonScalar(value) : value;
  if ("map" in value) return `{${flowEntries(value.map, json)}}`;
  return `[${value.list.map((item) => flowValue(item, json)).join(", ")}]`;
}

function jsonScalar(scalar: string): string {
  return /^(".*"|true|false|-?\d+(\.\d+)?)$/.test(scalar) ? scalar : JSON.stringify(scalar);
}

/** Heat's client reads a text that begins so as JSON: no word without quotes may stand in it. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text.slice(0, 2000));
}

function unitOf(text: string): string {
  return /[\r\n]( +)[^\s#-]/.exec(text.slice(0, 4000))?.[1] ?? "  ";
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function startOfSpace(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === " ") start--;
  return start;
}

/** Comments right above a section belong to it. */
function startOfComment(text: string, lineStart: number): number {
  let start = lineStart;
  for (let above = startOfLine(text, start - 1); start > 0 && text[above] === "#"; above = startOfLine(text, start - 1))
    start = above;
  return start;
}

/** Where an entry's text ends: a block's own last line breaks are not part of it here. */
function endOfContent(text: string, { whole }: YamlEntry): number {
  return whole.start + text.slice(whole.start, whole.end).trimEnd().length;
}
