import { nearness } from "../text/nearest";
import type { XmlAttribute, XmlElement, XmlText } from "../xml/xmlTree";
import { isBlank } from "./derivative";
import { attributeNames, childNames, definitionsOf, neededAttributes, neededElements, unordered } from "./expected";
import { inOrder } from "./frame";
import { attributeName, elementName, type Scope, scopeOf } from "./names";
import type { Definition } from "./pattern";
import { costs, type Step, stepsOf, type Track, Tracks } from "./repair";
import type { Accepted, State, StatePool } from "./state";
import { acceptedBy, holdsText, textOf, type Verdicts } from "./validate";

/** What has to be done with an element so that it satisfies a definition, and what that costs. */
export interface Repair {
  readonly cost: number;
  readonly steps: readonly Step[];
}

type Item = { readonly child: XmlElement } | { readonly texts: readonly XmlText[] };

/** Deeper than any document that libvirt reads; what lies below is judged, not repaired. */
const deepest = 60;

/** Among more children than these, none is doubted that is right by itself. */
const mostDoubted = 100;

/** So many wrong children are looked into; nobody reads what would be said of more. */
const mostWrong = 2_000;

/** Finds the smallest repair of elements that are not what a grammar allows. */
export class Repairer {
  private readonly repairs = new Map<XmlElement, Map<Definition, Repair>>();
  private depth = 0;
  private wrongChildren = 0;

  /** `isKnown` says whether a kind of document has elements of a name anywhere. */
  constructor(
    private readonly states: StatePool,
    private readonly isKnown: (name: string) => boolean,
    private readonly verdicts: Verdicts,
  ) {}

  /** The smallest repair of an element, with the scope inside it, for one definition. */
  repair(element: XmlElement, definition: Definition, scope: Scope): Repair {
    const known = this.repairs.get(element) ?? new Map<Definition, Repair>();
    this.repairs.set(element, known);
    let repair = known.get(definition);
    if (!repair) {
      this.depth++;
      repair = this.depth > deepest ? hopeless : this.search(element, definition, scope);
      this.depth--;
      known.set(definition, repair);
    }
    return repair;
  }

  /** The definitions that an element satisfies among those of a state. */
  accepted(element: XmlElement, inside: State, scope: Scope): Accepted | undefined {
    return acceptedBy(element, inside, scope, this.verdicts);
  }

  private get isTired(): boolean {
    return this.wrongChildren > mostWrong;
  }

  private search(element: XmlElement, definition: Definition, scope: Scope): Repair {
    const inside = this.states.inside(new Set([definition]));
    // Most mistakes are found without doubting what is right by itself.
    const quick = this.pass(element, inside, scope, false);
    const enough = quick !== undefined && (quick.cost <= costs.value || this.isTired);
    const best = enough ? quick : (this.pass(element, inside, scope, true) ?? quick);
    return best ? { cost: best.cost, steps: stepsOf(best) } : hopeless;
  }

  private pass(element: XmlElement, inside: State, scope: Scope, thorough: boolean): Track | undefined {
    let tracks = new Tracks();
    tracks.add(inside, 0);
    const given = new Set(element.attributes.map(({ name }) => attributeName(name, scope)));
    for (const attribute of inOrder(element.attributes)) {
      const name = attributeName(attribute.name, scope);
      const misspelt = name === undefined || !inside.attribute(name) ? 0 : costs.knownName;
      tracks = this.overAttribute(tracks, attribute, scope, { given, misspelt }, thorough);
    }
    tracks = this.overEndOfTag(tracks, thorough);
    for (const item of itemsOf(element)) {
      if ("texts" in item) tracks = overText(tracks, item.texts, element);
      else {
        const doubted = thorough && !this.isTired && element.children.length <= mostDoubted;
        const right = doubted ? undefined : this.overRightChild(tracks, item.child, scope);
        if (!right && !thorough) this.wrongChildren++;
        if (right) tracks = right;
        else if (!this.isTired) tracks = this.overChild(tracks, item.child, scope, inside, thorough);
      }
    }
    return this.overEnd(tracks).best()[0];
  }

  private overAttribute(
    tracks: Tracks,
    attribute: XmlAttribute,
    scope: Scope,
    { given, misspelt }: { readonly given: ReadonlySet<string | undefined>; readonly misspelt: number },
    thorough: boolean,
  ): Tracks {
    const next = new Tracks();
    const name = attributeName(attribute.name, scope);
    for (const track of tracks.best()) {
      const { state, cost } = track;
      const step = name === undefined ? undefined : state.attribute(name);
      const allowed = step && (attribute.value === undefined ? step.anyway() : step.next(attribute.value));
      if (allowed) next.add(allowed, cost, track);
      const right = allowed !== undefined && !allowed.isDead;
      if (step && (!right || thorough)) {
        const wrong: Step = { kind: "value", state, attribute, expected: step.values };
        next.add(step.anyway(), cost + costs.value + (right ? costs.chosen : 0), track, wrong);
      }
      if (right && !thorough) continue;
      const dearer = right ? costs.chosen : 0;
      next.add(state, cost + costs.attributeExtra + dearer, track, { kind: "attribute-extra", state, attribute });
      if (step) continue;
      for (const known of attributeNames(state)) {
        if (!given.has(known)) this.overRenamedAttribute(next, track, attribute, known, misspelt);
      }
    }
    return next;
  }

