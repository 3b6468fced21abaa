import { keyOf } from "./address";
import type { Facts } from "./facts";
import type { Component, Setting, SettingText, Term } from "./setting";

/** Where search looks. */
interface Searched {
  readonly settings: readonly Setting[];
  readonly components: readonly Component[];
  readonly terms: readonly Term[];
  readonly facts: Facts;
}

/** What may be found, and the words by which it is. All are folded. */
interface Entry {
  readonly address: string;
  /** Its whole name, and other names for it. */
  readonly names: readonly string[];
  /** The parts of its name: `hw`, `cpu`, `policy`. */
  readonly parts: readonly string[];
  /** The words of the terms that lead to it. */
  readonly terms: readonly string[];
  /** Its sentences, folded when they are first looked at. */
  readonly text: () => string;
}

/** Finds settings, concepts and terms by words, in English and Japanese. */
export class SearchIndex {
  private readonly entries: readonly Entry[];

  constructor({ settings, components, terms, facts }: Searched) {
    const known = new Map<string, Entry>();
    const leading = new Map<string, string[]>();
    for (const { name, also, see } of terms)
      for (const address of see)
        leading.set(address, [...(leading.get(address) ?? []), ...[name.en, name.ja, ...also].map(folded)]);
    const add = (address: string, names: readonly string[], text?: () => SettingText) => {
      if (known.has(address) || /[[*]/.test(address)) return;
      known.set(address, {
        address,
        names: names.map(folded),
        parts: partsOf(keyOf(address)),
        terms: leading.get(address) ?? [],
        text: lazily(() => (text ? sentencesOf(text()) : "")),
      });
    };
    for (const { id, name, also, text } of terms) add(`glossary:${id}`, [name.en, name.ja, ...also], () => text);
    for (const { id, name, text } of components) add(`component:${id}`, [id, name.en, name.ja], () => text);
    for (const setting of settings) add(setting.address, [keyOf(setting.address)], () => setting.text);
    for (const { id } of facts.settings) add(id, [keyOf(id)]);
    this.entries = [...known.values()];
  }

  /** The addresses that every word fits, the likeliest first. */
  search(query: string, most: number): string[] {
    const whole = folded(query);
    const words = whole.split(/\s+/).filter((word) => word !== "");
    if (words.length === 0) return [];
    return this.entries
      .map((entry) => ({ address: entry.address, score: scoreOf(entry, whole, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.address.length - b.address.length || (a.address < b.address ? -1 : 1))
      .slice(0, most)
      .map(({ address }) => address);
  }
}

function scoreOf(entry: Entry, whole: string, words: readonly string[]): number {
  if (entry.names.includes(whole) || folded(entry.address) === whole) return 1000;
  if (entry.terms.includes(whole)) return 500;
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(entry, word);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function scoreOfWord({ names, parts, terms, text }: Entry, word: string): number {
  if (names.includes(word)) return 200;
  if (parts.includes(word)) return 100;
  if (names.some((name) => name.startsWith(word))) return 60;
  if (parts.some((part) => part.startsWith(word))) return 50;
  if (terms.some((term) => term.includes(word))) return 40;
  if (names.some((name) => name.includes(word))) return 30;
  return text().includes(word) ? 5 : 0;
}

/** `devices/disk/driver@cache`, `hw:cpu_policy`, `OS::Nova::Server/flavor`: cut where a name has a joint. */
function partsOf(key: string): string[] {
  return folded(key.replace(/([a-z])([A-Z])/g, "$1 $2"))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");
}

function sentencesOf({ what, why, care }: SettingText): string {
  return folded([what, why, care].flatMap((text) => (text ? [text.en, text.ja] : [])).join(" "));
}

/**
 * A text as search compares it: half-width and small letters, katakana for hiragana, no `ー` at the end of a word – サーバ and
 * サーバー are one word.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/ー(?![ァ-ヺー])/g, "")
    .trim();
}

function lazily(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
