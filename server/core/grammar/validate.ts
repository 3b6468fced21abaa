import type { XmlElement } from "../xml/xmlTree";
import { isBlank } from "./derivative";
import { attributeName, elementName, isDeclaration, type Scope, scopeAround, scopeOf } from "./names";
import type { Accepted, State } from "./state";

/** Says whether an element is exactly what a grammar allows as the root of a document. */
export function isValid(root: XmlElement, before: State): boolean {
  const scope = scopeOf(root, scopeAround(root));
  const name = elementName(root.name, scope);
  const inside = name === undefined ? undefined : before.child(name);
  const accepted = inside && acceptedBy(root, inside, scope);
  return accepted !== undefined && before.after(accepted).alternatives.some(({ pattern }) => pattern.nullable);
}

interface Open {
  readonly element: XmlElement;
  readonly scope: Scope;
  state: State;
  child: number;
  text: number;
}

/**
 * The definitions that an element satisfies, begun in the state behind its name; nothing where it satisfies none.
 * `scope` is the one inside the element. An explicit stack: a hostile file may nest deeper than the call stack reaches.
 */
export function acceptedBy(element: XmlElement, inside: State, scope: Scope): Accepted | undefined {
  const first = afterStartTag(element, inside, scope);
  if (!first) return undefined;
  const open: Open[] = [{ element, scope, state: first, child: 0, text: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.element.children[top.child];
    if (!passText(top, child ? child.whole.start : Number.POSITIVE_INFINITY)) return undefined;
    if (!child) {
      open.pop();
      const accepted = top.state.accepted();
      if (accepted.definitions.size === 0) return undefined;
      const parent = open.at(-1);
      if (!parent) return accepted;
      parent.state = parent.state.after(accepted);
      if (parent.state.isDead) return undefined;
      continue;
    }
    top.child++;
    const childScope = scopeOf(child, top.scope);
    const name = elementName(child.name, childScope);
    const start = name === undefined ? undefined : top.state.child(name);
    const content = start && afterStartTag(child, start, childScope);
    if (!content) return undefined;
    open.push({ element: child, scope: childScope, state: content, child: 0, text: 0 });
  }
  return undefined;
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
