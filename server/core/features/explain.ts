import type { Context, Description, Occurrence } from "../documents/document";
import { keyOf, vocabularyOf } from "../knowledge/address";
import type { Fit, Layer } from "../knowledge/setting";
import { say } from "../text/language";
import type { Span } from "../text/span";
import { componentMarkdown, conceptId, markdown, termMarkdown } from "./card";
import { type Told, tell } from "./told";

/** What is told of one setting: the hover card, and the same as data. */
export interface Card {
  readonly address: string;
  /** Both are null for a word of the glossary. */
  readonly layer: Layer | null;
  readonly component: string | null;
  readonly markdown: string;
  /** In a guest that Nova manages the resolved decider first. `address` is null where the other layer has nothing. */
  readonly counterparts: readonly { readonly address: string | null; readonly fit: Fit; readonly when: string | null }[];
  /** Where it stands in the document; missing for a card that was asked for by address. */
  readonly span?: Span;
}

/** The card of an address; undefined for one that is not known. */
export function explain(address: string, context: Context): Card | undefined {
  const concept = context.knowledge.components.get(conceptId(address) ?? "");
  if (concept) {
    return {
      address,
      layer: concept.layer,
      component: concept.id,
      markdown: componentMarkdown(concept, context.language),
      counterparts: [],
    };
  }
  const term = context.knowledge.terms.get(vocabularyOf(address) === "glossary" ? keyOf(address) : "");
  if (term) return { address, layer: null, component: null, markdown: termMarkdown(term, context), counterparts: [] };
  const told = tell(address, undefined, context.knowledge);
  return told && cardOf(told, context);
}

/** The card of an occurrence, resolved in its own document, whose grammar describes it. */
export function explainOccurrence(
  occurrence: Occurrence,
  description: Description | undefined,
  span: Span,
  context: Context,
): Card | undefined {
  const told = tell(occurrence.address, occurrence, context.knowledge, description);
  return told && { ...cardOf(told, context), span };
}

function cardOf(told: Told, context: Context): Card {
  return {
    address: told.address,
    layer: told.placement.layer,
    component: told.placement.component,
    markdown: markdown(told, context),
    counterparts: told.ends.map(({ address, fit, when }) => ({
      address: address ?? null,
      fit,
      when: when ? say(when, context.language) : null,
    })),
  };
}
