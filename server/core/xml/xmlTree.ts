import type { Fault } from "../text/fault";
import type { Span } from "../text/span";
import type { Tape, XmlComment } from "./tape";

/** An attribute as written. `value` is what XML makes of it (entities and character references resolved). */
export interface XmlAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string | undefined;
  /** The span between the quotes. */
  readonly valueSpan: Span | undefined;
  readonly whole: Span;
}

/** Character data of an element, CDATA sections included, as XML makes it. */
export interface XmlText {
  readonly text: string;
  readonly span: Span;
}

/** An element. Names keep the prefix as written (`nova:name`); `namespaceOf` resolves it. */
export interface XmlElement {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parent: XmlElement | undefined;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly texts: readonly XmlText[];
  /** From `<` to behind the end tag, or to where a missing end tag was taken to be. */
  readonly whole: Span;
  /** From `<` to behind `>` of the start tag. */
  readonly startTag: Span;
  /** The name in the end tag, where there is one. */
  readonly endNameSpan: Span | undefined;
  readonly selfClosing: boolean;
  /** Where it stands in the tape, for who goes through all of a document. */
  readonly tape: Tape;
  readonly index: number;
}

/** What `readXml` makes of a text. A well-formed document has one root; a file may hold several. */
export interface XmlTree {
  readonly roots: readonly XmlElement[];
  readonly comments: readonly XmlComment[];
  readonly faults: readonly Fault[];
}

/** The first child element of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}
