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
  const { children } = element;
  const late = children.findIndex((_, index) => !follows(frame, state, children.slice(0, index + 1)));
  const child = children[late];
  if (!child) return undefined;
  const before = children.slice(0, late);
  const fits = (index: number): boolean => follows(frame, state, [...before.slice(0, index), child, ...before.slice(index)]);
  const place = [...before.keys()].reverse().find(fits) ?? 0;
  const next = children[place];
  if (!next || next === child) return undefined;
  const indent = text.slice(child.whole.start, child.whole.end) + gap(next, text);
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
        edits: [...removeElement(child), { span: { start: next.whole.start, end: next.whole.start }, newText: indent }],
      },
    ],
  };
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
