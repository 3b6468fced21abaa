/** A seeded stream of random numbers: the same on every machine. */
export interface Random {
  /** An integer from 0 to below the limit. */
  int(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** So many hexadecimal digits. */
  hex(digits: number): string;
}

/** The generator mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (limit: number) => Math.floor(next() * limit);
  return {
    int,
    pick: (items) => items[int(items.length)] ?? items[0],
    hex: (digits) => Array.from({ length: digits }, () => int(16).toString(16)).join(""),
  };
}
