import type { Context, DocumentModel, Proposal, ProposalSlot, SettingSlot } from "../documents/document";
import { selectorTestOf } from "../documents/occurrence";
import { keyOf } from "../knowledge/address";
import type { SettingFacts } from "../knowledge/facts";
import type { Placement } from "../knowledge/knowledgeBase";
import { say, type Text } from "../text/language";
import type { Edit, Span } from "../text/span";
import { hypervisorLayer, layerNames, setByNames } from "./words";

/** One thing that may be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: Proposal["kind"];
  /** One line: its layer, what it does, or what the value means. */
  readonly detail: string;
  /** The setting whose card documents it, for `explain`. */
  readonly address?: string;
  /** Replaces the text of `span`. */
  readonly newText: string;
  readonly span: Span;
  /** The parts of `newText` that are proposed only: its author goes through them. */
  readonly stops?: readonly Span[];
  /** What changes elsewhere with it. */
  readonly also?: readonly Edit[];
}

/**
 * What may be written at an offset: the most likely first. `typed` is the character behind which an editor asks by itself: some
 * places answer to some characters alone.
 */
export function complete(model: DocumentModel, offset: number, context: Context, typed?: string): Suggestion[] {
  const slot = model.slotAt(offset, context);
  if (!slot) return [];
  const opensAfter = "proposals" in slot ? slot.opensAfter : ": \"'";
  if (typed !== undefined && !opensAfter.includes(typed)) return [];
  if ("proposals" in slot) return slot.proposals.map((proposal) => suggestionOf(proposal, slot, context));
  return "names" in slot.expects ? names(slot, slot.expects.names, context) : values(slot, slot.expects.valueOf, context);
}

function suggestionOf(proposal: Proposal, slot: ProposalSlot, context: Context): Suggestion {
  const { required, note, ...rest } = proposal;
  return { ...rest, detail: detailOf(proposal, slot, context) };
}

const requiredWord: Text = { en: "required", ja: "必須" };

/** One line: what a value means; of a name its layer and meaning: "KVM layer · QEMU — How the host caches the disk." */
function detailOf(
  { kind: chosen, address, label, note, required }: Proposal,
  { around }: ProposalSlot,
  context: Context,
): string {
  const { knowledge, language } = context;
  const noted = note && say(note.text, language, note.words);
  if (address === undefined) return noted ?? "";
  const holds = around && selectorTestOf(around);
  const setting = knowledge.setting(address, holds);
  if (chosen === "value") return setting?.values?.[label]?.[language] ?? "";
  const what = setting ? say(setting.text.what, language) : noted;
  const badge = badgeOf(knowledge.placement(address, holds), around?.subject.type, required, context);
  return [badge, what].filter(Boolean).join(" — ");
}

function badgeOf(
  placement: Placement | undefined,
  type: string | undefined,
  required: boolean,
  { knowledge, language }: Context,
): string {
  const layer = placement && (placement.layer === "kvm" ? hypervisorLayer(type) : layerNames[placement.layer]);
  const component = placement && knowledge.components.get(placement.component)?.name;
  return [layer, component, required ? requiredWord : undefined]
    .flatMap((word) => (word ? [say(word, language)] : []))
    .join(" · ");
}

/** Settings that shape the guest come first, unused and deprecated ones last. */
function names(slot: SettingSlot, vocabulary: "flavor" | "image", { knowledge, language }: Context): Suggestion[] {
  const rank = ({ unused, deprecated, paths }: SettingFacts) =>
    unused || deprecated ? 2 : Object.keys(paths).length > 0 ? 0 : 1;
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

function values(slot: SettingSlot, address: string, { knowledge, language }: Context): Suggestion[] {
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
function needsQuotes(label: string, { quoted }: SettingSlot): boolean {
  return !quoted && /^(true|false|yes|no|on|off|null|~|[\d.]+)$/i.test(label);
}
