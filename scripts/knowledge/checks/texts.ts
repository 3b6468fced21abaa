import type { Component, Counterpart, Origin, Setting, SettingText, Term } from "../../../server/core/knowledge/setting";
import type { Slip } from "../../../server/core/knowledge/slip";
import type { Text } from "../../../server/core/text/language";
import type { Located, Problem } from "../problem";
import { nameOf } from "./counterparts";

/**
 * How a text is to be written: `sentence` and `sentences` are whole ones, a `phrase` may follow a dash, an
 * `aside` is a phrase that stands in （） in Japanese, a `label` is a few words.
 */
export type Manner = "sentence" | "sentences" | "phrase" | "aside" | "label";

/** A text of the knowledge, with its place. */
export interface PlacedText {
  readonly file: string;
  readonly address: string;
  /** `what`, `values.none`, … */
  readonly field: string;
  readonly manner: Manner;
  readonly text: Text;
}

const longestWhat = 220;
/** Japanese may take a second short sentence where English has a clause. */
const mostSentences = { sentence: { en: 1, ja: 2 }, sentences: { en: 3, ja: 4 } } as const;

/** Every text of some entries, in order. */
export function textsOf(
  entries: readonly (
    | Located<Component>
    | Located<Origin>
    | Located<Setting>
    | Located<Counterpart>
    | Located<Slip>
    | Located<Term>
  )[],
): PlacedText[] {
  return entries.flatMap(({ file, entry }) =>
    [...fieldsOf(entry)].map(([field, manner, text]) => ({ file, address: addressOf(entry), field, manner, text })),
  );
}

type Field = readonly [field: string, manner: Manner, text: Text];

type Entry = Component | Origin | Setting | Counterpart | Slip | Term;

function addressOf(entry: Entry): string {
  if ("makes" in entry) return entry.at.join(", ");
  if ("kvm" in entry) return nameOf(entry);
  return "address" in entry ? entry.address : entry.id;
}

function* fieldsOf(entry: Entry): Generator<Field> {
  if ("makes" in entry) {
    yield ["makes", "phrase", entry.makes];
    return;
  }
  if ("kvm" in entry) {
    if (entry.when) yield ["when", "aside", entry.when];
    return;
  }
  if ("name" in entry) yield ["name", "label", entry.name];
  if (isSettingText(entry.text)) yield* partsOf(entry.text);
  else yield ["text", "sentences", entry.text];
  if ("values" in entry) for (const [value, text] of Object.entries(entry.values ?? {})) yield [`values.${value}`, "label", text];
  if ("rows" in entry)
    for (const { label, text } of entry.rows ?? []) {
      yield [`rows.${label.en}`, "label", label];
      yield [`rows.${label.en}`, "label", text];
    }
}

function* partsOf({ what, why, care }: SettingText): Generator<Field> {
  yield ["what", "sentence", what];
  if (why) yield ["why", "sentences", why];
  if (care) yield ["care", "sentences", care];
}

const isSettingText = (text: Text | SettingText): text is SettingText => "what" in text;

/** Runs a check that looks at one text alone. */
export function checkTexts(texts: readonly PlacedText[], check: (text: Text, manner: Manner) => readonly string[]): Problem[] {
  return texts.flatMap(({ file, address, field, manner, text }) =>
    check(text, manner).map((what) => ({ file, address, what: `${field}: ${what}` })),
  );
}

/** Both languages have the same `{placeholders}` and the same words in backquotes, equally often. */
export function checkSameWords({ en, ja }: Text): string[] {
  const odd = (en.match(/`/g) ?? []).length % 2 === 1 || (ja.match(/`/g) ?? []).length % 2 === 1;
  if (odd) return ["a backquote is not closed"];
  return [
    ...difference("the placeholder", placeholders(en), placeholders(ja)),
    ...difference("the code word", codeWords(en), codeWords(ja)),
  ];
}

const codeWords = (text: string) => text.match(/`[^`]*`/g) ?? [];
const placeholders = (text: string) => text.replace(/`[^`]*`/g, "").match(/\{\w+\}/g) ?? [];

function difference(name: string, en: readonly string[], ja: readonly string[]): string[] {
  const count = (list: readonly string[], word: string) => list.filter((item) => item === word).length;
  return [...new Set([...en, ...ja])]
    .filter((word) => count(en, word) !== count(ja, word))
    .map((word) => `${name} ${word} stands ${count(en, word)} times in en, ${count(ja, word)} times in ja`);
}

/** A text is as long as its manner says, and English sentences end as sentences do. */
export function checkLength({ en, ja }: Text, manner: Manner): string[] {
  if (manner !== "sentence" && manner !== "sentences") return [];
  const most = mostSentences[manner];
  const wrong: string[] = [];
  if (manner === "sentence" && en.length > longestWhat) wrong.push(`en has ${en.length} characters, more than ${longestWhat}`);
  if (!/[.!?]$/.test(en)) wrong.push("en does not end as a sentence");
  if (englishSentences(en) > most.en) wrong.push(`en has ${englishSentences(en)} sentences, more than ${most.en}`);
  const japanese = (ja.match(/[。？！]/g) ?? []).length;
  if (japanese > most.ja) wrong.push(`ja has ${japanese} sentences, more than ${most.ja}`);
  return wrong;
}

function englishSentences(text: string): number {
  const plain = text.replace(/`[^`]*`/g, "x").replace(/\b(e\.g|i\.e|etc|vs|cf)\./g, "$1");
  return (plain.match(/[.!?](?=["')]?(\s|$))/g) ?? []).length;
}

const names =
  /^(Nova|Neutron|Cinder|Glance|Keystone|Placement|Heat|Swift|Octavia|Designate|Barbican|Manila|Ironic|Horizon|Cyborg|Ceph|Linux|Windows|OpenStack|Open|Intel|Virtuozzo|Xen|Hyper-V|Secure|Castellan|Python|Debian|Ubuntu)\b/;

/** A phrase that may follow a dash: no capital, no full stop. */
export function checkPhrase({ en, ja }: Text, manner: Manner): string[] {
  if (manner !== "phrase" && manner !== "aside") return [];
  const wrong: string[] = [];
  if (/^[A-Z][a-z]+\b/.test(en) && !names.test(en)) wrong.push("en begins with a capital");
  if (/^A [a-z]/.test(en)) wrong.push("en begins with a capital");
  if (/\.$/.test(en)) wrong.push("en ends with a full stop");
  if (/。$/.test(ja)) wrong.push("ja ends with 。");
  return wrong;
}
