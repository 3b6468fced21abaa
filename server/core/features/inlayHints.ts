import type { Context, DocumentModel, Occurrence } from "../documents/document";
import { vocabularyOf } from "../knowledge/address";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import { type Span, touches } from "../text/span";
import { isBelow, lastElement, nameOf, plainName } from "./names";
import type { OtherEnd } from "./otherLayer";
import { tell } from "./told";
import { shortUpdate, updateSentence } from "./updateWords";

/** `quiet`: at most one a line, at most 24 characters, only where the decider or counterpart is unique. */
export type HintMode = "off" | "quiet" | "full";

/** A word at the end of a line. */
export interface Hint {
  /** The offset of the line's end. */
  readonly offset: number;
  readonly label: string;
  /** Plain text: the whole of it. */
  readonly tooltip: string;
}

const longest = 24;
const most = 3;

/** The hints whose lines lie in a range of the document. */
export function inlayHints(model: DocumentModel, range: Span, mode: HintMode, context: Context): Hint[] {
  if (mode === "off" || model.templated) return [];
  const lines = new Map<number, Told[]>();
  const updates: Hint[] = [];
  for (const occurrence of model.touching(range)) {
    const name = occurrence.names[0];
    if (!name || !touches(range, name.start) || !hasHint(occurrence)) continue;
    if (mode === "full") updates.push(...updateHint(occurrence, model, context));
    const told = tell(occurrence.address, occurrence, context.knowledge)?.ends ?? [];
    const ends = decisive(told.filter((end) => isSetting(end, context.knowledge)));
    if (ends.length === 0) continue;
    const end = endOf(occurrence, model.file.text);
    lines.set(end, [...(lines.get(end) ?? []), { ends }]);
  }
  const others = [...lines].flatMap(([offset, told]) =>
    mode === "quiet" ? quiet(offset, told, context) : full(offset, told, context),
  );
  return updates.length === 0 ? others : [...others, ...updates].sort((a, b) => a.offset - b.offset);
}

/** What an update would do that changes a property: on the property itself, and not on every key below it. */
function updateHint(occurrence: Occurrence, model: DocumentModel, context: Context): Hint[] {
  const effect = model.updateOf(occurrence, context);
  const label = effect && shortUpdate(effect, context.language);
  if (!effect || label === undefined || (occurrence.parent && model.updateOf(occurrence.parent, context))) return [];
  const tooltip = updateSentence(effect, context.language).replaceAll("`", "");
  return [{ offset: endOf(occurrence, model.file.text), label, tooltip }];
}

/** The end of the line on which a setting, or its name, ends. */
function endOf({ names: [name], value, whole }: Occurrence, text: string): number {
  const isOneLine = value !== undefined && !/[\r\n]/.test(text.slice(whole.start, whole.end));
  return lineEnd(text, isOneLine ? whole.end : (name?.end ?? whole.start));
}

/** A constant of Nova, a value that libvirt filled in or Nova's note of itself is nothing to look up. */
function isSetting({ address }: OtherEnd, knowledge: KnowledgeBase): boolean {
  return address !== undefined && knowledge.origin(address) === undefined && !address.startsWith("domain:metadata");
}

/** What decides alone, where there is such a thing; a place is not named beside the element that holds it. */
function decisive(ends: readonly OtherEnd[]): readonly OtherEnd[] {
  const alone = ends.filter(({ fit, decided }) => decided !== undefined || (fit !== "derived" && fit !== "constant"));
  const chosen = alone.length > 0 ? alone : ends;
  return chosen.filter(({ address = "" }) => !chosen.some((other) => isBelow(address, other.address ?? "")));
}

/** Nova's own note about itself needs no hint on every line. */
function hasHint({ address }: Occurrence): boolean {
  return !address.startsWith("domain:metadata");
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

interface Told {
  readonly ends: readonly OtherEnd[];
}

/** One word for a line, where all of its settings agree on it. */
function quiet(offset: number, told: readonly Told[], context: Context): Hint[] {
  const [first, ...others] = unique(told);
  if (!first || others.length > 0) return [];
  return [
    {
      offset,
      label: shorten(`${arrow(first)} ${shortName(first.address ?? "", context.knowledge)}`),
      tooltip: tooltip(first, context),
    },
  ];
}

/** What bears on a line, at most three by name. */
function full(offset: number, told: readonly Told[], context: Context): Hint[] {
  const ends = unique(told);
  const [first] = ends;
  if (!first) return [];
  const names = ends.slice(0, most).map((end) => shortName(end.address ?? "", context.knowledge));
  const rest = ends.length > most ? ` +${ends.length - most}` : "";
  return [
    {
      offset,
      label: `${arrow(first)} ${names.join(" · ")}${rest}`,
      tooltip: ends.map((end) => tooltip(end, context)).join("\n"),
    },
  ];
}

function unique(told: readonly Told[]): OtherEnd[] {
  return [...new Map(told.flatMap(({ ends }) => ends.map((end) => [end.address, end] as const))).values()];
}

/** A name that tells by itself whose it is: `flavor vcpus`, `port mac_address`, but `hw:cpu_policy`. */
function shortName(address: string, knowledge: KnowledgeBase): string {
  const vocabulary = vocabularyOf(address);
  if (vocabulary === "domain") return lastElement(address);
  const field =
    vocabulary === "flavor" ? knowledge.facts(address)?.field : /^(server|port|network|volume|volume-type)$/.test(vocabulary);
  return field ? `${vocabulary} ${plainName(address)}` : plainName(address);
}

/** ← decided this very value; ↔ is its counterpart. */
function arrow(end: OtherEnd): string {
  return end.decided ? "←" : "↔";
}

function shorten(label: string): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1)}…`;
}

function tooltip(end: OtherEnd, { knowledge, language }: Context): string {
  const when = end.when ? (language === "ja" ? `（${end.when.ja}）` : ` — ${end.when.en}`) : "";
  return `${nameOf(end.address ?? "", knowledge, language)}${when}`.replaceAll("`", "");
}
