import { nearestWords } from "../text/nearest";
import { becausePhrase, changeTo, escapedValue, type Material, textSpan } from "./explanation";
import { type GrammarFinding, messages, parts, titles } from "./finding";
import { type Frame, reasonFor } from "./frame";
import { attributeName } from "./names";
import type { Step } from "./repair";
import { severityOf } from "./severity";
import type { State } from "./state";
import { textOf } from "./validate";
import { expectationOf, expectationWords } from "./valueWords";

/** A value of an attribute, or the text of an element, that is not one of those allowed. */
export function wrongValue(
  frame: Frame,
  { attribute, expected: patterns }: Extract<Step, { kind: "value" }>,
  { text, states }: Material,
): GrammarFinding {
  const { element, scope } = frame;
  const value = attribute ? (attribute.value ?? "") : textOf(element).trim();
  const name = attribute && attributeName(attribute.name, scope);
  const possible = (state: State): boolean => {
    if (!attribute) return !state.endOfTag().onlyText(textOf(element)).isDead;
    const step = name === undefined ? undefined : state.attribute(name);
    return step !== undefined && !step.next(value).isDead;
  };
  const because = becausePhrase(element, reasonFor(states, frame, possible, attribute));
  const expectation = expectationOf(patterns);
  const near = nearestWords(value, expectation.values, 5);
  const form = expectationWords(expectation, near);
  const [likely] = near;
  const hint = likely !== undefined && likely !== "" ? parts.didYouMean : form ? parts.wanted : parts.nothing;
  const span = attribute
    ? value === ""
      ? attribute.whole
      : (attribute.valueSpan ?? attribute.nameSpan)
    : textSpan(element, text);
  const offered = near.length > 0 ? near : expectation.values.length <= 6 ? expectation.values : [];
  const place = attribute ? attribute.valueSpan : value === "" ? undefined : span;
  return {
    id: "value-not-allowed",
    span,
    severity: severityOf({ id: "value-not-allowed", element, name, value }),
    message: value === "" ? messages.valueEmpty : messages.valueNotAllowed,
    words: {
      value: value.length > 60 ? `${value.slice(0, 59)}…` : value,
      name: attribute ? attribute.name : `<${element.name}>`,
      because: because.text,
      ...because.words,
      hint,
      ...(likely !== undefined && { known: likely }),
      ...(form && { form: form.text, ...form.words }),
    },
    expected: [...near, ...expectation.values.filter((word) => !near.includes(word))],
    fixes: place ? changeTo(offered, (known) => [{ span: place, newText: escapedValue(known) }]) : [],
  };
}

/** Text where only elements can stand. */
export function strayText(
  { element }: Frame,
  { texts }: Extract<Step, { kind: "text-extra" }>,
  { text }: Material,
): GrammarFinding {
  const filled = texts.filter((part) => part.text.trim() !== "");
  const span = textSpan({ nameSpan: element.nameSpan, texts: filled }, text);
  return {
    id: "text-not-allowed",
    span,
    severity: "error",
    message: messages.textNotAllowed,
    words: { element: element.name },
    expected: [],
    fixes: [
      {
        title: titles.removeText,
        edits: filled.map(({ span: whole }) => ({ span: whole, newText: blankAtEnd(text.slice(whole.start, whole.end)) })),
      },
    ],
  };
}

function blankAtEnd(text: string): string {
  return /\s*$/.exec(text)?.[0] ?? "";
}
