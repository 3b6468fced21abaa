import type { Text, Words } from "../text/language";
import { nearestWords } from "../text/nearest";
import type { Span } from "../text/span";
import { withoutTrailingSpace } from "../xml/characters";
import type { XmlElement } from "../xml/xmlTree";
import { type GrammarFix, parts, titles } from "./finding";
import type { Reason } from "./frame";
import type { Repairer } from "./repairer";
import type { State, StatePool } from "./state";

/** What explaining needs besides the elements. */
export interface Material {
  readonly text: string;
  readonly states: StatePool;
  readonly repairer: Repairer;
  /** The state before the document. */
  readonly before: State;
}

/** A part of a sentence and the words for its placeholders. */
export interface Phrase {
  readonly text: Text;
  readonly words: Words;
}

export const silence: Phrase = { text: parts.nothing, words: {} };

/** "because …", at an element that the reason may stand on or above. */
export function becausePhrase(element: XmlElement, reason: Reason | undefined): Phrase {
  if (!reason) return silence;
  const words = { reasonName: reason.name, reasonValue: reason.value, reasonElement: reason.element.name };
  return { text: reason.element === element ? parts.because : parts.becauseOf, words };
}

/** The words that may be meant, the nearest to what is written first, then those that are wanted. */
export function likeliest(written: string, known: readonly string[], wanted: Iterable<string> = []): string[] {
  return [...new Set([...nearestWords(written, known), ...[...wanted].filter((name) => known.includes(name)), ...known])];
}

/** The offers to change what is written into one of some words. */
export function changeTo(words: readonly string[], edits: (word: string) => GrammarFix["edits"]): GrammarFix[] {
  return words.map((known) => ({ title: titles.change, words: { known: known === "" ? '""' : known }, edits: edits(known) }));
}

/** A value as XML writes it between any quotes. */
export function escapedValue(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;").replace(/'/g, "&apos;");
}

/** The text of an element without the white space around it; its name where there is none. */
export function textSpan({ nameSpan, texts }: Pick<XmlElement, "nameSpan" | "texts">, text: string): Span {
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) return nameSpan;
  const end = withoutTrailingSpace(text, first.span.start, last.span.end);
  const start = first.span.start + text.slice(first.span.start, end).search(/[^\t\n\r ]/);
  return start < first.span.start ? nameSpan : { start, end };
}
