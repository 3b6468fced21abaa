import type { DraftValue } from "../../../grammar/completion/draft";
import { wordsOf } from "../../../grammar/completion/parts";
import { matchesValue } from "../../../grammar/derivative";
import { attributeName, scopeAround, scopeOf } from "../../../grammar/names";
import type { State, ValueStep } from "../../../grammar/state";
import { textOf } from "../../../grammar/validate";
import type { Span } from "../../../text/span";
import type { XmlElement } from "../../../xml/xmlTree";
import type { Occurrence, Proposal } from "../../document";
import { escapeXml } from "./insertion";
import type { ContentPlace, Place } from "./placeAt";
import { attributeAddress, inOrder, type Ranked, rankOf, type Site } from "./site";

/** The values that an attribute may have beside the others and around the content that stands. */
export function valueProposals(
  { element, attribute, span }: Place & { kind: "value" },
  site: Site,
  around: Occurrence | undefined,
): Proposal[] {
  const { surroundings, text } = site;
  const base = surroundings.attributes(element, attribute);
  const name = attributeName(attribute.name, scopeOf(element, scopeAround(element)));
  const step = name === undefined ? undefined : base?.attribute(name);
  if (name === undefined || !step) return [];
  const anyway = step.anyway();
  const fits = (state: State): boolean => !state.isDead && surroundings.contentFitsAsWell(element, state, anyway);
  const address = attributeAddress(around, name);
  const quote = quotesOf(text, span, attribute.valueSpan !== undefined, site.layout.quote);
  return inOrder(
    valuesFor(element, name, step, fits, site).map(({ word, rank }) => ({
      rank,
      proposal: {
        label: word,
        kind: "value",
        required: false,
        span,
        newText: `${quote.before}${escapeXml(word)}${quote.after}`,
        stops: [],
        also: [],
        ...(address && { address }),
      },
    })),
  );
}

/** The quotes that a value still lacks. */
function quotesOf(text: string, { start, end }: Span, hasValue: boolean, usual: string) {
  if (!hasValue) return { before: usual, after: usual };
  const opening = text.charAt(start - 1);
  if (opening !== "'" && opening !== '"') return { before: usual, after: text.charAt(end) === usual ? "" : usual };
  return { before: "", after: text.charAt(end) === opening ? "" : opening };
}

function valuesFor(element: XmlElement, attribute: string, step: ValueStep, fits: (state: State) => boolean, site: Site) {
  const at = { parent: element.parent?.name, element: element.name, attribute };
  const place = { ...at, of: { attribute } };
  const fitting = (word: string): boolean => fits(step.next(word));
  const words = [...wordsOf(step.values)].filter(fitting).map((word) => ({ word, rank: rankOf(site, place, word) }));
  const next = site.samples.counted(at);
  return next === undefined || !fitting(next) || words.some(({ word }) => word === next)
    ? words
    : [{ word: next, rank: 0 }, ...words];
}

/** The value with which an attribute is proposed. */
export function bestValue(
  element: XmlElement,
  attribute: string,
  step: ValueStep,
  fits: (state: State) => boolean,
  site: Site,
): DraftValue | undefined {
  const values = valuesFor(element, attribute, step, fits, site);
  const [first] = [...values].sort((a, b) => a.rank - b.rank);
  const free = step.values.some((pattern) => pattern.kind === "data" || pattern.kind === "text" || pattern.kind === "list");
  if (first) return { text: first.word, fixed: values.length === 1 && !free };
  const at = { parent: element.parent?.name, element: element.name, attribute };
  const { pool } = site.states;
  const allows = (value: string): boolean =>
    step.values.some((pattern) => matchesValue(pool, pattern, value)) && fits(step.next(value));
  const text = site.samples.fitting(at, allows);
  return text === undefined ? undefined : { text, fixed: false };
}

/** The words that an element may hold instead of children. */
export function textProposals({ parent, span, opened }: ContentPlace, site: Site, around: Occurrence | undefined): Proposal[] {
  if (!parent || opened || parent.children.length > 0) return [];
  const content = site.surroundings.content(parent);
  if (!content) return [];
  const step = content.textual();
  const place = { parent: parent.parent?.name, element: parent.name, of: "text" as const };
  const whole = trimmedText(parent, site.text) ?? span;
  const found: Ranked[] = [...wordsOf(step.values)]
    .filter((word) => !step.next(word).isDead)
    .map((word) => ({
      rank: rankOf(site, place, word),
      proposal: {
        label: word,
        kind: "value",
        required: false,
        span: whole,
        newText: escapeXml(word),
        stops: [],
        also: [],
        ...(around && { address: around.address }),
      },
    }));
  return inOrder(found);
}

function trimmedText(element: XmlElement, text: string): Span | undefined {
  const [first, last] = [element.texts[0], element.texts.at(-1)];
  if (!first || !last || textOf(element).trim() === "") return undefined;
  const written = text.slice(first.span.start, last.span.end);
  const start = first.span.start + (written.length - written.trimStart().length);
  return { start, end: start + written.trim().length };
}
