import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import { attributeName, elementName, isDeclaration, type Scope, scopeAround, scopeOf } from "../names";
import type { Definition } from "../pattern";
import type { Accepted, State, StatePool } from "../state";
import { acceptedBy, textOf } from "../validate";
import { behindUnfinishedTag } from "./parts";

/** Where a walk over siblings leads, and how many of them did not fit and were passed over. */
export interface Passed {
  readonly state: State;
  readonly refused: number;
}

/** What is asked of the grammar about one place: the states around it, whatever is wrong elsewhere. Lives for one request. */
export class Surroundings {
  private readonly acceptances = new Map<XmlElement, Map<State, Accepted>>();
  private readonly insides = new Map<XmlElement, State | undefined>();

  constructor(
    readonly states: StatePool,
    private readonly start: State,
  ) {}

  /** The state behind the name of an element, as far as what stands around it leaves a choice. */
  inside(element: XmlElement): State | undefined {
    // From the outermost inwards, as hostile nesting is deeper than the call stack.
    const line: XmlElement[] = [];
    for (let at: XmlElement | undefined = element; at && !this.insides.has(at); at = at.parent) line.push(at);
    for (const at of line.reverse()) this.insides.set(at, this.makeInside(at));
    return this.insides.get(element);
  }

  private makeInside(element: XmlElement): State | undefined {
    const { parent } = element;
    const name = elementName(element.name, scopeOf(element, scopeAround(element)));
    if (name === undefined) return undefined;
    if (!parent) return this.start.child(name);
    const around = this.content(parent);
    if (!around) return undefined;
    const at = parent.children.indexOf(element);
    const scope = scopeOf(parent, scopeAround(parent));
    const before = this.pass(around, parent.children.slice(0, at), scope).state;
    const inside = before.child(name);
    if (!inside) return around.child(name);
    if (inside.alternatives.length === 1) return inside;
    return this.states.inside(this.fitting(before, definitionsIn(inside), parent.children.slice(at + 1), scope));
  }

  /** The definitions after which the siblings that follow fit as well as they can. */
  fitting(before: State, definitions: Iterable<Definition>, following: readonly XmlElement[], scope: Scope): Set<Definition> {
    let least = Number.POSITIVE_INFINITY;
    let best = new Set<Definition>();
    for (const definition of definitions) {
      const { refused } = this.pass(before.after(this.states.only(definition)), following, scope);
      if (refused < least) best = new Set();
      least = Math.min(least, refused);
      if (refused === least) best.add(definition);
    }
    return best;
  }

  /** The state at the start of an element's content. */
  content(element: XmlElement): State | undefined {
    const behind = this.attributes(element);
    if (!behind) return undefined;
    const closed = behind.endOfTag();
    return closed.isDead ? behindUnfinishedTag(this.states, behind) : closed;
  }

  /** The state behind an element's attributes, one of them left out. */
  attributes(element: XmlElement, except?: XmlAttribute): State | undefined {
    let state = this.inside(element);
    const scope = scopeOf(element, scopeAround(element));
    for (const attribute of element.attributes) {
      if (!state || attribute === except || isDeclaration(attribute.name)) continue;
      state = behindAttribute(state, attribute, scope);
    }
    return state;
  }

  /** Passes over siblings; what does not fit is left out and counted. */
  pass(from: State, siblings: readonly XmlElement[], scope: Scope): Passed {
    let state = from;
    let refused = 0;
    // A state that a sibling does not change is not changed by the next one of that name either.
    let still = "";
    for (const sibling of siblings) {
      if (sibling.name === still) continue;
      const next = this.after(state, sibling, scope);
      if (!next) refused++;
      still = next === state && isPlain(state, sibling) ? sibling.name : "";
      state = next ?? state;
    }
    return { state, refused };
  }

  private after(state: State, element: XmlElement, around: Scope): State | undefined {
    const scope = scopeOf(element, around);
    const name = elementName(element.name, scope);
    const inside = name === undefined ? undefined : state.child(name);
    if (!inside || inside.isDead) return undefined;
    const next = state.after(inside.alternatives.length === 1 ? all(this.states, inside) : this.accepted(element, inside, scope));
    return next.isDead ? undefined : next;
  }

  /** What a sibling satisfies; one with a mistake of its own might be anything. */
  private accepted(element: XmlElement, inside: State, scope: Scope): Accepted {
    let known = this.acceptances.get(element);
    if (!known) {
      known = new Map();
      this.acceptances.set(element, known);
    }
    let accepted = known.get(inside);
    if (!accepted) {
      accepted = acceptedBy(element, inside, scope) ?? all(this.states, inside);
      known.set(inside, accepted);
    }
    return accepted;
  }

  /** How much of an element's content does not fit behind a start tag to which attributes may still be added. */
  refusedContent(element: XmlElement, behindAttributes: State): number {
    const content = behindUnfinishedTag(this.states, behindAttributes);
    if (element.children.length > 0) return this.pass(content, element.children, scopeOf(element, scopeAround(element))).refused;
    const text = textOf(element);
    return text.trim() !== "" && content.onlyText(text).isDead ? 1 : 0;
  }
}

/** Says whether a sibling leads on by its name alone. */
function isPlain(state: State, { name, attributes }: XmlElement): boolean {
  return state.child(name)?.alternatives.length === 1 && !attributes.some((attribute) => isDeclaration(attribute.name));
}

function behindAttribute(state: State, { name: written, value }: XmlAttribute, scope: Scope): State {
  const name = attributeName(written, scope);
  const step = name === undefined ? undefined : state.attribute(name);
  if (!step) return state;
  const next = value === undefined ? step.anyway() : step.next(value);
  return next.isDead ? step.anyway() : next;
}

function definitionsIn(state: State): Definition[] {
  return state.alternatives.flatMap(({ definition }) => definition ?? []);
}

function all(states: StatePool, inside: State): Accepted {
  return states.accepted(inside.alternatives);
}
