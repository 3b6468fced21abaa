import type { Drafts, Samples } from "../../../grammar/completion/draft";
import type { Surroundings } from "../../../grammar/completion/surroundings";
import { never, type Place, type Usage } from "../../../grammar/completion/usage";
import { localName } from "../../../grammar/nameClass";
import type { State, StatePool } from "../../../grammar/state";
import type { SettingAddress } from "../../../knowledge/address";
import type { Occurrence, Proposal } from "../../document";
import type { Layout } from "./insertion";

/** Everything that the proposals for one place are made of. */
export interface Site {
  readonly text: string;
  readonly states: StatePool;
  readonly start: State | undefined;
  readonly surroundings: Surroundings;
  readonly usage: Usage;
  readonly samples: Samples;
  readonly drafts: Drafts;
  readonly layout: Layout;
}

/** A proposal on its way into the list. */
export interface Ranked {
  readonly proposal: Proposal;
  /** Lower stands first. */
  readonly rank: number;
}

/** The required ones first, then the most usual; the rest by name. */
export function inOrder(found: readonly Ranked[]): Proposal[] {
  const weight = ({ proposal, rank }: Ranked): number => (proposal.required ? 0 : 10_000) + rank;
  return [...found]
    .sort((a, b) => weight(a) - weight(b) || (a.proposal.label < b.proposal.label ? -1 : 1))
    .map(({ proposal }) => proposal);
}

/** The rank of a name or value by how usual it is there, else anywhere in an element of that name. */
export function rankOf({ usage }: Site, place: Place, word: string): number {
  const near = usage.rank(place, word);
  return near < never ? near : never + usage.rank({ ...place, parent: undefined }, word);
}

/** The address of a child element of what stands around a place. */
export function childAddress(around: Occurrence | undefined, name: string): SettingAddress | undefined {
  if (!around) return undefined;
  const step = name.startsWith("{") ? `${/(\w+)\/[\d.]+\}/.exec(name)?.[1] ?? ""}:${localName(name)}` : name;
  return around.address.endsWith(":") ? `${around.address}${step}` : `${around.address}/${step}`;
}

export function attributeAddress(around: Occurrence | undefined, name: string): SettingAddress | undefined {
  return around && `${around.address}@${localName(name)}`;
}
