import type { Occurrence } from "../documents/document";
import { selectorTestOf } from "../documents/occurrence";
import { vocabularyOf } from "../knowledge/address";
import { standsFor } from "../knowledge/addressIndex";
import type { Effect, Role } from "../knowledge/facts";
import type { Bridge, KnowledgeBase } from "../knowledge/knowledgeBase";
import type { Fit } from "../knowledge/setting";
import type { Text } from "../text/language";
import { type Decided, decidersOf } from "./deciders";

/** The other end of a setting, seen from this one. */
export interface OtherEnd {
  /** Missing where the other layer has nothing. */
  readonly address?: string;
  readonly fit: Fit;
  readonly when?: Text;
  /** Set where this very guest tells that this end decided it. */
  readonly decided?: Decided;
}

/**
 * What stands on the other layer. In a guest that Nova manages: who decided this very place. Elsewhere: the counterparts that are
 * written down, else what the fact tables tell.
 */
export function otherLayer(address: string, occurrence: Occurrence | undefined, knowledge: KnowledgeBase): OtherEnd[] {
  const bridges = knowledge.counterparts(address, occurrence && selectorTestOf(occurrence));
  const decided = occurrence ? decidersOf(occurrence, knowledge) : [];
  if (decided.length > 0) return decided.map((one) => decidedEnd(one, bridges));
  if (bridges.length > 0) return inOrder(address, bridges, knowledge);
  return vocabularyOf(address) === "domain" ? fromDeciders(address, knowledge) : fromPaths(address, knowledge);
}

const fitRank: Readonly<Record<Fit, number>> = { decides: 0, same: 0, narrower: 0, none: 1, derived: 1, constant: 2 };

/** What decides alone comes first, what only opens the door comes later, Nova's note of it last; else the order in which the knowledge names them. */
function inOrder(address: string, bridges: readonly Bridge[], knowledge: KnowledgeBase): OtherEnd[] {
  const deciders = knowledge.deciders(address);
  const rank = (bridge: Bridge) => {
    if (bridge.address?.startsWith("domain:metadata")) return 4;
    const entries = deciders?.filter(({ id }) => id === bridge.address) ?? [];
    const onlyGates = entries.length > 0 && entries.every(({ role }) => role === "gates" || role === "limits");
    return onlyGates ? 3 : fitRank[bridge.fit];
  };
  return [...bridges].sort((a, b) => rank(a) - rank(b));
}

function decidedEnd(decided: Decided, bridges: readonly Bridge[]): OtherEnd {
  const bridge = bridges.find(({ address }) => address !== undefined && standsFor(address, decided.id));
  const fit = bridge?.fit ?? (decided.id === "nova:constant" ? "constant" : "decides");
  return { address: decided.id, fit, decided, ...(bridge?.when && { when: bridge.when }) };
}

const fitOfRole: Readonly<Record<Role, Fit | undefined>> = {
  decides: "decides",
  derives: "derived",
  default: "constant",
  limits: undefined,
  gates: undefined,
};

function fromDeciders(address: string, knowledge: KnowledgeBase): OtherEnd[] {
  const ends = new Map<string, OtherEnd>();
  for (const { id, role } of knowledge.deciders(address) ?? []) {
    const fit = fitOfRole[role];
    if (fit && !ends.has(id)) ends.set(id, { address: id, fit });
  }
  return [...ends.values()];
}

const fitOfEffect: Readonly<Record<Effect, Fit | undefined>> = {
  sets: "decides",
  adds: "derived",
  selects: "derived",
  limits: undefined,
  gates: undefined,
};

function fromPaths(address: string, knowledge: KnowledgeBase): OtherEnd[] {
  return Object.entries(knowledge.facts(address)?.paths ?? {}).flatMap(([place, effects]) => {
    const fit = effects.map((effect) => fitOfEffect[effect]).find((one) => one !== undefined);
    return fit ? [{ address: place, fit }] : [];
  });
}
