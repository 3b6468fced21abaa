import { wordsOf } from "../../../server/core/grammar/completion/parts";
import { matchesValue } from "../../../server/core/grammar/derivative";
import type { Grammar } from "../../../server/core/grammar/loadGrammar";
import type { State } from "../../../server/core/grammar/state";
import type { XmlAttribute, XmlElement } from "../../../server/core/xml/xmlTree";

/** A valid text with something taken out that completion ought to offer at `offset`. */
export interface Hole {
  readonly kind: "element" | "element name" | "attribute" | "value";
  readonly text: string;
  readonly offset: number;
  /** What was taken out, as it is offered. */
  readonly label: string;
  /** The text that stood in its place. */
  readonly was: string;
}

/** The grammar, and the kind of a file in it. */
interface GrammarOfFile {
  readonly grammar: Grammar;
  readonly kind: string;
}

/** Every hole that can be made at an element. Below `<metadata>` the grammar takes anything and names nothing. */
export function holesAt(text: string, element: XmlElement, grammarOfFile: GrammarOfFile): (() => Hole)[] {
  const { name, nameSpan, whole, attributes, parent } = element;
  if (isMetadata(element)) return [];
  const cut = (kind: Hole["kind"], start: number, end: number, label: string) => (): Hole => ({
    kind,
    text: text.slice(0, start) + text.slice(end),
    offset: start,
    label,
    was: text.slice(start, end),
  });
  const holes = attributes.flatMap((attribute) => {
    if (/^xmlns(:|$)/.test(attribute.name)) return [];
    const { valueSpan, value } = attribute;
    const found = [cut("attribute", attribute.whole.start, attribute.whole.end, attribute.name)];
    if (valueSpan && value !== undefined && isListed(element, attribute, grammarOfFile))
      found.push(cut("value", valueSpan.start, valueSpan.end, value));
    return found;
  });
  if (!parent) return holes;
  // The `<` stays: it is what an author has typed.
  holes.push(cut("element", whole.start + 1, whole.end, name));
  if (attributes.length > 0) holes.push(cut("element name", nameSpan.start, nameSpan.end, name));
  return holes;
}

function isMetadata(element: XmlElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === "metadata") return true;
  return false;
}

/** Says whether the grammar lists an attribute's value, and takes it at that place for nothing but one of the listed words. */
function isListed(element: XmlElement, attribute: XmlAttribute, { grammar, kind }: GrammarOfFile): boolean {
  const line: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent) line.unshift(at);
  let state: State | undefined = grammar.before(kind);
  for (const at of line) {
    if (at !== line[0]) state = behindTag(state, at.parent);
    state = state?.child(at.name);
  }
  state = behindAttributes(state, element, attribute);
  const value = attribute.value ?? "";
  const matching = state
    ?.attribute(attribute.name)
    ?.values.filter((pattern) => matchesValue(grammar.states.pool, pattern, value));
  const listed = matching?.filter((pattern) => wordsOf([pattern]).has(value));
  return listed !== undefined && listed.length > 0 && listed.length === matching?.length;
}

function behindTag(inside: State | undefined, element: XmlElement | undefined): State | undefined {
  return element && behindAttributes(inside, element)?.endOfTag();
}

function behindAttributes(inside: State | undefined, element: XmlElement, except?: XmlAttribute): State | undefined {
  let state = inside;
  for (const attribute of element.attributes) {
    const { name, value = "" } = attribute;
    if (attribute !== except && !name.startsWith("xmlns")) state = state?.attribute(name)?.next(value);
  }
  return state;
}
