import type { Span } from "../../../text/span";
import { readYaml } from "../../../yaml/readYaml";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "../../../yaml/yamlTree";
import { partAround } from "./partAround";

/** A step from the root of a template down to a place. */
export type Step =
  | { readonly map: YamlMap; readonly entry: YamlEntry }
  | { readonly list: YamlList; readonly index: number; readonly node: YamlNode };

/** Where in a template something is written. */
export interface Place {
  /** From the root; the last step leads to the word itself, or to the value that it is. */
  readonly path: readonly Step[];
  /** The word is a key of the last step's map. */
  readonly isKey: boolean;
  /** What is replaced, without quotes. */
  readonly span: Span;
  /** What stands before the cursor of it. */
  readonly prefix: string;
  readonly isQuoted: boolean;
  /** Between brackets, where a line means nothing. */
  readonly isFlow: boolean;
  /** A colon stands behind it. */
  readonly hasColon: boolean;
  /** It stands alone on its line, behind dashes at most: it may become a key as well as a value. */
  readonly isBare: boolean;
  /** The indentation of the map or value that it begins or belongs to. */
  readonly column: number;
}

/** A character that no one writes: it is put where the cursor is, and looked for in what is read. */
export const mark = "\uE000";

/** In characters: a part that is longer was not written by hand, and to read it anew for a word would take too long. */
const mostRead = 4_000_000;

/** Reads the part of a text around an offset with a word put there; undefined where no word can stand: in a comment, in a block of text. */
export function placeAt(text: string, offset: number): Place | undefined {
  const lineStart = startOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  const after = /^[^\r\n]*/.exec(text.slice(offset, offset + 2000))?.[0] ?? "";
  if (isInComment(before) || text.includes(mark)) return undefined;
  // Between the start of a line and its first word something else would be indented anew.
  if (/^[\s-]*$/.test(before) && /^[ \t]+[^\s#}\],]/.test(after)) return undefined;
  const isBare = /^\s*(-[ \t]+)*[^\s#"'{}[\],&*!|>%@`-][^\s#"'{}[\],]*$|^\s*(-[ \t]+)*$/.test(before) && isEndOfWord(after);
  const part = partAround(text, offset);
  if (part.text.length > mostRead) return undefined;
  const word = isBare ? `${mark}${/^[^\s#]*/.exec(after)?.[0] ?? ""}:` : mark;
  const taken = isBare ? word.length - 2 : 0;
  const marked = part.text.slice(0, part.offset) + word + part.text.slice(part.offset + taken);
  const { root } = readYaml(marked);
  const found = root && find(root);
  if (!found) return undefined;
  const { path, node, isKey } = found;
  const inner = innerSpan(node);
  const written = marked.slice(inner.start, inner.end);
  const at = written.indexOf(mark);
  if (at < 0 || /[\r\n]/.test(written) || node.style === "literal" || node.style === "folded") return undefined;
  const start = offset - at;
  const last = path.at(-1);
  const holder = last && ("map" in last ? last.map : last.list);
  const end = start + written.length - mark.length;
  return {
    path,
    isKey,
    span: { start, end },
    prefix: written.slice(0, at),
    isQuoted: inner.start > node.span.start,
    isFlow: holder?.flow ?? false,
    hasColon: /^["']?\s*:(\s|$)/.test(text.slice(end, end + 40)),
    isBare,
    column: start - (inner.start - node.span.start) - startOfLine(text, start),
  };
}

function isEndOfWord(after: string): boolean {
  return /^[^\s#"'{}[\],:]*[ \t]*(?:#.*)?$/.test(after);
}

/** A `#` at the start or behind white space, outside quotes, makes a comment of all that follows it. */
function isInComment(before: string): boolean {
  return /(^|\s)#/.test(before.replace(/"[^"]*"?|'[^']*'?/g, ""));
}

/** Where the line of an offset begins. Not by lastIndexOf: it would look for a carriage return through all of the text. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

function innerSpan({ span, style }: YamlScalar): Span {
  const isQuoted = style === "single" || style === "double";
  return isQuoted ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) } : span;
}

interface Found {
  readonly path: readonly Step[];
  readonly node: YamlScalar;
  readonly isKey: boolean;
}

/** The scalar that holds the mark, and the way to it. */
function find(root: YamlNode): Found | undefined {
  const pending: { readonly node: YamlNode; readonly path: readonly Step[] }[] = [{ node: root, path: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next;
    if (node.kind === "scalar" && node.text.includes(mark)) return { path, node, isKey: false };
    if (node.kind === "map") {
      for (const entry of node.entries) {
        const below = [...path, { map: node, entry }];
        if (entry.key.kind === "scalar" && entry.key.text.includes(mark)) return { path: below, node: entry.key, isKey: true };
        if (entry.value) pending.push({ node: entry.value, path: below });
      }
    } else if (node.kind === "list")
      for (const [index, item] of node.items.entries())
        pending.push({ node: item, path: [...path, { list: node, index, node: item }] });
  }
  return undefined;
}
