import { END, isBlank, isBreak } from "./characters";
import type { ScannedScalar } from "./plain";
import { fold } from "./plain";
import type { Place, Reading } from "./reading";

const simpleEscapes = new Map<number, string>([
  [48, "\0"],
  [97, "\x07"],
  [98, "\b"],
  [116, "\t"],
  [9, "\t"],
  [110, "\n"],
  [118, "\v"],
  [102, "\f"],
  [114, "\r"],
  [101, "\x1b"],
  [32, " "],
  [34, '"'],
  [47, "/"],
  [92, "\\"],
  [78, "\x85"],
  [95, "\xa0"],
  [76, "\u2028"],
  [80, "\u2029"],
]);
const digitsOfEscape = new Map<number, number>([
  [120, 2],
  [117, 4],
  [85, 8],
]);

/** A run of characters that mean nothing but themselves. */
const ordinary = /[^"'\\\n\r\x85\u2028\u2029]+/y;

/** A quoted scalar as read. */
export interface ScannedQuoted extends ScannedScalar {
  readonly closed: boolean;
}

/**
 * Reads a quoted scalar, over as many lines as it has. Where `endsAt` says so of a line's first column, or where the quote
 * is closed nowhere, the scalar ends with the line before.
 */
export function readQuoted(reading: Reading, endsAt: (column: number) => boolean): ScannedQuoted {
  return new QuotedReader(reading, endsAt).read();
}

class QuotedReader {
  private value = "";
  /** Where the characters begin that are not yet in `value`. */
  private from: number;
  private readonly quote: number;

  constructor(
    private readonly reading: Reading,
    private readonly endsAt: (column: number) => boolean,
  ) {
    this.quote = reading.code();
    reading.at++;
    this.from = reading.at;
  }

  read(): ScannedQuoted {
    const { reading, quote } = this;
    for (;;) {
      const code = reading.code();
      if (code === quote) {
        if (quote === 34 || reading.code(1) !== 39) return this.close();
        reading.at++;
        this.take();
        reading.at++;
        this.from = reading.at;
      } else if (code === 92 && quote === 34) {
        this.take();
        const open = isBreak(reading.code(1)) ? this.joinLines() : this.escape();
        if (open) return open;
      } else if (isBreak(code)) {
        const open = this.foldLines();
        if (open) return open;
      } else if (code === END) {
        const end = this.takeWords();
        return { text: this.value, end, closed: false };
      } else {
        ordinary.lastIndex = reading.at;
        reading.at += ordinary.exec(reading.text)?.[0].length ?? 1;
      }
    }
  }

  private take(): void {
    this.value += this.reading.text.slice(this.from, this.reading.at);
    this.from = this.reading.at;
  }

  /** Takes what is read but for the blanks at its end, and returns where that is. */
  private takeWords(): number {
    const { text, at } = this.reading;
    let end = at;
    while (end > this.from && isBlank(text.charCodeAt(end - 1))) end--;
    this.value += text.slice(this.from, end);
    return end;
  }

  private close(): ScannedQuoted {
    this.take();
    this.reading.at++;
    return { text: this.value, end: this.reading.at, closed: true };
  }

  /** A line break becomes a space, empty lines stay; the blanks around them are dropped. */
  private foldLines(): ScannedQuoted | undefined {
    const { reading } = this;
    const mark = { ...reading.place(), at: this.takeWords() };
    const first = reading.takeBreak();
    return this.continueWith((rest) => fold(first, rest), mark);
  }

  /** An escaped line break joins two lines. */
  private joinLines(): ScannedQuoted | undefined {
    this.reading.at++;
    const mark = this.reading.place();
    this.reading.takeBreak();
    return this.continueWith((rest) => rest, mark);
  }

  private continueWith(joint: (rest: string) => string, mark: Place): ScannedQuoted | undefined {
    const { reading } = this;
    let rest = "";
    for (;;) {
      const code = reading.code();
      if (reading.atDocumentMarker()) return this.stopBefore(mark);
      if (isBlank(code)) reading.at++;
      else if (isBreak(code)) rest += reading.takeBreak();
      else break;
    }
    if (reading.code() === END || this.endsAt(reading.column)) return this.stopBefore(mark);
    this.value += joint(rest);
    this.from = reading.at;
    return undefined;
  }

  private stopBefore(mark: Place): ScannedQuoted {
    this.reading.moveTo(mark);
    return { text: this.value, end: mark.at, closed: false };
  }

  private escape(): undefined {
    const { reading } = this;
    const code = reading.code(1);
    const simple = simpleEscapes.get(code);
    const digits = digitsOfEscape.get(code);
    const start = reading.at;
    reading.at += code === END ? 1 : 2;
    if (simple !== undefined) this.value += simple;
    else if (digits === undefined || !this.takeCode(digits)) this.refuse(start);
    this.from = reading.at;
    return undefined;
  }

  private takeCode(digits: number): boolean {
    const { reading } = this;
    const hex = reading.text.slice(reading.at, reading.at + digits);
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) return false;
    const code = Number.parseInt(hex, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
    this.value += String.fromCodePoint(code);
    reading.at += digits;
    return true;
  }

  private refuse(start: number): void {
    const { reading } = this;
    const written = reading.text.slice(start, reading.at);
    this.value += written;
    reading.report("escape", start, reading.at, { escape: written });
  }
}
