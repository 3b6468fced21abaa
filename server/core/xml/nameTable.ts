const slots = 1024;

/** The names of a text, numbered: few, and each written again and again. */
export class NameTable {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** The number that was met last at each slot, plus one. */
  private readonly met = new Int32Array(slots);

  constructor(private readonly text: string) {}

  name(number: number): string {
    return this.names[number] ?? "";
  }

  numberOf(start: number, end: number): number {
    const slot = this.slotOf(start, end);
    const likely = (this.met[slot] ?? 0) - 1;
    if (likely >= 0 && this.standsAt(likely, start, end)) return likely;
    const name = this.text.slice(start, end);
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    this.met[slot] = number + 1;
    return number;
  }

  private slotOf(start: number, end: number): number {
    const { text } = this;
    if (end === start) return 0;
    const length = end - start;
    const first = text.charCodeAt(start);
    const middle = text.charCodeAt(start + (length >> 1));
    const last = text.charCodeAt(end - 1);
    return (first * 131 + middle * 31 + last * 7 + length * 17) & (slots - 1);
  }

  private standsAt(number: number, start: number, end: number): boolean {
    const { text } = this;
    const name = this.name(number);
    if (name.length !== end - start) return false;
    for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
    return true;
  }
}
