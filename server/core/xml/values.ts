import { behind, behindName, isLegal } from "./characters";
import type { Report } from "./faults";

const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const characterReference = /#(?:x[0-9A-Fa-f]+|[0-9]+)/y;

/** Turns raw character data into what XML makes of it, and reports what XML forbids in it. */
export class ValueReader {
  /** Whether an internal DTD subset may declare entities: then an unknown one is no fault. It is never expanded. */
  entitiesMayBeDeclared = false;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  /** Character data: line ends as LF, references resolved. */
  characterData(start: number, end: number): string {
    const raw = this.text.slice(start, end);
    // Only the scanner's own decision to take a `<` as text puts one here, and only at the start: one or several.
    for (let at = start; this.text.charCodeAt(at) === 60 && at < end; at++)
      this.report("bareLessThan", { start: at, end: at + 1 });
    for (let at = raw.indexOf("]]>"); at >= 0; at = raw.indexOf("]]>", at + 3)) {
      this.report("bracketsInText", { start: start + at, end: start + at + 3 });
    }
    return this.resolve(raw, start, withLineFeeds);
  }

  /** An attribute's value: white space as spaces, references resolved. */
  attributeValue(start: number, end: number): string {
    return this.resolve(this.text.slice(start, end), start, withSpaces);
  }

  /** A CDATA section: what stands in it, with its line ends as LF. */
  cdata(start: number, end: number): string {
    const content = start + "<![CDATA[".length;
    const inner = end - 3 >= content && this.text.startsWith("]]>", end - 3) ? end - 3 : end;
    return withLineFeeds(this.text.slice(content, inner));
  }

  private resolve(raw: string, start: number, normalise: (raw: string) => string): string {
    let value = "";
    let taken = 0;
    let end = 0;
    for (let next = raw.indexOf("&"); next >= 0; next = raw.indexOf("&", end)) {
      const reference = this.reference(raw, next, start);
      end = reference.end;
      // What stays as it is written is taken with its surroundings.
      if (reference.value === raw.slice(next, end)) continue;
      value += normalise(raw.slice(taken, next)) + reference.value;
      taken = end;
    }
    return taken === 0 ? normalise(raw) : value + normalise(raw.slice(taken));
  }

  /** Reads the reference that begins at `at` in `raw`; one that means nothing stays as it is written. */
  private reference(raw: string, at: number, start: number): { value: string; end: number } {
    const numeric = raw.charCodeAt(at + 1) === 35;
    const nameEnd = numeric ? behind(characterReference, raw, at + 1) : behindName(raw, at + 1);
    const name = raw.slice(at + 1, nameEnd);
    const closed = name !== "" && raw.charCodeAt(nameEnd) === 59;
    const end = closed ? nameEnd + 1 : nameEnd;
    const known = numeric ? characterOf(name) : predefined.get(name);
    if (closed && known !== undefined) return { value: known, end };
    const written = raw.slice(at, end);
    const span = { start: start + at, end: start + end };
    if (closed && numeric) this.report("badReference", span, { reference: written });
    else if (closed && !this.entitiesMayBeDeclared) this.report("unknownEntity", span, { reference: written });
    else if (!closed && known !== undefined) this.report("noSemicolon", span, { reference: written });
    else if (!closed) this.report("bareAmpersand", { start: span.start, end: span.start + 1 });
    return { value: written, end: Math.max(end, at + 1) };
  }
}

function characterOf(reference: string): string | undefined {
  const code = reference.startsWith("#x") ? Number.parseInt(reference.slice(2), 16) : Number.parseInt(reference.slice(1), 10);
  return isLegal(code) ? String.fromCodePoint(code) : undefined;
}

/** Character data with its line ends as LF. */
export function withLineFeeds(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

function withSpaces(raw: string): string {
  return /[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, " ") : raw;
}
