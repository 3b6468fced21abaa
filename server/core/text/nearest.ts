/** The words nearest to a misspelt one, the nearest first; only those that it may well have been meant as. */
export function nearestWords(word: string, known: Iterable<string>, most = 3): string[] {
  const near: { readonly word: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    const distance = nearness(word, candidate);
    if (distance !== undefined && candidate !== word) near.push({ word: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  return near.slice(0, most).map((one) => one.word);
}

/** How far two words are apart, if they are near enough for one to be a slip of the other: 0 for the same word. */
export function nearness(word: string, candidate: string): number | undefined {
  if (word === candidate) return 0;
  const longest = Math.max(word.length, candidate.length);
  if (longest > longestWord) return undefined;
  // A word may be of any length, and most words are far apart: that must cost next to nothing.
  if (longest > 2 * Math.min(word.length, candidate.length) + 8) return undefined;
  const reach = Math.min(3, Math.max(1, Math.floor(longest / 3)));
  if (Math.abs(plainLength(word) - plainLength(candidate)) > reach) return undefined;
  // A slip in case, or a hyphen for an underscore, is the smallest one.
  if (plain(word) === plain(candidate)) return 0.5;
  const distance = edits(plain(word), plain(candidate));
  // Two short words that share nothing but their length are two words.
  return distance <= reach && distance < longest && (longest > 2 || word[0] === candidate[0]) ? distance : undefined;
}

/** Longer than any name: it is nobody's slip. */
const longestWord = 200;

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, "");
}

function plainLength(word: string): number {
  let length = 0;
  for (let at = 0; at < word.length; at++) if (!isSeparator(word.charCodeAt(at))) length++;
  return length;
}

/** Says whether a character code is a hyphen, an underscore or a space. */
function isSeparator(code: number): boolean {
  return code === 45 || code === 95 || code === 32;
}

/** The number of letters to insert, delete, replace or exchange with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
