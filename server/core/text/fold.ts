import type { Span } from "./span";

/** A part of a text that can be folded away behind its first line: up to the end of what it holds, its closing line left out. */
export interface Fold extends Span {
  readonly isComment?: true;
}