  private overRenamedAttribute(next: Tracks, track: Track, attribute: XmlAttribute, name: string, misspelt: number): void {
    const distance = nearness(attribute.name, name);
    const step = distance === undefined ? undefined : track.state.attribute(name);
    if (distance === undefined || !step) return;
    const cost = track.cost + costs.renamed + distance / 20 + misspelt;
    const renamed: Step = { kind: "attribute-renamed", state: track.state, attribute, name };
    const value = attribute.value ?? "";
    const right = step.next(value);
    if (!right.isDead) next.add(right, cost, track, renamed);
    else {
      const between: Track = { state: track.state, cost, previous: track, step: renamed };
      next.add(step.anyway(), cost + costs.value, between, {
        kind: "value",
        state: track.state,
        attribute,
        expected: step.values,
      });
    }
  }

  private overEndOfTag(tracks: Tracks, thorough: boolean): Tracks {
    const next = new Tracks();
    const waiting = [...tracks.best()];
    const filled = new Tracks();
    for (let track = waiting.shift(); track; track = waiting.shift()) {
      const { state, cost } = track;
      const behind = state.endOfTag();
      next.add(behind, cost, track);
      const { pool } = this.states;
      const free = this.states.of(
        behind.alternatives.map(({ definition, pattern }) => ({ definition, pattern: unordered(pool, pattern) })),
      );
      if (free !== behind) next.add(free, cost + costs.anyOrder, track, { kind: "any-order", state: behind });
      for (const name of neededAttributes(state, thorough)) {
        const step = state.attribute(name);
        const added = step && filled.add(step.anyway(), cost + costs.missing, track, { kind: "attribute-missing", state, name });
        if (added && waiting.length < 200) waiting.push(added);
      }
    }
    return next;
  }

  /** Over a child that is right on every way: most are, and there may be thousands. */
  private overRightChild(tracks: Tracks, child: XmlElement, around: Scope): Tracks | undefined {
    const scope = scopeOf(child, around);
    const name = elementName(child.name, scope);
    if (name === undefined) return undefined;
    const states: State[] = [];
    for (const { state } of tracks.best()) {
      const inside = state.child(name);
      const accepted = inside && this.accepted(child, inside, scope);
      const after = accepted && state.after(accepted);
      if (!after || after.isDead) return undefined;
      states.push(after);
    }
    if (tracks.best().every(({ state }, index) => state === states[index])) return tracks;
    const next = new Tracks();
    for (const [index, track] of tracks.best().entries()) next.add(states[index] ?? track.state, track.cost, track);
    return next;
  }

  private overChild(tracks: Tracks, child: XmlElement, around: Scope, parent: State, thorough: boolean): Tracks {
    const next = new Tracks();
    const scope = scopeOf(child, around);
    const name = elementName(child.name, scope);
    for (const track of this.withMissing(tracks.best(), child, name, scope)) {
      const { state, cost } = track;
      const inside = name === undefined ? undefined : state.child(name);
      const accepted = inside && this.accepted(child, inside, scope);
      if (accepted) next.add(state.after(accepted), cost, track);
      const right = accepted !== undefined && !state.after(accepted).isDead;
      if (inside && (!right || thorough)) this.overBrokenChild(next, track, child, inside, scope, accepted);
      if (!right || thorough) {
        const extra = right
          ? costs.extra + costs.allowed
          : inside || this.isMisspelt(child, name, state)
            ? costs.known
            : costs.extra;
        next.add(state, cost + extra, track, { kind: "child-extra", state, child });
      }
      if (inside) continue;
      const misspelt = name === undefined || definitionsOf(parent, name).size === 0 ? 0 : costs.knownName;
      this.overRenamedChild(next, track, child, scope, misspelt);
    }
    return next;
  }

  /** Says whether a name that no element has is near to one that may stand here: what is in it is checked as that. */
  private isMisspelt(child: XmlElement, name: string | undefined, state: State): boolean {
    if (name === undefined || this.isKnown(name)) return false;
    return childNames(state).some((known) => nearness(child.name, known) !== undefined);
  }

