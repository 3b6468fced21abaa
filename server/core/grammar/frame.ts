import type { XmlAttribute, XmlElement } from "../xml/xmlTree";
import { definitionsOf } from "./expected";
import { attributeName, elementName, isDeclaration, type Scope, scopeOf } from "./names";
import type { Definition } from "./pattern";
import type { Step } from "./repair";
import type { State, StatePool } from "./state";

/** An element that is being explained: what it was taken for, and what is wrong with it. */
export interface Frame {
  readonly element: XmlElement;
  readonly definition: Definition;
  /** The scope inside the element. */
  readonly scope: Scope;
  readonly steps: readonly Step[];
  readonly parent?: Frame;
}

/** An attribute that decided what else may stand in its element or below. */
export interface Reason {
  readonly element: XmlElement;
  readonly name: string;
  readonly value: string;
}

/** What decides about the others comes first: in libvirt's formats `type`, then `mode`. */
export function inOrder(attributes: readonly XmlAttribute[]): XmlAttribute[] {
  const rank = ({ name }: XmlAttribute): number => (name === "type" ? 0 : name === "mode" ? 1 : 2);
  return attributes.filter(({ name }) => !isDeclaration(name)).sort((a, b) => rank(a) - rank(b));
}

/** The state behind the attributes of an element, one of them read as if it had any value, and one not at all. */
export function throughAttributes(
  states: StatePool,
  { element, definition, scope }: Pick<Frame, "element" | "definition" | "scope">,
  anyway?: XmlAttribute,
  without?: XmlAttribute,
): State {
  let state = states.inside(new Set([definition]));
  for (const attribute of inOrder(element.attributes)) {
    const name = attributeName(attribute.name, scope);
    const step = attribute === without || name === undefined ? undefined : state.attribute(name);
    if (!step) continue;
    const next = attribute === anyway ? step.anyway() : step.next(attribute.value ?? "");
    state = next.isDead ? step.anyway() : next;
  }
  return state;
}

/**
 * The attribute but for whose value an element could be as it is: its own, or one of the elements around it.
 * `possible` says whether what is looked for can be in a state behind the attributes.
 */
export function reasonFor(
  states: StatePool,
  frame: Frame,
  possible: (state: State) => boolean,
  without?: XmlAttribute,
): Reason | undefined {
  for (const attribute of deciding(states, frame)) {
    if (attribute !== without && possible(throughAttributes(states, frame, attribute, without))) return reason(frame, attribute);
  }
  return reasonAbove(states, frame, possible, without);
}

function reasonAbove(
  states: StatePool,
  frame: Frame,
  possible: (state: State) => boolean,
  without: XmlAttribute | undefined,
): Reason | undefined {
  const { parent, element, scope } = frame;
  const name = elementName(element.name, scope);
  if (!parent || name === undefined) return undefined;
  for (const attribute of deciding(states, parent)) {
    const around = throughAttributes(states, parent, attribute).endOfTag();
    for (const definition of definitionsOf(around, name)) {
      if (possible(throughAttributes(states, { element, definition, scope }, undefined, without)))
        return reason(parent, attribute);
    }
  }
  return undefined;
}

/** The attributes of an element whose values are words to choose from. */
function deciding(states: StatePool, { element, definition, scope }: Frame): XmlAttribute[] {
  const inside = states.inside(new Set([definition]));
  return inOrder(element.attributes).filter(({ name: written }) => {
    const name = attributeName(written, scope);
    const step = name === undefined ? undefined : inside.attribute(name);
    return step !== undefined && step.values.length > 1 && step.values.some(({ kind }) => kind === "values");
  });
}

function reason({ element }: Frame, { name, value = "" }: XmlAttribute): Reason {
  return { element, name, value };
}

/** The frame of a child. */
export function childFrame(parent: Frame, child: XmlElement, definition: Definition, steps: readonly Step[]): Frame {
  return { element: child, definition, scope: scopeOf(child, parent.scope), steps, parent };
}
