import type { Context } from "../documents/document";
import { keyOf, vocabularyOf } from "../knowledge/address";
import type { Layer } from "../knowledge/setting";
import { say } from "../text/language";
import { kindName, plainName } from "./names";
import { layerNames, vocabularyNames } from "./words";

/** Something that a search has found: a setting, a concept or a term. `explain` has its card. */
export interface Hit {
  readonly address: string;
  /** As its users type it, or a concept's name. */
  readonly label: string;
  /** What kind of thing it is, and its layer. */
  readonly kind: string;
  /** One sentence. */
  readonly what: string;
  /** Missing for a term. */
  readonly layer?: Layer;
}

/** What some words may mean, the likeliest first: settings by name, concepts and terms, in English or Japanese. */
export function search(words: string, context: Context, most = 50): Hit[] {
  return context.knowledge.search(words, most).map((address) => hitOf(address, context));
}

function hitOf(address: string, { knowledge, language }: Context): Hit {
  const concept = knowledge.components.get(vocabularyOf(address) === "component" ? keyOf(address) : "");
  const term = knowledge.terms.get(vocabularyOf(address) === "glossary" ? keyOf(address) : "");
  const named = concept ?? term;
  if (named) {
    const layer = concept && { layer: concept.layer };
    const kind = say(concept ? layerNames[concept.layer] : termKind, language);
    return { address, label: say(named.name, language), kind, what: say(named.text.what, language), ...layer };
  }
  const layer = knowledge.placement(address)?.layer;
  const kind = kindName(address, knowledge) ?? vocabularyNames[vocabularyOf(address)];
  const what = knowledge.setting(address)?.text.what;
  return {
    address,
    label: plainName(address),
    kind: [kind, layer && layerNames[layer]].flatMap((text) => (text ? say(text, language) : [])).join(" · "),
    what: what ? say(what, language) : "",
    ...(layer && { layer }),
  };
}

const termKind = { en: "glossary", ja: "用語" };