  private overBrokenChild(
    next: Tracks,
    track: Track,
    child: XmlElement,
    inside: State,
    scope: Scope,
    accepted: Accepted | undefined,
    renamed?: { readonly name: string; readonly cost: number },
  ): void {
    const { state } = track;
    for (const { definition } of inside.alternatives) {
      if (!definition) continue;
      const right = accepted?.definitions.has(definition);
      if (right && !renamed) continue;
      const cost = track.cost + (renamed?.cost ?? 0) + (right ? 0 : this.costOf(child, definition, inside, scope));
      const step: Step = { kind: "child", state, child, definition, ...(renamed && { renamed: renamed.name }) };
      next.add(state.after(this.states.only(definition)), cost, track, step);
    }
  }

  /** The cost of a repair for one definition, given what else the element may be. */
  private costOf(child: XmlElement, definition: Definition, inside: State, scope: Scope): number {
    const { cost, steps } = this.repair(child, definition, scope);
    if (inside.alternatives.length < 2) return cost;
    const chosen = steps.filter((step) => {
      const name = step.kind === "value" && step.attribute && attributeName(step.attribute.name, scope);
      const value = step.kind === "value" ? step.attribute?.value : undefined;
      return name && value !== undefined && inside.attribute(name)?.next(value).isDead === false;
    });
    return cost + chosen.length * costs.chosen;
  }

  private overRenamedChild(next: Tracks, track: Track, child: XmlElement, scope: Scope, misspelt: number): void {
    for (const name of childNames(track.state)) {
      const distance = nearness(child.name, name);
      const inside = distance === undefined ? undefined : track.state.child(name);
      if (distance === undefined || !inside) continue;
      const accepted = this.accepted(child, inside, scope);
      this.overBrokenChild(next, track, child, inside, scope, accepted, {
        name,
        cost: costs.renamed + distance / 20 + misspelt,
      });
    }
  }

  /** The ways, and those on which something that is wanted before a child is taken to be there. */
  private withMissing(tracks: readonly Track[], child: XmlElement, name: string | undefined, scope: Scope): Track[] {
    const all = [...tracks];
    for (const track of tracks) {
      const inside = name === undefined ? undefined : track.state.child(name);
      if (inside && this.accepted(child, inside, scope)) continue;
      for (const added of this.missing(track)) if (name !== undefined && added.state.child(name)) all.push(added);
    }
    return all;
  }

  private *missing(track: Track): Generator<Track> {
    const { state, cost } = track;
    for (const definition of neededElements(state)) {
      const after = state.after(this.states.only(definition));
      const step: Step = { kind: "child-missing", state, definition };
      if (!after.isDead) yield { state: after, cost: cost + costs.missing, previous: track, step };
    }
  }

  private overEnd(tracks: Tracks): Tracks {
    const ended = new Tracks();
    const seen = new Tracks();
    const waiting = [...tracks.best()];
    for (let track = waiting.shift(); track; track = waiting.shift()) {
      if (track.state.accepted().definitions.size > 0) {
        ended.add(track.state, track.cost, track.previous, track.step);
        continue;
      }
      for (const added of this.missing(track)) {
        const kept = seen.add(added.state, added.cost, track, added.step);
        if (kept && waiting.length < 200) waiting.push(kept);
      }
    }
    return ended;
  }
}

const hopeless: Repair = { cost: 1e9, steps: [] };

/** Over a text; one that is the whole content of an element may be empty. */
function overText(tracks: Tracks, texts: readonly XmlText[], element: XmlElement): Tracks {
  const next = new Tracks();
  const whole = element.children.length === 0;
  const value = texts.map(({ text }) => text).join("");
  for (const track of tracks.best()) {
    const { state, cost } = track;
    const behind = whole ? state.onlyText(value) : state.text(value);
    next.add(behind, cost, track);
    if (!behind.isDead && !(whole && behind.accepted().definitions.size === 0)) continue;
    const step = state.textual();
    if (step.values.length > 0)
      next.add(step.anyway(), cost + costs.value, track, { kind: "value", state, expected: step.values });
    if (!isBlank(value)) next.add(state, cost + costs.text + costs.allowed, track, { kind: "text-extra", state, texts });
  }
  return next;
}

/** Children and the texts that are more than white space, in their order; all text where there is no child. */
function itemsOf(element: XmlElement): Item[] {
  if (element.children.length === 0) return [{ texts: element.texts }];
  if (!holdsText(element) || isBlank(textOf(element))) return element.children.map((child) => ({ child }));
  const items: Item[] = [];
  let at = 0;
  for (const child of [...element.children, undefined]) {
    const texts: XmlText[] = [];
    for (let text = element.texts[at]; text && (!child || text.span.start < child.whole.start); text = element.texts[++at]) {
      texts.push(text);
    }
    if (texts.some(({ text }) => !isBlank(text))) items.push({ texts });
    if (child) items.push({ child });
  }
  return items;
}
