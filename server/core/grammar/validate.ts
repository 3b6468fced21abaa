import type { XmlElement } from "../xml/xmlTree";
import { isBlank } from "./derivative";
import { attributeName, elementName, isDeclaration, type Scope, scopeAround, scopeOf } from "./names";
import type { Accepted, State } from "./state";

/** Says whether an element is exactly what a grammar allows as the root of a document. */
export function isValid(root: XmlElement, before: State, verdicts?: Verdicts): boolean {
  const scope = scopeOf(root, scopeAround(root));
  const name = elementName(root.name, scope);
  const inside = name === undefined ? undefined : before.child(name);
  const accepted = inside && acceptedBy(root, inside, scope, verdicts);
  return accepted !== undefined && before.after(accepted).alternatives.some(({ pattern }) => pattern.nullable);
}

/** What has been found of elements, by the state behind their name; an empty set is a rejection. */
export class Verdicts {
  private readonly known = new Map<XmlElement, Map<State, Accepted>>();

  get(element: XmlElement, inside: State): Accepted | undefined {
    return this.known.get(element)?.get(inside);
  }

  set(element: XmlElement, inside: State, accepted: Accepted): void {
    const states = this.known.get(element);
    if (states) states.set(inside, accepted);
    else this.known.set(element, new Map([[inside, accepted]]));
  }
}

const rejected: Accepted = { definitions: new Set() };

interface Open {
  readonly element: XmlElement;
  readonly scope: Scope;
  /** The state behind the element's name. */
  readonly inside: State;
  state: State;
  child: number;
  text: number;
}

/**
 * The definitions that an element satisfies, begun in the state behind its name; nothing where it satisfies none.
 * `scope` is the one inside the element. What is found on the way is kept in `verdicts`, and what is there is not looked for.
 */
export function acceptedBy(element: XmlElement, inside: State, scope: Scope, verdicts?: Verdicts): Accepted | undefined {
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const open: Open[] = [];
  const accepted = verdicts?.get(element, inside) ?? walk(element, inside, scope, open, verdicts);
  if (accepted) return accepted.definitions.size > 0 ? accepted : undefined;
  // A child that is rejected rejects what is around it.
  if (verdicts) for (const { element: around, inside: its } of open) verdicts.set(around, its, rejected);
  return undefined;
}

function walk(root: XmlElement, inside: State, scope: Scope, open: Open[], verdicts?: Verdicts): Accepted | undefined {
  if (!enter(root, inside, scope, open, verdicts)) return undefined;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.element.children[top.child];
    if (!passText(top, child ? child.whole.start : Number.POSITIVE_INFINITY)) return undefined;
    if (child) {
      top.child++;
      if (!enterChild(top, child, open, verdicts)) return undefined;
      continue;
    }
    const accepted = top.state.accepted();
    if (accepted.definitions.size === 0) return undefined;
    open.pop();
    verdicts?.set(top.element, top.inside, accepted);
    const parent = open.at(-1);
    if (!parent) return accepted;
    parent.state = parent.state.after(accepted);
    if (parent.state.isDead) return undefined;
  }
  return undefined;
}

function enterChild(parent: Open, child: XmlElement, open: Open[], verdicts: Verdicts | undefined): boolean {
  const scope = scopeOf(child, parent.scope);
  const name = elementName(child.name, scope);
  const inside = name === undefined ? undefined : parent.state.child(name);
  if (!inside) return false;
  const known = verdicts?.get(child, inside);
  if (!known) return enter(child, inside, scope, open, verdicts);
  parent.state = parent.state.after(known);
  return !parent.state.isDead;
}

/** Opens an element behind its start tag; false where its attributes are not allowed or not all there. */
function enter(element: XmlElement, inside: State, scope: Scope, open: Open[], verdicts: Verdicts | undefined): boolean {
  const state = afterStartTag(element, inside, scope);
  if (state) open.push({ element, scope, inside, state, child: 0, text: 0 });
  else verdicts?.set(element, inside, rejected);
  return state !== undefined;
}

/** The state behind an element's start tag; nothing where its attributes are not allowed or not all there. */
function afterStartTag(element: XmlElement, inside: State, scope: Scope): State | undefined {
  let state = inside;
  for (const { name: written, value } of element.attributes) {
    if (isDeclaration(written)) continue;
    const name = attributeName(written, scope);
    const step = name === undefined ? undefined : state.attribute(name);
    if (!step) return undefined;
    // A value that is missing is the reader's fault to tell.
    state = value === undefined ? step.anyway() : step.next(value);
    if (state.isDead) return undefined;
  }
  state = state.endOfTag();
  return state.isDead ? undefined : state;
}

/** Passes over the text before an offset; false where it is not allowed. */
function passText(open: Open, end: number): boolean {
  const { element } = open;
  if (element.children.length === 0) {
    open.state = open.state.onlyText(textOf(element));
    return !open.state.isDead;
  }
  let filled = "";
  for (let text = element.texts[open.text]; text && text.span.start < end; text = element.texts[++open.text]) {
    if (filled !== "" || !isBlank(text.text)) filled += text.text;
  }
  if (filled !== "") open.state = open.state.text(filled);
  return !open.state.isDead;
}

/** An element's character data, its children's left out. */
export function textOf({ texts }: XmlElement): string {
  const [first] = texts;
  if (!first) return "";
  return texts.length === 1 ? first.text : texts.map(({ text }) => text).join("");
}
