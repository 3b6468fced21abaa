// What many rules on guests have in common: things that repeat, numbers, sets of CPUs, sizes.
import type { Occurrence } from "../documents/document";
import { textOf } from "../documents/occurrence";

/** Settings whose key stood before, each with the first that has it. A key that is undefined is nobody's. */
export function* repeated(
  settings: readonly Occurrence[],
  keyOf: (setting: Occurrence) => string | undefined = textOf,
): Iterable<{ readonly again: Occurrence; readonly first: Occurrence; readonly key: string }> {
  const firsts = new Map<string, Occurrence>();
  for (const setting of settings) {
    const key = keyOf(setting);
    if (key === undefined) continue;
    const first = firsts.get(key);
    if (first) yield { again: setting, first, key };
    else firsts.set(key, setting);
  }
}

/** A whole number as libvirt reads it, decimal or `0x`; undefined where it is none, or too large to be told exactly. */
export function wholeNumber(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? "";
  if (!/^[-+]?(\d+|0[xX][0-9a-fA-F]+)$/.test(trimmed)) return undefined;
  const negative = trimmed.startsWith("-");
  const value = Number(trimmed.replace(/^[-+]/, ""));
  if (!Number.isSafeInteger(value)) return undefined;
  return negative ? -value : value;
}

/** The whole number that a setting has. */
export function numberOf(setting: Occurrence | undefined): number | undefined {
  return wholeNumber(textOf(setting));
}

/** The largest CPU or node number that is looked at: sets are written by people, and `0-4294967295` is no guest. */
const highest = 16_384;

/** The numbers in a set such as `0-3,^2,8`; undefined where it is none. */
export function numbersIn(text: string | undefined): ReadonlySet<number> | undefined {
  if (text === undefined) return undefined;
  const set = new Set<number>();
  for (const part of text.replace(/\s+/g, "").split(",")) {
    const [, not, from, to] = /^(\^?)(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === undefined || (not && to !== undefined)) return undefined;
    const last = Number(to ?? from);
    if (last > highest || last < Number(from)) return undefined;
    for (let number = Number(from); number <= last; number++) {
      if (not) set.delete(number);
      else set.add(number);
    }
  }
  return set;
}

const bytesIn: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  kb: 1e3,
  k: 1024,
  kib: 1024,
  mb: 1e6,
  m: 1024 ** 2,
  mib: 1024 ** 2,
  gb: 1e9,
  g: 1024 ** 3,
  gib: 1024 ** 3,
  tb: 1e12,
  t: 1024 ** 4,
  tib: 1024 ** 4,
  pb: 1e15,
  p: 1024 ** 5,
  pib: 1024 ** 5,
  eb: 1e18,
  e: 1024 ** 6,
  eib: 1024 ** 6,
};

/** A size in bytes, of a number and its unit; `usual` where none is written. Undefined where either is wrong. */
export function bytesOf(number: string | undefined, unit: string | undefined, usual: "KiB" | "b" = "KiB"): number | undefined {
  const count = wholeNumber(number);
  const factor = bytesIn[(unit ?? usual).toLowerCase()];
  return count === undefined || count < 0 || factor === undefined ? undefined : count * factor;
}

/** Whether a number is 1, 2, 4, 8, … */
export function isPowerOfTwo(number: number): boolean {
  return number > 0 && Number.isInteger(Math.log2(number));
}

/** Sets of numbers of which one has a number that a set before it has too: the two settings and that number. */
export function* sharedNumbers(
  settings: readonly Occurrence[],
): Iterable<{ readonly again: Occurrence; readonly first: Occurrence; readonly number: number }> {
  const owners = new Map<number, Occurrence>();
  for (const setting of settings) {
    const numbers = [...(numbersIn(textOf(setting)) ?? [])];
    const number = numbers.find((one) => owners.has(one));
    const first = number === undefined ? undefined : owners.get(number);
    if (number !== undefined && first) yield { again: setting, first, number };
    for (const one of numbers) owners.set(one, setting);
  }
}
