import type { Context } from "../documents/context";
import type { DocumentModel, Slot } from "../documents/document";
import { keyOf } from "../knowledge/address";
import type { SettingFacts } from "../knowledge/facts";
import { say, type Text } from "../text/language";
import type { Span } from "../text/span";
import { setByNames } from "./words";

/** One thing that may be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: "name" | "value";
  /** One line: what it does, or what the value means. */
  readonly detail: string;
  /** The setting whose card documents it, for `explain`. */
  readonly address: string;
  /** Replaces the text of `span`. */
  readonly newText: string;
  readonly span: Span;
}

/** What may be written at an offset: the most likely first. */
export function complete(model: DocumentModel, offset: number, context: Context): Suggestion[] {
  const slot = model.slotAt(offset, context);
  if (!slot) return [];
  return "names" in slot.expects ? names(slot, slot.expects.names, context) : values(slot, slot.expects.valueOf, context);
}

/** Settings with a text of their own come first, unused and deprecated ones last. */
function names(slot: Slot, vocabulary: "flavor" | "image", { knowledge, language }: Context): Suggestion[] {
  const rank = (facts: SettingFacts) => (facts.unused || facts.deprecated ? 2 : knowledge.setting(facts.id) ? 0 : 1);
  return knowledge
    .known(vocabulary)
    .filter((facts) => !facts.field && !/[{*]/.test(facts.id) && !slot.present.includes(keyOf(facts.id)))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map((facts) => {
      const setting = knowledge.setting(facts.id);
      const label = keyOf(facts.id);
      return {
        label,
        kind: "name",
        detail: setting ? say(setting.text.what, language) : say(setByNames[facts.setBy], language),
        address: facts.id,
        newText: slot.needsColon ? `${label}: ` : label,
        span: slot.span,
      };
    });
}

const defaultWord: Text = { en: "default", ja: "既定値" };

function values(slot: Slot, address: string, { knowledge, language }: Context): Suggestion[] {
  const facts = knowledge.facts(address);
  const meanings = knowledge.setting(address)?.values;
  const choices = facts?.values.enum ?? (facts?.values.type === "bool" ? ["true", "false"] : []);
  return choices.map((label) => {
    const meaning = meanings?.[label];
    const isDefault = facts?.default === label ? say(defaultWord, language) : "";
    return {
      label,
      kind: "value",
      detail: meaning ? say(meaning, language) : isDefault,
      address,
      newText: needsQuotes(label, slot) ? `"${label}"` : label,
      span: slot.span,
    };
  });
}

/** An extra spec is a string: a boolean word or a number keeps that only in quotes. */
function needsQuotes(label: string, { quoted }: Slot): boolean {
  return !quoted && /^(true|false|yes|no|on|off|null|~|[\d.]+)$/i.test(label);
}
