import type { Slip } from "../../../server/core/knowledge/slip";
import type { KnownAddresses } from "../knownAddresses";
import type { Located, Problem } from "../problem";

/** Each place of a slip is known, and told of once for each kind of slip. */
export function checkSlips(slips: readonly Located<Slip>[], known: KnownAddresses): Problem[] {
  const told = new Set<string>();
  return slips.flatMap(({ file, entry: { when, at } }) =>
    at.flatMap((address) => {
      const key = `${when} ${address}`;
      const what = !known.has(address) ? "no fact table knows this address" : told.has(key) ? `${when}: told already` : undefined;
      told.add(key);
      return what === undefined ? [] : [{ file, address, what }];
    }),
  );
}
