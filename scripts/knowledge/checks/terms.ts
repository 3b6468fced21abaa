import { keyOf, vocabularyOf } from "../../../server/core/knowledge/address";
import type { Term } from "../../../server/core/knowledge/setting";
import type { KnownAddresses } from "../knownAddresses";
import type { Located, Problem } from "../problem";

/** No term and no other word for one stands twice, and each leads somewhere that there is. */
export function checkTerms(terms: readonly Located<Term>[], known: KnownAddresses, components: ReadonlySet<string>): Problem[] {
  const ids = new Set(terms.map(({ entry }) => entry.id));
  const first = new Map<string, string>();
  return terms.flatMap(({ file, entry: { id, also, name, see } }) => {
    const address = `glossary:${id}`;
    const words = [...new Set([id, name.en, name.ja, ...also].map((word) => word.toLowerCase()))];
    const taken = words.filter((word) => (first.get(word) ?? id) !== id);
    for (const word of words) if (!first.has(word)) first.set(word, id);
    return [
      ...taken.map((word) => ({ file, address, what: `"${word}" is a word for ${first.get(word)} already` })),
      ...see
        .filter((one) => !exists(one, ids, known, components))
        .map((one) => ({ file, address, what: `see: there is no ${one}` })),
    ];
  });
}

function exists(address: string, terms: ReadonlySet<string>, known: KnownAddresses, components: ReadonlySet<string>): boolean {
  if (vocabularyOf(address) === "glossary") return terms.has(keyOf(address));
  return vocabularyOf(address) === "component" ? components.has(keyOf(address)) : known.has(address);
}
