import { nearestWords } from "../text/nearest";
import type { XmlElement } from "../xml/xmlTree";
import { addAttribute, addElement, moveElement, removeElement, renameElement } from "./edits";
import { childNames, definitionsOf, neededElements } from "./expected";
import { becausePhrase, changeTo, likeliest, type Material, type Phrase } from "./explanation";
import { type GrammarFinding, messages, parts, titles } from "./finding";
import { type Frame, reasonFor } from "./frame";
import { localName } from "./nameClass";
import { elementName, scopeOf } from "./names";
import { nearestPlace } from "./places";
import type { Step } from "./repair";
import { severityOf } from "./severity";
import type { State } from "./state";
import { listed } from "./valueWords";

/** A child that was taken for another one. */
export function renamedChild(frame: Frame, child: XmlElement, name: string, state: State): GrammarFinding {
  const near = [name, ...likeliest(child.name, childNames(state)).filter((other) => other !== name)];
  return {
    id: "element-unknown",
    span: child.nameSpan,
    severity: "error",
    message: messages.elementUnknown,
    words: { parent: frame.element.name, name: child.name, hint: parts.didYouMeanElement, known: name },
    expected: near,
    fixes: [
      ...changeTo([name], (known) => renameElement(child, prefixed(child, known))),
      ...(needed(state).includes(name) ? [] : [removal(child)]),
    ],
  };
}

/** A child that its parent does not know, and that stands nowhere else either. */
export function unknownChild(frame: Frame, child: XmlElement, state: State): GrammarFinding {
  const names = childNames(state);
  const near = nearestWords(child.name, names);
  const [known] = near;
  const hint: Phrase =
    known !== undefined
      ? { text: parts.didYouMeanElement, words: { known } }
      : names.length > 0
        ? {
            text: parts.mayHold,
            words: { names: listed(likeliest(child.name, names, needed(state)).map((name) => `<${localName(name)}>`)) },
          }
        : { text: parts.holdsNothing, words: {} };
  return {
    id: "element-unknown",
    span: child.nameSpan,
    severity: "error",
    message: messages.elementUnknown,
    words: { parent: frame.element.name, name: child.name, hint: hint.text, ...hint.words },
    expected: likeliest(child.name, names, needed(state)),
    fixes: [...changeTo(near, (name) => renameElement(child, prefixed(child, name))), removal(child)],
  };
}

/** A child whose prefix stands for no namespace; `names` are those that the document's grammar knows. */
export function undeclaredChild(frame: Frame, child: XmlElement, names: Iterable<string>): GrammarFinding {
  const [prefix = "", local = ""] = child.name.split(":");
  const known = [...names].find((name) => name.startsWith("{") && localName(name) === local);
  let root = child;
  while (root.parent) root = root.parent;
  const namespace = known?.slice(1, known.indexOf("}"));
  const declare = namespace === undefined ? [] : [addAttribute(root, `xmlns:${prefix}`, namespace)];
  return {
    id: "element-unknown",
    span: child.nameSpan,
    severity: "error",
    message: messages.elementUnknown,
    words: { parent: frame.element.name, name: child.name, hint: parts.undeclared, prefix },
    expected: [],
    fixes: [...declare.map((edits) => ({ title: titles.declare, words: { prefix }, edits })), removal(child)],
  };
}

function needed(state: State): string[] {
  return [...neededElements(state)].flatMap(({ names }) => names.names);
}

/** A name of the grammar with the prefix that an element already has. */
function prefixed(element: XmlElement, name: string): string {
  const colon = element.name.indexOf(":");
  return element.name.slice(0, colon + 1) + localName(name);
}

function removal(child: XmlElement): GrammarFinding["fixes"][number] {
  return { title: titles.removeElement, words: { name: child.name }, edits: removeElement(child) };
}

/** A child that its parent knows, but not here: it is there already, or something else excludes it. */
export function surplusChild(frame: Frame, child: XmlElement, { states }: Material): GrammarFinding {
  const { element, scope } = frame;
  const repeated = element.children.some(
    (other) => other !== child && other.name === child.name && other.whole.start < child.whole.start,
  );
  const name = elementName(child.name, scopeOf(child, scope));
  const possible = (state: State): boolean => name !== undefined && definitionsOf(state.endOfTag(), name).size > 0;
  const because = becausePhrase(element, repeated ? undefined : reasonFor(states, frame, possible));
  const id = repeated ? "element-repeated" : "element-not-with";
  return {
    id,
    span: child.nameSpan,
    severity: severityOf({ id, element, name: child.name }),
    message: repeated ? messages.elementRepeated : messages.elementNotWith,
    words: { parent: element.name, name: child.name, because: because.text, ...because.words },
    expected: [],
    fixes: [removal(child)],
  };
}

/** A child that belongs elsewhere; `place` is an element that is known to lack it. */
export function misplacedChild(
  frame: Frame,
  child: XmlElement,
  parents: readonly string[],
  place: XmlElement | undefined,
  { text }: Material,
): GrammarFinding {
  const found = place ?? nearestPlace(child, parents);
  const ordered = found ? [found.name, ...parents.filter((name) => name !== found.name)] : parents;
  const edits = found && moveElement(child, found, text);
  const move = found && edits ? [{ title: titles.move, words: { name: child.name, place: found.name }, edits }] : [];
  return {
    id: "element-misplaced",
    span: child.nameSpan,
    severity: "error",
    message: messages.elementMisplaced,
    words: {
      name: child.name,
      parent: frame.element.name,
      places: listed(ordered.slice(0, found ? 1 : 3).map((name) => `<${name}>`)),
    },
    expected: ordered,
    fixes: [...move, removal(child)],
  };
}

/** An element that another one lacks. */
export function missingChild(
  frame: Frame,
  { state, definition }: Extract<Step, { kind: "child-missing" }>,
  { states, text }: Material,
): GrammarFinding {
  const { element } = frame;
  const own = definition.names.names;
  const others = needed(state).filter((name) => !own.includes(name));
  const wanted = [...own, ...(element.children.length === 0 || others.length < 4 ? others : [])].map(localName);
  const names = [...new Set(wanted)];
  const because = becausePhrase(
    element,
    reasonFor(states, frame, (at) => completes(frame, at)),
  );
  return {
    id: "element-missing",
    span: element.nameSpan,
    severity: severityOf({ id: "element-missing", element, name: names[0] }),
    message: messages.elementMissing,
    words: { element: element.name, wanted: orList(names.map((name) => `<${name}>`)), because: because.text, ...because.words },
    expected: names,
    fixes: names.slice(0, 3).flatMap((name) => {
      const edits = addElement(element, name, text);
      return edits ? [{ title: titles.addElement, words: { name }, edits }] : [];
    }),
  };
}

/** Says whether the children of a frame's element are all that a state, at its start tag, still wants. */
function completes({ element, scope }: Frame, state: State): boolean {
  let at = state.endOfTag();
  for (const child of element.children) {
    const name = elementName(child.name, scopeOf(child, scope));
    const inside = name === undefined ? undefined : at.child(name);
    if (!inside) return false;
    at = at.after(inside.everything());
  }
  return at.accepted().definitions.size > 0;
}

function orList(names: readonly string[]): { en: string; ja: string } {
  const shown = names.slice(0, 5);
  return { en: shown.join(" or "), ja: shown.join(" または ") };
}
