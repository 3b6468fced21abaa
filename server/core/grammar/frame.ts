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
  const looked = attributes.length > mostAttributes ? attributes.slice(0, mostAttributes) : attributes;
  return looked.filter(({ name }) => !isDeclaration(name)).sort((a, b) => rank(a) - rank(b));
}

/** More than any element has: of a hostile one, the others are not explained. */
const mostAttributes = 200;

type Loose = (attribute: XmlAttribute) => boolean;

/** The state behind the attributes of an element, the loose ones read as if they had any value, and one not at all. */
export function throughAttributes(
  states: StatePool,
  { element, definition, scope }: Pick<Frame, "element" | "definition" | "scope">,
  loose?: Loose,
  without?: XmlAttribute,
): State {
  let state = states.inside(new Set([definition]));
  for (const attribute of inOrder(element.attributes)) {
    const name = attributeName(attribute.name, scope);
    const step = attribute === without || name === undefined ? undefined : state.attribute(name);
    if (!step) continue;
    const next = loose?.(attribute) ? step.anyway() : step.next(attribute.value ?? "");
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
  const can = (loose: Loose): boolean => possible(throughAttributes(states, frame, loose, without));
  const own = deciding(states, frame).filter((attribute) => attribute !== without);
  return decidingOne(frame, own, can) ?? reasonAbove(states, frame, possible, without);
}

/** The attribute that alone would have to be another, or that alone is enough to exclude what is looked for. */
function decidingOne(frame: Frame, attributes: readonly XmlAttribute[], can: (loose: Loose) => boolean): Reason | undefined {
  const alone = attributes.find((one) => can((attribute) => attribute === one));
  const enough = alone ?? (can(() => true) ? attributes.find((one) => !can((attribute) => attribute !== one)) : undefined);
  return enough && { element: frame.element, name: enough.name, value: enough.value ?? "" };
}

function reasonAbove(
  states: StatePool,
  frame: Frame,
  possible: (state: State) => boolean,
  without: XmlAttribute | undefined,
): Reason | undefined {
  const below: Frame[] = [frame];
  for (let above = frame.parent; above && below.length <= mostLevels; below.unshift(above), above = above.parent) {
    const around: Frame = above;
    const can = (loose: Loose): boolean =>
      canReach(states, throughAttributes(states, around, loose).endOfTag(), below, possible, without);
    const found = decidingOne(above, deciding(states, above), can);
    if (found) return found;
  }
  return undefined;
}

const mostLevels = 3;

/** Says whether another definition of an element, for any other value of what stands around it, has what is looked for. */
export function knownElsewhere(states: StatePool, frame: Frame, possible: (state: State) => boolean): boolean {
  const below: Frame[] = [frame];
  for (let above = frame.parent; above && below.length <= mostLevels; below.unshift(above), above = above.parent) {
    if (canReach(states, states.inside(new Set([above.definition])), below, possible, undefined, true)) return true;
  }
  return false;
}

/** Says whether a state allows the elements of frames, each in the one before, so that the last can have what is looked for. */
function canReach(
  states: StatePool,
  around: State,
  [first, ...rest]: readonly Frame[],
  possible: (state: State) => boolean,
  without: XmlAttribute | undefined,
  loose = false,
): boolean {
  const name = first && elementName(first.element.name, first.scope);
  if (!first || name === undefined) return false;
  for (const definition of definitionsOf(around, name)) {
    const fresh = states.inside(new Set([definition]));
    const at = loose
      ? fresh
      : throughAttributes(states, { ...first, definition }, undefined, rest.length === 0 ? without : undefined);
    const reached =
      rest.length === 0 ? possible(at) : canReach(states, loose ? at : at.endOfTag(), rest, possible, without, loose);
    if (reached) return true;
  }
  return false;
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

/** The frame of a child. */
export function childFrame(parent: Frame, child: XmlElement, definition: Definition, steps: readonly Step[]): Frame {
  return { element: child, definition, scope: scopeOf(child, parent.scope), steps, parent };
}
