import type { Text, Words } from "../text/language";
import { usualValues, wordsOf } from "./datatypeWords";
import { parts } from "./finding";
import type { Pattern } from "./pattern";

/** What may stand for a value: the words the grammar lists, and what else is possible, in words. */
export interface Expectation {
  readonly values: readonly string[];
  readonly forms: readonly Text[];
  /** Something is possible that has no words. */
  readonly more: boolean;
}

export function expectationOf(patterns: readonly Pattern[]): Expectation {
  const values = new Set<string>();
  const forms = new Set<Text>();
  let more = false;
  const add = (pattern: Pattern): void => {
    if (pattern.kind === "values") for (const value of pattern.values) values.add(value);
    else if (pattern.kind === "choice") pattern.members.forEach(add);
    else if (pattern.kind === "data") {
      const form = wordsOf(pattern.datatype);
      if (form) forms.add(form);
      else more = true;
      for (const value of usualValues[pattern.datatype.name ?? ""] ?? []) values.add(value);
    } else if (pattern.kind !== "empty") more = true;
  };
  patterns.forEach(add);
  return { values: [...values], forms: [...forms], more };
}

/** Some words as a list in a sentence; a long one is cut. */
export function listed(words: readonly string[], most = 8): Text {
  const shown = words.slice(0, most);
  const cut = words.length > most;
  return { en: shown.join(", ") + (cut ? ", …" : ""), ja: shown.join("、") + (cut ? "、…" : "") };
}

/** What is expected, as a part of a sentence; nothing where it cannot be said. */
export function expectationWords(
  { values, forms }: Expectation,
  first: readonly string[],
): { text: Text; words: Words } | undefined {
  const ordered = [...first, ...values.filter((value) => !first.includes(value))].map((value) => (value === "" ? '""' : value));
  // A form that lists its words needs no second list.
  if (forms.length > 0) {
    const said = [
      ...forms.slice(0, 3),
      ...(values.length > 0 && values.length <= 3 && !covers(forms, values) ? [listed(ordered)] : []),
    ];
    return { text: { en: said.map(({ en }) => en).join(", or "), ja: said.map(({ ja }) => ja).join("、または ") }, words: {} };
  }
  if (values.length === 0) return undefined;
  return { text: values.length > 1 ? parts.oneOf : { en: "{values}", ja: "{values}" }, words: { values: listed(ordered) } };
}

function covers(forms: readonly Text[], values: readonly string[]): boolean {
  return values.every((value) => forms.some(({ en }) => en.includes(value)));
}
