import type { Span } from "../text/span";
import { END, isBreak, isGap, isWord } from "./characters";
import type { Reading } from "./reading";

/** What stands before a node: `&anchor` and `!tag`. */
export interface Properties {
  readonly start: number;
  end: number;
  anchor?: { name: string; span: Span };
  tag?: { name: string; span: Span };
}

/** Reads one `&anchor` or `!tag` and adds it to what already stands before the same node. */
export function readProperty(reading: Reading, before: Properties | undefined, inFlow: boolean): Properties {
  const start = reading.at;
  const properties = before ?? { start, end: start };
  if (reading.code() === 38) {
    const name = readName(reading);
    const span = { start, end: reading.at };
    if (properties.anchor) reading.report("repeatedProperty", start, reading.at);
    else if (name) properties.anchor = { name, span };
  } else {
    const name = readTag(reading, inFlow);
    const span = { start, end: reading.at };
    if (properties.tag) reading.report("repeatedProperty", start, reading.at);
    else if (name !== undefined) properties.tag = { name, span };
  }
  properties.end = reading.at;
  return properties;
}

/** Reads the name behind `&` or `*`, "" where it is malformed. */
export function readName(reading: Reading): string {
  const start = reading.at;
  const character = reading.text.charAt(start);
  reading.at++;
  while (isWord(reading.code())) reading.at++;
  const name = reading.text.slice(start + 1, reading.at);
  const code = reading.code();
  if (name && (isGap(code) || "?:,]}%@`".includes(String.fromCharCode(code)))) return name;
  while (!isGap(reading.code()) && !",]}".includes(String.fromCharCode(reading.code()))) reading.at++;
  reading.report("anchorName", start, reading.at, { character });
  return "";
}

/** Reads a tag and returns its full form, `undefined` where it is malformed. */
function readTag(reading: Reading, inFlow: boolean): string | undefined {
  const start = reading.at;
  const tag = reading.code(1) === 60 ? readVerbatimTag(reading) : readShortTag(reading);
  const code = reading.code();
  if (tag !== undefined && (isGap(code) || (inFlow && code === 44))) return resolveHandle(reading, start, tag);
  while (!isGap(reading.code()) && !(inFlow && ",]}".includes(String.fromCharCode(reading.code())))) reading.at++;
  reading.report("malformedTag", start, reading.at);
  return undefined;
}

interface TagParts {
  readonly handle: string;
  readonly suffix: string;
}

function readVerbatimTag(reading: Reading): TagParts | undefined {
  reading.at += 2;
  const suffix = readUri(reading, true);
  if (!suffix || reading.code() !== 62) return undefined;
  reading.at++;
  return { handle: "", suffix };
}

function readShortTag(reading: Reading): TagParts | undefined {
  const start = reading.at;
  reading.at++;
  while (isWord(reading.code())) reading.at++;
  if (reading.code() === 33) {
    reading.at++;
    const handle = reading.text.slice(start, reading.at);
    const suffix = readUri(reading, false);
    return suffix ? { handle, suffix } : undefined;
  }
  const head = reading.text.slice(start + 1, reading.at);
  const tail = readUri(reading, false);
  if (tail === undefined) return undefined;
  return head + tail === "" ? { handle: "", suffix: "!" } : { handle: "!", suffix: head + tail };
}

const uriCharacter = /[-\w;/?:@&=+$.!~*'()]/;

/** Reads a URI, its `%XX` resolved, or `undefined` where it is malformed. */
export function readUri(reading: Reading, withBrackets: boolean): string | undefined {
  let uri = "";
  for (;;) {
    const code = reading.code();
    if (code === END) return uri;
    const character = String.fromCharCode(code);
    if (code === 37) {
      const escapes = /^(?:%[0-9a-fA-F]{2})+/.exec(reading.text.slice(reading.at, reading.at + 300))?.[0];
      if (escapes === undefined) return undefined;
      const decoded = decode(escapes);
      if (decoded === undefined) return undefined;
      uri += decoded;
      reading.at += escapes.length;
    } else if ((code < 128 && uriCharacter.test(character)) || (withBrackets && ",[]".includes(character))) {
      uri += character;
      reading.at++;
    } else {
      return uri;
    }
  }
}

function decode(escapes: string): string | undefined {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return undefined;
  }
}

function resolveHandle(reading: Reading, start: number, { handle, suffix }: TagParts): string | undefined {
  if (handle === "") return suffix;
  const prefix = reading.handles.get(handle);
  if (prefix !== undefined) return prefix + suffix;
  reading.report("tagHandle", start, start + handle.length, { handle });
  return undefined;
}

/** Reads the `%` lines before `---` and says whether there is one. */
export function readDirectives(reading: Reading): boolean {
  const seen = new Set<string>();
  while (reading.code() === 37 && reading.column === 0) {
    const start = reading.at;
    if (!readDirective(reading, seen)) {
      reading.at = start;
      reading.skipLine();
      reading.report("directive", start, reading.at);
    }
    seen.add("");
    reading.takeBreak();
    reading.keyAllowed = false;
    reading.skip(false);
  }
  return seen.size > 0;
}

function readDirective(reading: Reading, seen: Set<string>): boolean {
  const start = reading.at;
  reading.skipLine();
  const line = reading.text.slice(start, reading.at);
  const version = /^%YAML[ \t]+0*1\.0*[12][ \t]*(?:#.*)?$/.test(line);
  const handle = /^%TAG[ \t]+(![-\w]*!|!)[ \t]+/.exec(line);
  const key = version ? "%YAML" : (handle?.[1] ?? "");
  if (key === "" || seen.has(key)) return false;
  seen.add(key);
  if (!handle) return true;
  reading.at = start + handle[0].length;
  const prefix = readUri(reading, true);
  if (!prefix || !isGap(reading.code())) return false;
  reading.skipBlanks();
  if (reading.code() !== 35 && reading.code() !== END && !isBreak(reading.code())) return false;
  reading.skipLine();
  reading.handles.set(key, prefix);
  return true;
}
