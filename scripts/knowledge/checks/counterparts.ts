import { vocabularyOf } from "../../../server/core/knowledge/address";
import type { Counterpart } from "../../../server/core/knowledge/setting";
import type { Located, Problem } from "../problem";

/** What a message calls a counterpart: its first addresses. */
export function nameOf({ kvm, by }: Counterpart): string {
  return `${kvm[0] ?? "(nothing)"} <-> ${by[0] ?? "(nothing)"}`;
}

/** Both ends are there, or one end is empty on purpose; each end is of its own layer. */
export function checkEnds(counterparts: readonly Located<Counterpart>[], origins: ReadonlySet<string>): Problem[] {
  return counterparts.flatMap(({ file, entry }) =>
    endsOf(entry, origins).map((what) => ({ file, address: nameOf(entry), what })),
  );
}

function endsOf({ kvm, by, fit, when }: Counterpart, origins: ReadonlySet<string>): string[] {
  const empty = Number(kvm.length === 0) + Number(by.length === 0);
  const wrong: string[] = [];
  if (fit === "none" && empty !== 1) wrong.push("fit: none leaves exactly one end empty");
  if (fit === "none" && when === undefined) wrong.push("fit: none needs a `when`: what people do instead");
  if (fit !== "none" && empty > 0) wrong.push(`fit: ${fit} needs both ends`);
  for (const address of kvm)
    if (!/^(domain|libvirt-[a-z]+)$/.test(vocabularyOf(address))) wrong.push(`${address} is no setting of libvirt`);
  for (const address of by) {
    if (/^(domain|libvirt-[a-z]+)$/.test(vocabularyOf(address)) && !origins.has(address))
      wrong.push(`${address} is no setting of OpenStack`);
    if (fit === "constant" && !origins.has(address)) wrong.push(`fit: constant: ${address} is no origin`);
  }
  return wrong;
}

/** No pair of addresses is bridged twice, and no address that has a counterpart is said to have none. */
export function checkPairs(counterparts: readonly Located<Counterpart>[]): Problem[] {
  const first = new Map<string, string>();
  const bridged = new Set<string>(
    counterparts.filter(({ entry }) => entry.fit !== "none").flatMap(({ entry }) => [...entry.kvm, ...entry.by]),
  );
  return counterparts.flatMap(({ file, entry }) => {
    const address = nameOf(entry);
    const twice = pairsOf(entry).flatMap((pair) => {
      const before = first.get(pair);
      first.set(pair, before ?? file);
      return before === undefined ? [] : [{ file, address, what: `${pair} is bridged in ${before} already` }];
    });
    if (entry.fit !== "none") return twice;
    const both = [...entry.kvm, ...entry.by].filter((end) => bridged.has(end));
    return [...twice, ...both.map((end) => ({ file, address, what: `fit: none, but ${end} has a counterpart elsewhere` }))];
  });
}

function pairsOf({ kvm, by }: Counterpart): string[] {
  const others = by.length === 0 ? ["(nothing)"] : by;
  return (kvm.length === 0 ? ["(nothing)"] : kvm).flatMap((one) => others.map((other) => `${one} <-> ${other}`));
}
