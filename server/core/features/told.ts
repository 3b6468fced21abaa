import type { Description, Occurrence } from "../documents/document";
import { selectorTestOf } from "../documents/occurrence";
import { vocabularyOf } from "../knowledge/address";
import type { KnowledgeBase, Placement } from "../knowledge/knowledgeBase";
import type { Setting } from "../knowledge/setting";
import { type OtherEnd, otherLayer } from "./otherLayer";
import { novasTypes } from "./words";

/** What is told of a setting, before it is put into words. */
export interface Told {
  readonly address: string;
  readonly placement: Placement;
  readonly setting?: Setting;
  readonly occurrence?: Occurrence;
  readonly ends: readonly OtherEnd[];
  readonly description?: Description;
}

/** Gathers what is known of an address, or of an occurrence of it; undefined where that is nothing. */
export function tell(
  address: string,
  occurrence: Occurrence | undefined,
  knowledge: KnowledgeBase,
  description?: Description,
): Told | undefined {
  const holds = occurrence && selectorTestOf(occurrence);
  const setting = knowledge.setting(address, holds);
  const placement = knowledge.placement(address, holds);
  if (!placement) return undefined;
  const meant = setting?.is ?? address;
  const type = occurrence?.subject.type;
  const foreign = vocabularyOf(address) === "domain" && type !== undefined && !novasTypes.has(type);
  const ends = foreign ? [] : otherLayer(meant, occurrence, knowledge);
  const known = setting ?? knowledge.origin(address) ?? knowledge.facts(address) ?? description;
  if (!known && ends.length === 0 && !isKnownPlace(address, knowledge)) return undefined;
  return {
    address,
    placement,
    ends,
    ...(setting && { setting }),
    ...(occurrence && { occurrence }),
    ...(description && { description }),
  };
}

/** Domain settings without a text of their own still have their layer; elsewhere an unknown name gets a calm nothing. */
function isKnownPlace(address: string, knowledge: KnowledgeBase): boolean {
  return (
    vocabularyOf(address) === "domain" && (knowledge.deciders(address) !== undefined || knowledge.filledBy(address) !== undefined)
  );
}
