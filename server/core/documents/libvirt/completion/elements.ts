import type { Draft } from "../../../grammar/completion/draft";
import { attributeNames, nextElements, onlyName, requiredNames } from "../../../grammar/completion/parts";
import type { Surroundings } from "../../../grammar/completion/surroundings";
import { never } from "../../../grammar/completion/usage";
import { type Scope, scopeAround, scopeOf } from "../../../grammar/names";
import type { Definition } from "../../../grammar/pattern";
import type { State } from "../../../grammar/state";
import { acceptedBy } from "../../../grammar/validate";
import { readXml } from "../../../xml/readXml";
import type { XmlElement } from "../../../xml/xmlTree";
import type { Occurrence, Proposal } from "../../document";
import { elementTag, Writer } from "./insertion";
import type { ContentPlace } from "./placeAt";
import { childAddress, inOrder, type Ranked, rankOf, type Site } from "./site";
import { templateFor } from "./templates";

/** The elements that may stand at a place, each in its smallest useful form. */
export function elementProposals(place: ContentPlace, site: Site, around: Occurrence | undefined): Proposal[] {
  const beginning = stateBefore(place, site);
  if (!beginning) return [];
  const { state, scope } = beginning;
  const rest = site.surroundings.pass(state, place.after, scope);
  const required = requiredNames(rest, "element");
  const found: Ranked[] = [];
  for (const [name, definitions] of candidates(state, place.after, scope, site)) {
    const draft = draftOf(name, definitions, { ...place, state, scope }, site);
    if (!draft) continue;
    const { newText, stops } = new Writer(site.layout, scope).element(draft, place.opened).insertion;
    const address = childAddress(around, name);
    found.push({
      rank: rankOf(site, { ...parentOf(place.parent), of: "children" }, name),
      proposal: {
        label: elementTag(name, scope),
        kind: "element",
        required: required.has(name),
        span: place.span,
        newText,
        stops,
        also: [],
        ...(address && { address }),
      },
    });
  }
  return inOrder(found);
}

interface Beginning {
  readonly state: State;
  readonly scope: Scope;
}

/** The state behind the siblings before a place. */
export function stateBefore({ parent, before }: ContentPlace, { surroundings, start }: Site): Beginning | undefined {
  if (!parent) return start && before.length === 0 ? { state: start, scope: new Map() } : undefined;
  const content = surroundings.content(parent);
  if (!content) return undefined;
  const scope = scopeOf(parent, scopeAround(parent));
  return { state: surroundings.pass(content, before, scope), scope };
}

/** The definitions that may follow, by name: those after which what stands behind fits as well as without them. */
export function candidates(state: State, after: readonly XmlElement[], scope: Scope, { surroundings, states }: Site) {
  const then = (from: State, definition: Definition): State => from.after(states.only(definition));
  const fitting = new Map<State, boolean>();
  const fits = (next: State): boolean => {
    const known = fitting.get(next) ?? (!next.isDead && surroundings.fitsAsWell(next, state, after, scope));
    fitting.set(next, known);
    return known;
  };
  const all = [...nextElements(state)].filter((definition) => fits(then(state, definition)));
  const mending = mendingOf(all, state, after, scope, surroundings, then);
  const found = new Map<string, Set<Definition>>();
  for (const definition of mending ?? all) {
    const name = onlyName(definition);
    if (name === undefined) continue;
    const same = found.get(name);
    if (same) same.add(definition);
    else found.set(name, new Set([definition]));
  }
  return found;
}

/** Where something is lacking before what stands behind: the definitions that mend it, and those that leave room for that. */
function mendingOf(
  all: readonly Definition[],
  state: State,
  after: readonly XmlElement[],
  scope: Scope,
  surroundings: Surroundings,
  then: (from: State, definition: Definition) => State,
): Definition[] | undefined {
  const without = surroundings.refused(state, after, scope);
  if (without === 0) return undefined;
  const better = (next: State): boolean => !next.isDead && surroundings.refused(next, after, scope) < without;
  const menders = all.filter((definition) => better(then(state, definition)));
  if (menders.length === 0) return undefined;
  const leavesRoom = (definition: Definition): boolean =>
    menders.some((mender) => better(then(then(state, definition), mender)) || better(then(then(state, mender), definition)));
  return all.filter((definition) => menders.includes(definition) || leavesRoom(definition));
}

/** The form in which an element is proposed: a template where it is allowed here, else the smallest that is. */
function draftOf(name: string, definitions: Set<Definition>, place: ContentPlace & Beginning, site: Site): Draft | undefined {
  const parent = place.parent?.name;
  const fits = (draft: Draft): boolean => isAccepted(draft, definitions, place.scope, site);
  const template = templateFor(parent, name, site.samples);
  if (template && fits(template)) return template;
  for (const definition of definitions) {
    const draft = site.drafts.smallest(definition, parent);
    if (draft && fits(draft)) return enriched(draft, site.states.inside(definitions), parent, fits, site);
  }
  return undefined;
}

/** A draft that says nothing yet, with its most usual attribute. */
function enriched(draft: Draft, inside: State, parent: string | undefined, fits: (draft: Draft) => boolean, site: Site): Draft {
  const { name: element, attributes, children, text, takes } = draft;
  if (!takes.attributes || text || attributes.length + children.length > 0) return draft;
  const rank = (name: string): number => site.usage.rank({ parent, element, of: "attributes" }, name);
  const usual = [...attributeNames(inside)]
    .filter((name) => rank(name) < Math.min(rank(""), never))
    .sort((a, b) => rank(a) - rank(b));
  for (const name of usual.slice(0, 4)) {
    for (const pattern of inside.attribute(name)?.values ?? []) {
      const value = site.drafts.value(pattern, { parent, element, attribute: name })?.value;
      const richer = value && { ...draft, attributes: [{ name, value: { ...value, fixed: false } }] };
      if (richer && fits(richer)) return richer;
    }
  }
  return draft;
}

/** Says whether the grammar takes a draft for one of the definitions, as it is. */
function isAccepted(draft: Draft, definitions: Set<Definition>, scope: Scope, { states, layout }: Site): boolean {
  const [element] = readXml(new Writer(layout, scope).element(draft, false).insertion.newText).roots;
  if (!element) return false;
  return acceptedBy(element, states.inside(definitions), scopeOf(element, scope)) !== undefined;
}

/** An element as a place of the table of usage knows it. */
export function parentOf(element: XmlElement | undefined) {
  return { parent: element?.parent?.name, element: element?.name ?? "" };
}
