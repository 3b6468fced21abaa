import type { XmlElement } from "../xml/xmlTree";
import { removeElement } from "./edits";
import type { Material } from "./explanation";
import { type GrammarFinding, messages, titles } from "./finding";
import type { Frame } from "./frame";
import { elementName, scopeOf } from "./names";
import type { State } from "./state";

/** A child that stands behind one that must come after it. */
export function lateChild(frame: Frame, state: State, { text }: Material): GrammarFinding | undefined {
  const { element } = frame;
  const pair = disordered(frame, state);
  if (!pair) return undefined;
  const { child, next } = pair;
  const moved = text.slice(child.whole.start, child.whole.end) + gap(next, text);
  return {
    id: "element-order",
    span: child.nameSpan,
    severity: "warning",
    message: messages.elementOrder,
    words: { name: child.name, parent: element.name, after: `<${next.name}>` },
    expected: [],
    fixes: [
      {
        title: titles.moveBefore,
        words: { name: child.name, place: next.name },
        edits: [...removeElement(child), { span: { start: next.whole.start, end: next.whole.start }, newText: moved }],
      },
    ],
  };
}

/** The first child that stands too late, with the one that it must come before. */
function disordered(frame: Frame, state: State): { readonly child: XmlElement; readonly next: XmlElement } | undefined {
  const { children } = frame.element;
  const stuck = children.findIndex((_, index) => !follows(frame, state, children.slice(0, index + 1)));
  const [blocked] = children.slice(stuck);
  if (stuck < 0 || !blocked) return undefined;
  const before = children.slice(0, stuck);
  const fits = (index: number): boolean => follows(frame, state, [...before.slice(0, index), blocked, ...before.slice(index)]);
  const place = [...before.keys()].reverse().find(fits);
  const next = place === undefined ? undefined : children[place];
  if (next) return { child: blocked, next };
  // It can come first nowhere: it waits for one that stands behind it.
  const awaited = children.slice(stuck + 1).find((child) => follows(frame, state, [...before, child, blocked]));
  return awaited && { child: awaited, next: blocked };
}

/** The white space before an element. */
function gap({ whole }: XmlElement, text: string): string {
  return /[\t\n\r ]*$/.exec(text.slice(Math.max(0, whole.start - 200), whole.start))?.[0] ?? "";
}

/** Says whether children of these names can stand in this order. */
function follows({ scope }: Frame, state: State, children: readonly XmlElement[]): boolean {
  let at = state;
  for (const child of children) {
    const name = elementName(child.name, scopeOf(child, scope));
    const inside = name === undefined ? undefined : at.child(name);
    if (!inside) return false;
    at = at.after(inside.everything());
  }
  return true;
}
