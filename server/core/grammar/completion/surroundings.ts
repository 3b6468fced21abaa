import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import { isBlank } from "../derivative";
import { attributeName, elementName, isDeclaration, type Scope, scopeAround, scopeOf } from "../names";
import type { Definition } from "../pattern";
import type { Accepted, State, StatePool } from "../state";
import { acceptedBy, textOf } from "../validate";
import { behindUnfinishedTag } from "./parts";

/** What is asked of the grammar about one place: the states around it, whatever is wrong elsewhere. Lives for one request. */
export class Surroundings {
  private readonly acceptances = new Map<XmlElement, Map<State, Accepted | undefined>>();
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
    const before = this.pass(around, parent.children.slice(0, at), scope);
    const inside = before.child(name);
    if (!inside) return around.child(name);
    if (inside.alternatives.length === 1) return inside;
    return this.states.inside(this.fitting(before, inside, parent.children.slice(at + 1), scope));
  }

  /** The definitions after which the siblings that follow fit as well as they can. */
  private fitting(before: State, inside: State, following: readonly XmlElement[], scope: Scope): Set<Definition> {
    const definitions = definitionsIn(inside);
    const base = before.after(inside.everything());
    const fit = definitions.filter((one) => this.fitsAsWell(before.after(this.states.only(one)), base, following, scope));
    return new Set(fit.length > 0 ? fit : definitions);
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

  /** Passes over siblings; what does not fit is left out. */
  pass(from: State, siblings: readonly XmlElement[], scope: Scope): State {
    let state = from;
    // A state that a sibling does not change is not changed by the next one of that name either.
    let still = "";
    for (const sibling of siblings) {
      if (sibling.name === still) continue;
      const next = this.after(state, sibling, scope);
      still = next === state && isPlain(state, sibling) ? sibling.name : "";
      state = next ?? state;
    }
    return state;
  }

  /** How many siblings do not fit behind a state. */
  refused(from: State, siblings: readonly XmlElement[], scope: Scope): number {
    let state = from;
    let count = 0;
    for (const sibling of siblings) {
      const next = this.after(state, sibling, scope);
      if (!next) count++;
      state = next ?? state;
    }
    return count;
  }

  private after(state: State, element: XmlElement, around: Scope): State | undefined {
    const scope = scopeOf(element, around);
    const name = elementName(element.name, scope);
    const inside = name === undefined ? undefined : state.child(name);
    if (!inside || inside.isDead) return undefined;
    const next = this.leads(state, element, inside, scope);
    return next.isDead ? undefined : next;
  }

  private leads(state: State, element: XmlElement, inside: State, scope: Scope): State {
    return state.after(inside.alternatives.length === 1 ? inside.everything() : this.accepted(element, inside, scope));
  }

  /** What a sibling satisfies; one with a mistake of its own might be anything. */
  private accepted(element: XmlElement, inside: State, scope: Scope): Accepted {
    return this.acceptedIn(element, inside, scope) ?? inside.everything();
  }

  private acceptedIn(element: XmlElement, inside: State, scope: Scope): Accepted | undefined {
    let known = this.acceptances.get(element);
    if (!known) {
      known = new Map();
      this.acceptances.set(element, known);
    }
    if (!known.has(inside)) known.set(inside, acceptedBy(element, inside, scope));
    return known.get(inside);
  }

  /** Says whether siblings fit behind a state as well as behind another one: none is refused that fits there. */
  fitsAsWell(state: State, base: State, siblings: readonly XmlElement[], scope: Scope): boolean {
    let [here, there] = [state, base];
    let still = "";
    for (const sibling of siblings) {
      if (here === there) return !here.isDead;
      if (sibling.name === still) continue;
      const inner = scopeOf(sibling, scope);
      if (!this.isAsGood(sibling, here, there, inner)) return false;
      const [nextHere, nextThere] = [this.after(here, sibling, scope) ?? here, this.after(there, sibling, scope) ?? there];
      const rests =
        nextHere === here &&
        nextThere === there &&
        isPlain(here, sibling) &&
        here.child(sibling.name) === there.child(sibling.name);
      still = rests ? sibling.name : "";
      [here, there] = [nextHere, nextThere];
    }
    return !here.isDead;
  }

  private isAsGood(element: XmlElement, here: State, there: State, scope: Scope): boolean {
    const name = elementName(element.name, scope);
    const base = name === undefined ? undefined : there.child(name);
    if (name === undefined || !base || base.isDead) return true;
    const inside = here.child(name);
    if (!inside || inside.isDead) return false;
    if (inside === base)
      return !this.leads(here, element, inside, scope).isDead || this.leads(there, element, base, scope).isDead;
    return this.acceptedIn(element, inside, scope) !== undefined || this.acceptedIn(element, base, scope) === undefined;
  }

  /** Says whether all of an element's content fits behind a start tag to which attributes may still be added. */
  holdsContent(element: XmlElement, behindAttributes: State, scope: Scope): boolean {
    let state = behindUnfinishedTag(this.states, behindAttributes);
    if (element.children.length === 0) return isBlank(textOf(element)) || !state.onlyText(textOf(element)).isDead;
    for (const child of element.children) {
      const inner = scopeOf(child, scope);
      const name = elementName(child.name, inner);
      const inside = name === undefined ? undefined : state.child(name);
      const accepted = inside && this.acceptedIn(child, inside, inner);
      if (!accepted) return false;
      state = state.after(accepted);
    }
    return !state.isDead;
  }

  /** Says whether an element's content fits behind a start tag as well as behind another one; to both, attributes may be added. */
  contentFitsAsWell(element: XmlElement, behindAttributes: State, base: State): boolean {
    if (behindAttributes === base) return true;
    const [here, there] = [behindUnfinishedTag(this.states, behindAttributes), behindUnfinishedTag(this.states, base)];
    if (element.children.length > 0)
      return this.fitsAsWell(here, there, element.children, scopeOf(element, scopeAround(element)));
    const text = textOf(element);
    return isBlank(text) || !here.onlyText(text).isDead || there.onlyText(text).isDead;
  }
}

/** Says whether a sibling leads on by its name alone. */
function isPlain(state: State, element: XmlElement): boolean {
  if (state.child(element.name)?.alternatives.length !== 1) return false;
  return !element.tape.declaresNamespaces || !element.attributes.some(({ name }) => isDeclaration(name));
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
