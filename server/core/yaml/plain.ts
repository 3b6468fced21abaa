import { END, isBlank, isBreak, isFlowIndicator, isGap } from "./characters";
import type { Place, Reading } from "./reading";

/** A scalar's text and where it ends; the reading then stands behind the blanks and line breaks that follow. */
export interface ScannedScalar {
  readonly text: string;
  readonly end: number;
}

/** A plain scalar as read; `cut` where it was taken to end before a line with a key. */
export interface ScannedPlain extends ScannedScalar {
  readonly cut: boolean;
}

/** How far a plain scalar may reach. */
export interface PlainLimits {
  /** The column that a continuation line must exceed. */
  readonly indent: number;
  readonly flow: boolean;
  /** Whether a `key:` on a continuation line cannot be read, so that the scalar is taken to end on the line before. */
  readonly endBeforeKey: boolean;
}

/**
 * Reads a scalar without quotes, over as many lines as it has.
 * What it stops at is the caller's to judge: a `:`, a comment, a tab in the indentation, a line that is not indented enough.
 */
export function readPlain(reading: Reading, limits: PlainLimits): ScannedPlain {
  const { text } = reading;
  let value = "";
  let end = reading.at;
  /** The value, its end and the place before the last line break: what is left if that line turns out to be a key. */
  let lineBefore: { value: string; end: number; place: Place } | undefined;
  let joint = "";
  for (;;) {
    const start = reading.at;
    const stop = endOfWords(reading, limits.flow);
    if (stop > start) {
      value += joint + text.slice(start, stop);
      end = stop;
      reading.at = stop;
    } else if (joint === "") {
      return { text: value, end, cut: false };
    }
    if (stop > start && limits.endBeforeKey && lineBefore && reading.code() === 58) break;
    if (!crossesLine(reading)) return { text: value, end, cut: false };
    const before = { value, end, place: reading.place() };
    const next = nextLine(reading, limits);
    if (next === "tab") reading.moveTo(before.place);
    if (next === "tab" || next === "end") return { text: value, end, cut: false };
    joint = next.joint;
    lineBefore = before;
  }
  reading.moveTo(lineBefore.place);
  return { text: lineBefore.value, end: lineBefore.end, cut: true };
}

/** The end of the words on this line, blanks between them included: what ends them is a comment, a `: `, an indicator or the line. */
function endOfWords(reading: Reading, flow: boolean): number {
  const { text } = reading;
  let end = reading.at;
  for (let at = reading.at; ; at++) {
    const code = at < text.length ? text.charCodeAt(at) : END;
    if (isGap(code)) {
      if (!isBlank(code)) return end;
      continue;
    }
    if (code === 35 && (at === reading.at || isBlank(text.charCodeAt(at - 1)))) return end;
    if (code === 58) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : END;
      if (isGap(next) || (flow && (isFlowIndicator(next) || next === 63))) return end;
    } else if (flow && isFlowIndicator(code)) {
      return end;
    }
    end = at + 1;
  }
}

/** Goes over the blanks behind a word and says whether the line ends there. */
function crossesLine(reading: Reading): boolean {
  reading.skipBlanks();
  return isBreak(reading.code());
}

/** Goes over the line breaks behind a word and says how they join it to the next one, or why there is none. */
function nextLine(reading: Reading, limits: PlainLimits): { joint: string } | "end" | "tab" {
  const first = reading.takeBreak();
  let rest = "";
  for (;;) {
    const code = reading.code();
    if (code === 9 && reading.column <= limits.indent) {
      if (!limits.flow) return "tab";
      reading.report("tab", reading.at, reading.at + 1);
    }
    if (isBlank(code)) reading.at++;
    else if (isBreak(code)) rest += reading.takeBreak();
    else break;
  }
  if (!limits.flow) reading.keyAllowed = true;
  const code = reading.code();
  const dedented = (!limits.flow || limits.endBeforeKey) && reading.column <= limits.indent;
  return code === END || code === 35 || dedented || reading.atDocumentMarker() ? "end" : { joint: fold(first, rest) };
}

/** What a line break and the empty lines behind it become within a scalar. */
export function fold(first: string, rest: string): string {
  return first === "\n" ? rest || " " : first + rest;
}
