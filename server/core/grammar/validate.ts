import { none, runFlags, type Tape } from "../xml/tape";
import type { XmlElement } from "../xml/xmlTree";
import { isBlank } from "./derivative";
import { attributeName, elementName, isDeclaration, outermost, type Scope, scopeAround, scopeOf, scopeWithin } from "./names";
import type { Accepted, State } from "./state";

/** Says whether an element is exactly what a grammar allows as the root of a document. */
export function isValid(root: XmlElement, before: State, verdicts?: Verdicts): boolean {
  const scope = scopeOf(root, scopeAround(root));
  const name = elementName(root.name, scope);
  const inside = name === undefined ? undefined : before.child(name);
  const accepted = inside && acceptedBy(root, inside, scope, verdicts);
  return accepted !== undefined && before.after(accepted).alternatives.some(({ pattern }) => pattern.nullable);
}

/** What has been found of the elements of one tape, by the state behind their name; an empty set is a rejection. */
export class Verdicts {
  // Most elements are looked at in one state only.
  private readonly insides: (State | undefined)[];
  private readonly found: (Accepted | undefined)[];
  private readonly further = new Map<number, Map<State, Accepted>>();

  /** `isWellFormed`: the text around an element has no part in what the element is. */
  constructor(
    { tagCount }: Tape,
    readonly isWellFormed: boolean,
  ) {
    this.insides = new Array(tagCount);
    this.found = new Array(tagCount);
  }

  get(element: number, inside: State): Accepted | undefined {
    return this.insides[element] === inside ? this.found[element] : this.further.get(element)?.get(inside);
  }

  set(element: number, inside: State, accepted: Accepted): void {
    const known = this.insides[element];
    if (known === undefined || known === inside) {
      this.insides[element] = inside;
      this.found[element] = accepted;
      return;
    }
    const states = this.further.get(element);
    if (states) states.set(inside, accepted);
    else this.further.set(element, new Map([[inside, accepted]]));
  }
}

/** In characters: a shorter element is judged as fast as it is looked up; of a longer one nothing would be seen twice. */
const shortestKept = 100;
const longestKept = 4000;

const rejected: Accepted = { definitions: new Set(), passed: new Map() };

/**
 * The definitions that an element satisfies, begun in the state behind its name; nothing where it satisfies none.
 * `scope` is the one inside the element. What is found on the way is kept in `verdicts`, and what is there is not looked for.
 */
export function acceptedBy(element: XmlElement, inside: State, scope: Scope, verdicts?: Verdicts): Accepted | undefined {
  const accepted = verdicts?.get(element.index, inside) ?? new Walk(element.tape, verdicts).through(element.index, inside, scope);
  return accepted && accepted.definitions.size > 0 ? accepted : undefined;
}

/** An element that a walk is in. */
interface Open {
  element: number;
  scope: Scope;
  /** The state behind the element's name. */
  inside: State;
  state: State;
  /** What comes next in it. */
  child: number;
  run: number;
}

/** A walk through an element and all that is in it, from state to state. It makes no object for an element that it passes. */
class Walk {
  // An explicit stack: a hostile file may nest deeper than the call stack reaches. What is above `depth` waits to be used again.
  private readonly open: Open[] = [];
  private depth = 0;
  private readonly names: ScopedNames;

  constructor(
    private readonly tape: Tape,
    private readonly verdicts: Verdicts | undefined,
  ) {
    this.names = new ScopedNames(tape);
  }

  through(element: number, inside: State, scope: Scope): Accepted | undefined {
    const accepted = this.walk(element, inside, scope);
    // A child that is rejected rejects what is around it.
    if (!accepted) {
      for (const around of this.open.slice(0, this.depth)) this.verdicts?.set(around.element, around.inside, rejected);
    }
    return accepted;
  }

  private walk(root: number, inside: State, scope: Scope): Accepted | undefined {
    const { open, tape, verdicts } = this;
    if (!this.enter(root, inside, scope)) return undefined;
    for (let top = open[this.depth - 1]; top; top = open[this.depth - 1]) {
      const { child } = top;
      if (!this.passText(top)) return undefined;
      if (child !== none) {
        top.child = tape.nextSibling(child);
        if (!this.enterChild(top, child)) return undefined;
        continue;
      }
      const accepted = top.state.accepted();
      if (accepted.definitions.size === 0) return undefined;
      this.depth--;
      verdicts?.set(top.element, top.inside, accepted);
      if (this.isSelfContained(top.element, top.scope)) top.inside.remember(this.sourceOf(top.element), accepted);
      const parent = open[this.depth - 1];
      if (!parent) return accepted;
      parent.state = parent.state.after(accepted);
      if (parent.state.isDead) return undefined;
    }
    return undefined;
  }

  private enterChild(parent: Open, child: number): boolean {
    const { tape, verdicts } = this;
    const scope = scopeWithin(tape, child, parent.scope);
    const name = this.names.element(tape.nameOf(child), scope);
    const inside = name === undefined ? undefined : parent.state.child(name);
    if (!inside) return false;
    const known = verdicts?.get(child, inside) ?? this.recall(child, inside, scope);
    if (!known) return this.enter(child, inside, scope);
    parent.state = parent.state.after(known);
    return !parent.state.isDead;
  }

