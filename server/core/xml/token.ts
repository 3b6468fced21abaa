import type { Span } from "../text/span";
import type { XmlAttribute } from "./xmlTree";

/** Where a tag stands in its line: the layout tells what an author meant where the tags do not fit. */
interface Placed {
  /** The column of the first thing in the tag's line. */
  indent: number;
  firstInLine: boolean;
}

export interface StartTag extends Placed {
  readonly kind: "start";
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly span: Span;
  readonly selfClosing: boolean;
  /** Whether the tag has its `>`. */
  readonly finished: boolean;
  /** The end tag that closes it, where there is one. */
  end: EndTag | undefined;
  /** Set where the tag was meant as an end tag whose slash is missing. */
  insteadOf: EndTag | undefined;
}

export interface EndTag extends Placed {
  readonly kind: "end";
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** The start tag it closes; without one the end tag is passed over. */
  start: StartTag | undefined;
}

export interface CharacterData {
  readonly kind: "text" | "cdata";
  readonly span: Span;
}

export interface Comment {
  readonly kind: "comment";
  readonly text: string;
  readonly span: Span;
}

export type Tag = StartTag | EndTag;
export type Token = Tag | CharacterData | Comment;
