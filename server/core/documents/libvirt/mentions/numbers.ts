import type { Span } from "../../../text/span";

/** A number as libvirt reads an attribute in base 10; undefined for what is none. */
export function decimal(text: string): number | undefined {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}

/** A number as libvirt reads the parts of a PCI address: `0x1f`, `017` in base 8, `31`. */
export function anyBase(text: string): number | undefined {
  if (/^0x[\da-f]+$/i.test(text)) return Number.parseInt(text, 16);
  return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : decimal(text);
}

/** A number or a range in a set such as `0-3,^2,7`. */
export interface SetPart {
  readonly first: number;
  readonly last: number;
  /** Where its first and its last number stand; the same for one number. */
  readonly ends: readonly [Span, Span];
}

/** The parts of a set of numbers that stands at an offset. */
export function setParts(text: string, start: number): SetPart[] {
  return [...text.matchAll(/(\d+)(\s*-\s*)?(\d+)?/g)].map((match) => {
    const [, first = "", dash = "", last = ""] = match;
    const from = start + match.index;
    const firstSpan = { start: from, end: from + first.length };
    const lastStart = firstSpan.end + dash.length;
    const isRange = dash !== "" && last !== "";
    return {
      first: Number(first),
      last: Number(isRange ? last : first),
      ends: [firstSpan, isRange ? { start: lastStart, end: lastStart + last.length } : firstSpan],
    };
  });
}