  private recall(element: number, inside: State, scope: Scope): Accepted | undefined {
    if (!this.isSelfContained(element, scope)) return undefined;
    const accepted = inside.recall(this.sourceOf(element));
    if (accepted) this.verdicts?.set(element, inside, accepted);
    return accepted;
  }

  /** Says whether an element means by its text alone what it means here, and is of a length that is worth remembering. */
  private isSelfContained(element: number, scope: Scope): boolean {
    const { tape, verdicts } = this;
    if (!verdicts?.isWellFormed || scope !== outermost) return false;
    const length = tape.elementEnd(element) - tape.tagStart(element);
    if (length < shortestKept || length > longestKept) return false;
    return !tape.declaresNamespaces || !this.sourceOf(element).includes("xmlns");
  }

  private sourceOf(element: number): string {
    return this.tape.text.slice(this.tape.tagStart(element), this.tape.elementEnd(element));
  }

  /** Opens an element behind its start tag; false where its attributes are not allowed or not all there. */
  private enter(element: number, inside: State, scope: Scope): boolean {
    const state = this.afterStartTag(element, inside, scope);
    if (state) this.push(element, inside, scope, state);
    else this.verdicts?.set(element, inside, rejected);
    return state !== undefined;
  }

  /** The state behind an element's start tag; nothing where its attributes are not allowed or not all there. */
  private afterStartTag(element: number, inside: State, scope: Scope): State | undefined {
    const { tape, names } = this;
    let state = inside;
    const end = tape.firstAttribute(element + 1);
    for (let at = tape.firstAttribute(element); at < end; at++) {
      const number = tape.attributeName(at);
      if (tape.declaresNamespaces && isDeclaration(tape.name(number))) continue;
      const name = names.attribute(number, scope);
      const step = name === undefined ? undefined : state.attribute(name);
      if (!step) return undefined;
      // Where every value is right, none is looked at; one that is missing is the reader's fault to tell.
      const value = step.isFree ? undefined : tape.value(at);
      state = value === undefined ? step.anyway() : step.next(value);
      if (state.isDead) return undefined;
    }
    state = state.endOfTag();
    return state.isDead ? undefined : state;
  }

  private push(element: number, inside: State, scope: Scope, state: State): void {
    const { tape, open } = this;
    const child = tape.firstChild(element);
    const run = tape.firstRun(element);
    const used = open[this.depth++];
    if (!used) open.push({ element, scope, inside, state, child, run });
    else {
      used.element = element;
      used.scope = scope;
      used.inside = inside;
      used.state = state;
      used.child = child;
      used.run = run;
    }
  }

  /** Passes over the text before the next child; false where it is not allowed. */
  private passText(open: Open): boolean {
    const { tape } = this;
    if (open.child === none && tape.firstChild(open.element) === none) {
      open.state = open.state.onlyText(contentOf(tape, open.run));
      return !open.state.isDead;
    }
    const end = open.child === none ? Number.POSITIVE_INFINITY : tape.tagStart(open.child);
    let filled = "";
    for (; open.run !== none && tape.runStart(open.run) < end; open.run = tape.nextRun(open.run)) {
      if (filled === "" && !(tape.runFlags(open.run) & runFlags.filled)) continue;
      const text = tape.runText(open.run);
      if (filled !== "" || !isBlank(text)) filled += text;
    }
    if (filled !== "") open.state = open.state.text(filled);
    return !open.state.isDead;
  }
}

/** The names of a tape as a grammar says them, kept as long as the scope is the same. */
class ScopedNames {
  private scope: Scope | undefined;
  private elements: (string | undefined)[] = [];

  constructor(private readonly tape: Tape) {}

  element(number: number, scope: Scope): string | undefined {
    if (scope !== this.scope) {
      this.scope = scope;
      this.elements = [];
    }
    const known = this.elements[number];
    if (known !== undefined) return known;
    const name = elementName(this.tape.name(number), scope);
    this.elements[number] = name;
    return name;
  }

  attribute(number: number, scope: Scope): string | undefined {
    const name = this.tape.name(number);
    return this.tape.isPrefixed(number) ? attributeName(name, scope) : name;
  }
}

function contentOf(tape: Tape, first: number): string {
  if (first === none) return "";
  let content = tape.runText(first);
  for (let run = tape.nextRun(first); run !== none; run = tape.nextRun(run)) content += tape.runText(run);
  return content;
}

/** An element's character data, its children's left out. */
export function textOf({ tape, index }: XmlElement): string {
  return contentOf(tape, tape.firstRun(index));
}

/** Says whether an element holds text that may be more than white space, its children's left out. */
export function holdsText({ tape, index }: XmlElement): boolean {
  for (let run = tape.firstRun(index); run !== none; run = tape.nextRun(run))
    if (tape.runFlags(run) & runFlags.filled) return true;
  return false;
}
