import { Drafts } from "../../../grammar/completion/draft";
import { Surroundings } from "../../../grammar/completion/surroundings";
import type { Span } from "../../../text/span";
import { readXml } from "../../../xml/readXml";
import type { XmlElement, XmlTree } from "../../../xml/xmlTree";
import type { Context, Occurrence, Proposal, ProposalSlot } from "../../document";
import { occurrenceNamedAt } from "../readOccurrences";
import { attributeProposals } from "./attributes";
import { elementProposals } from "./elements";
import { FreshValues } from "./fresh";
import { layoutAt } from "./insertion";
import { type Place, placeAt } from "./placeAt";
import { renameProposals } from "./renames";
import type { Site } from "./site";
import { textProposals, valueProposals } from "./values";

/** What may be written at an offset of a document whose root a kind of the grammar describes. */
export function slotAt(
  text: string,
  tree: XmlTree,
  settings: readonly Occurrence[],
  grammarKind: string | undefined,
  offset: number,
  context: Context,
): ProposalSlot | undefined {
  if (lacksName(text, offset)) return slotOfLackingName(text, settings, grammarKind, offset, context);
  const { grammar, usage } = context;
  const place = placeAt(text, tree, offset);
  if (!place) return undefined;
  const root = rootOf(place, tree);
  const samples = new FreshValues(root, text);
  const states = grammar.states;
  const site: Site = {
    text,
    states,
    start: grammarKind === undefined ? undefined : grammar.before(grammarKind),
    surroundings: new Surroundings(states, grammarKind === undefined ? states.of([]) : grammar.before(grammarKind)),
    usage,
    samples,
    drafts: new Drafts(states.pool, usage, samples),
    layout: layoutAt(text, place.span.start),
  };
  const around = occurrenceOf(holderOf(place), settings);
  const proposals = proposalsAt(place, site, around);
  return proposals.length === 0 ? undefined : { proposals, opensAfter: openers[place.kind], ...(around && { around }) };
}

/** Says whether attributes follow a `<` without a name. */
function lacksName(text: string, offset: number): boolean {
  return text[offset - 1] === "<" && /^\s*[\w:.-]+\s*=\s*["']/.test(text.slice(offset, offset + 200));
}

/** A tag without name is no tag: the text is read as it would be with one. */
function slotOfLackingName(
  text: string,
  settings: readonly Occurrence[],
  grammarKind: string | undefined,
  offset: number,
  context: Context,
): ProposalSlot | undefined {
  const named = `${text.slice(0, offset)}_ ${text.slice(offset)}`;
  const slot = slotAt(named, readXml(named), settings, grammarKind, offset + 1, context);
  const back = (at: number): number => (at <= offset ? at : Math.max(offset, at - 2));
  const moved = (span: Span): Span => ({ start: back(span.start), end: back(span.end) });
  return (
    slot && {
      ...slot,
      proposals: slot.proposals.map((proposal) => ({
        ...proposal,
        span: moved(proposal.span),
        newText: /\s/.test(text.charAt(offset)) ? proposal.newText : `${proposal.newText} `,
        also: proposal.also.map((edit) => ({ ...edit, span: moved(edit.span) })),
      })),
    }
  );
}

const openers: Readonly<Record<Place["kind"], string>> = { content: "<", name: "<", attribute: " ", value: "\"'", endTag: "/" };

function proposalsAt(place: Place, site: Site, around: Occurrence | undefined): Proposal[] {
  switch (place.kind) {
    case "content":
      return [...endTagBehind(place, site), ...textProposals(place, site, around), ...elementProposals(place, site, around)];
    case "name":
      return renameProposals(place.element, place.span, site, around);
    case "attribute":
      return attributeProposals(place, site, around);
    case "value":
      return valueProposals(place, site, around);
    case "endTag":
      return [endTag(place.element, place.span, site, false)];
  }
}

/** The element that holds, or is to hold, what is written. */
function holderOf(place: Place): XmlElement | undefined {
  return place.kind === "content" ? place.parent : place.kind === "name" ? place.element.parent : place.element;
}

function rootOf(place: Place, tree: XmlTree): XmlElement | undefined {
  let root = "element" in place ? place.element : place.parent;
  while (root?.parent) root = root.parent;
  return root ?? tree.roots[0];
}

/** The end tag of an element that has none, right behind its start tag or its last content. */
function endTagBehind({ parent, span, opened }: Place & { kind: "content" }, site: Site): Proposal[] {
  if (!parent || parent.endNameSpan || opened || span.start !== span.end) return [];
  return [endTag(parent, span, site, true)];
}

function endTag({ name }: XmlElement, span: Proposal["span"], { text }: Site, whole: boolean): Proposal {
  const closed = text[span.end] === ">";
  const newText = `${whole ? "</" : ""}${name}${closed && !whole ? "" : ">"}`;
  // Behind a start tag its author goes on before the end tag.
  const stops = whole && text[span.start - 1] === ">" ? [{ start: 0, end: 0 }] : [];
  return { label: `</${name}>`, kind: "tag", required: true, span, newText, stops, also: [] };
}

/** The setting that an element is. */
function occurrenceOf(element: XmlElement | undefined, settings: readonly Occurrence[]): Occurrence | undefined {
  return element && occurrenceNamedAt(element.nameSpan.start, settings);
}
