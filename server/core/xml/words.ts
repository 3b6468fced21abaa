// A longer word that is cut out keeps all of its text alive.
const longest = 12;

/** Cuts words out of a text. One that was met a short while ago is not made anew. */
export class Words {
  private readonly met: (string | undefined)[];

  constructor(private readonly text: string) {
    this.met = new Array(slotsFor(text)).fill(undefined);
  }

  cut(start: number, end: number): string {
    if (end - start > longest) return this.text.slice(start, end);
    const slot = slotOf(this.text, start, end) & (this.met.length - 1);
    const likely = this.met[slot];
    if (likely !== undefined && standsAt(this.text, likely, start, end)) return likely;
    const word = this.text.slice(start, end);
    this.met[slot] = word;
    return word;
  }
}

/** How many words of a text are kept, each in a slot of its own: a power of two. */
export function slotsFor({ length }: string): number {
  return length > 20_000 ? 1024 : 64;
}

/** A number for a word, by its length and some of its characters. */
export function slotOf(text: string, start: number, end: number): number {
  if (end === start) return 0;
  const length = end - start;
  const first = text.charCodeAt(start);
  const middle = text.charCodeAt(start + (length >> 1));
  const last = text.charCodeAt(end - 1);
  return first * 131 + middle * 31 + last * 7 + length * 17;
}

/** Says whether the text between two offsets is a word. */
export function standsAt(text: string, word: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
