import type { SettingAddress } from "../knowledge/address";
import type { Fit, Layer } from "../knowledge/setting";
import type { Context } from "../rules/rule";
import type { Span } from "../text/span";

/** What is told of one setting: the hover card, and the same as data. */
export interface Card {
  readonly address: SettingAddress;
  readonly layer: Layer;
  readonly component: string;
  readonly markdown: string;
  /** In a guest that Nova manages the resolved decider first. `address` is null where the other layer has nothing. */
  readonly counterparts: readonly { readonly address: string | null; readonly fit: Fit; readonly when: string | null }[];
  /** Where it stands in the document; missing for a card that was asked for by address. */
  readonly span?: Span;
}

/** The card of an address; undefined for one that is not known. */
export function explain(_address: string, _context: Context): Card | undefined {
  return undefined;
}
