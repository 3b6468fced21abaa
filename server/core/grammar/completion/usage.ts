/** Names and values in the order of how often they are written, the most usual first: under `disk/source@` attributes, and so on. */
export type UsageTable = Readonly<Record<string, readonly string[]>>;

/** Tells how usual a name or value is at its place. */
export interface Usage {
  /** The rank among what is written there, from 0; the same high number for everything that was never seen. */
  rank(place: Place, word: string): number;
}

/** A place whose names or values are ranked: the children, the attributes, or one attribute's values, of an element in another one. */
export interface Place {
  readonly parent: string | undefined;
  readonly element: string;
  readonly of: "children" | "attributes" | "text" | { readonly attribute: string };
}

/** The key of a place in the table. */
export function usageKey({ parent, element, of }: Place): string {
  const inner = of === "children" ? "/" : of === "attributes" ? "@" : of === "text" ? "=" : `@${of.attribute}`;
  return `${parent ?? ""}/${element}${inner}`;
}

/** The rank of what was never seen. */
export const never = 1000;

/** Reads the table. */
export function loadUsage(table: () => UsageTable): Usage {
  const ranks = new Map<string, ReadonlyMap<string, number>>();
  const ranksOf = (key: string): ReadonlyMap<string, number> => {
    let found = ranks.get(key);
    if (!found) {
      found = new Map((table()[key] ?? []).map((word, rank) => [word, rank]));
      ranks.set(key, found);
    }
    return found;
  };
  return { rank: (place, word) => ranksOf(usageKey(place)).get(word) ?? never };
}
