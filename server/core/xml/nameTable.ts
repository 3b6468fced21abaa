import { slotOf, slotsFor, standsAt } from "./words";

/** The names of a text, numbered: few, and each written again and again. */
export class NameTable {
  /** Whether a name declares a namespace. */
  declares = false;
  private readonly names: string[];
  private readonly prefixed: boolean[];
  private readonly numbers: Map<string, number>;
  /** The number that was met last at each slot, plus one. */
  private readonly met: number[];

  constructor(
    private readonly text: string,
    like?: NameTable,
  ) {
    this.names = [...(like?.names ?? [])];
    this.prefixed = [...(like?.prefixed ?? [])];
    this.numbers = new Map(like?.numbers);
    this.declares = like?.declares ?? false;
    this.met = new Array(slotsFor(text)).fill(0);
  }

  name(number: number): string {
    return this.names[number] ?? "";
  }

  isPrefixed(number: number): boolean {
    return this.prefixed[number] ?? false;
  }

  numberOf(start: number, end: number): number {
    const { text } = this;
    const slot = slotOf(text, start, end) & (this.met.length - 1);
    const likely = (this.met[slot] ?? 0) - 1;
    if (likely >= 0 && standsAt(text, this.name(likely), start, end)) return likely;
    const name = text.slice(start, end);
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
      this.prefixed.push(name.includes(":"));
      this.declares ||= name === "xmlns" || name.startsWith("xmlns:");
    }
    this.met[slot] = number + 1;
    return number;
  }
}
