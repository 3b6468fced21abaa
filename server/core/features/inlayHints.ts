import type { DocumentModel, Occurrence } from "../documents/document";
import { isAttribute } from "../documents/occurrence";
import type { Context } from "../rules/rule";
import { type Span, touches } from "../text/span";
import { tell } from "./card";
import { nameOf, plainName } from "./names";
import type { OtherEnd } from "./otherLayer";

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

/** The hints whose lines lie in a range of the document. */
export function inlayHints(model: DocumentModel, range: Span, mode: HintMode, context: Context): Hint[] {
  if (mode === "off" || model.templated) return [];
  const lines = new Map<number, Told[]>();
  for (const occurrence of model.occurrences) {
    const [name] = occurrence.names;
    if (!name || !touches(range, name.start) || !hasHint(occurrence)) continue;
    const ends = (tell(occurrence.address, occurrence, context.knowledge)?.ends ?? []).filter((end) => end.address !== undefined);
    if (ends.length === 0 || (mode === "quiet" && ends.length > 1)) continue;
    const end = lineEnd(
      model.file.text,
      occurrence.value && isOneLine(occurrence, model.file.text) ? occurrence.whole.end : name.end,
    );
    lines.set(end, [...(lines.get(end) ?? []), { occurrence, ends }]);
  }
  return [...lines].flatMap(([offset, told]) => (mode === "quiet" ? quiet(offset, told, context) : full(offset, told, context)));
}

/** Nova's own note about itself needs no hint on every line. */
function hasHint({ address }: Occurrence): boolean {
  return !address.startsWith("domain:metadata");
}

function isOneLine({ whole }: Occurrence, text: string): boolean {
  return !/[\r\n]/.test(text.slice(whole.start, whole.end));
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

interface Told {
  readonly occurrence: Occurrence;
  readonly ends: readonly OtherEnd[];
}

/** One word for a line: what its first setting says; an attribute speaks where its element does not. */
function quiet(offset: number, told: readonly Told[], { knowledge, language }: Context): Hint[] {
  const addresses = new Set(told.flatMap(({ ends }) => ends.map((end) => end.address)));
  const first = told.find(({ occurrence }) => isAttribute(occurrence) || occurrence.value !== undefined) ?? told[0];
  const end = first?.ends[0];
  if (!first || end?.address === undefined || addresses.size > 1) return [];
  const label = `${arrow(end)} ${knowledge.origin(end.address) ? nameOf(end.address, knowledge, language) : plainName(end.address)}`;
  return [{ offset, label: shorten(label), tooltip: tooltip(end, { knowledge, language }) }];
}

function full(offset: number, told: readonly Told[], context: Context): Hint[] {
  const seen = new Set<string>();
  return told.flatMap(({ ends }) =>
    ends
      .filter(({ address }) => address !== undefined && !seen.has(address) && seen.add(address))
      .map((end) => ({
        offset,
        label: `${arrow(end)} ${nameOf(end.address ?? "", context.knowledge, context.language).replaceAll("`", "")}`,
        tooltip: tooltip(end, context),
      })),
  );
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
