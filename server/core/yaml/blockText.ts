import { END, isBlank, isBreak } from "./characters";
import type { ScannedScalar } from "./plain";
import type { Reading } from "./reading";

interface Header {
  readonly chomping: "strip" | "clip" | "keep";
  /** The digit in the header, 0 where there is none. */
  readonly increment: number;
}

/** Reads a `|` or `>` scalar whose parent is indented by `indent`, its header first. */
export function readBlockText(reading: Reading, indent: number): ScannedScalar {
  const literal = reading.code() === 124;
  const { chomping, increment } = readHeader(reading);
  let end = reading.at;
  skipHeaderLine(reading);
  reading.takeBreak();
  const parent = Math.max(indent, 0);
  const lead = readEmptyLines(reading, increment && parent + increment, indent);
  const own = increment ? parent + increment : Math.max(lead.deepest, indent + 1, 1);
  let text = "";
  let lastBreak = "";
  let empty = lead.breaks;
  let wasIndented = false;
  while (reading.column === own && reading.code() !== END) {
    const indented = isBlank(reading.code());
    text += !literal && lastBreak === "\n" && !wasIndented && !indented ? (empty === "" ? " " : empty) : lastBreak + empty;
    wasIndented = indented;
    const start = reading.at;
    reading.skipLine();
    text += reading.text.slice(start, reading.at);
    end = reading.at;
    lastBreak = reading.takeBreak();
    empty = readEmptyLines(reading, own, indent).breaks;
  }
  if (chomping !== "strip") text += lastBreak;
  if (chomping === "keep") text += empty;
  return { text, end };
}

function readHeader(reading: Reading): Header {
  reading.at++;
  let chomping: Header["chomping"] = "clip";
  let increment = 0;
  for (let i = 0, signs = 0, digits = 0; i < 2; i++) {
    const code = reading.code();
    if ((code === 43 || code === 45) && signs++ === 0) chomping = code === 43 ? "keep" : "strip";
    else if (code >= 49 && code <= 57 && digits++ === 0) increment = code - 48;
    else break;
    reading.at++;
  }
  return { chomping, increment };
}

/** Goes over what may follow the header on its line; anything but a comment is a fault. */
function skipHeaderLine(reading: Reading): void {
  reading.skipBlanks();
  const start = reading.at;
  if (reading.code() === END || isBreak(reading.code())) return;
  const comment = reading.code() === 35;
  reading.skipLine();
  if (comment) {
    reading.comments.push({ text: reading.text.slice(start + 1, reading.at).trim(), span: { start, end: reading.at } });
  } else {
    reading.report("blockHeader", start, reading.at);
  }
}

/** Goes over empty lines and the indentation of the next line; `own` is 0 as long as the block's indentation is not known. */
function readEmptyLines(reading: Reading, own: number, parent: number): { breaks: string; deepest: number } {
  let breaks = "";
  let deepest = 0;
  for (;;) {
    while ((own === 0 || reading.column < own) && reading.code() === 32) reading.at++;
    deepest = Math.max(deepest, reading.column);
    if (reading.code() === 9 && (own === 0 || reading.column < own)) skipTabbedLines(reading, parent);
    if (!isBreak(reading.code())) return { breaks, deepest };
    breaks += reading.takeBreak();
  }
}

/** Reports a tab in a block's indentation and goes over the lines that seem to belong to the block. */
function skipTabbedLines(reading: Reading, parent: number): void {
  const start = reading.at;
  while (reading.code() === 9) reading.at++;
  reading.report("tab", start, reading.at);
  for (;;) {
    reading.skipLine();
    const mark = reading.mark();
    if (reading.takeBreak() === "") return;
    while (reading.code() === 32) reading.at++;
    const code = reading.code();
    if (code === 9 || isBreak(code) || (code !== END && reading.column > parent)) continue;
    reading.moveTo(mark);
    return;
  }
}
