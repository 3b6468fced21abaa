import type { Allowed } from "../documents/document";
import { textOf } from "../documents/occurrence";
import type { Since } from "../knowledge/facts";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import { type Language, say, type Text } from "../text/language";
import type { Told } from "./told";
import { updateLine } from "./updateWords";

const lines = {
  attributes: { en: "**Attributes:** {names}", ja: "**属性：** {names}" },
  children: { en: "**Elements:** {names}", ja: "**要素：** {names}" },
  keys: { en: "**Keys:** {names}", ja: "**キー：** {names}" },
  values: { en: "**Values:** {values}", ja: "**値：** {values}" },
  type: { en: "**Type:** {type}.", ja: "**型：** {type}。" },
  default: { en: "**Default:** `{value}`.", ja: "**既定値：** `{value}`。" },
  sinceHeat: { en: "Since Heat {since}.", ja: "Heat {since} 以降で使えます。" },
  outdated: { en: "Outdated; Heat still accepts it.", ja: "古いプロパティーです。Heat はまだ受け付けます。" },
  outdatedBy: { en: "Outdated: use `{by}` instead.", ja: "古いプロパティーです。代わりに `{by}` を使ってください。" },
  required: { en: "Required here.", ja: "ここでは必須です。" },
  since: {
    en: "libvirt's documentation notes “since {since}{only}” here, for all of it or a part.",
    ja: "libvirt の文書では、ここの全体または一部に「{since} 以降{only}」と記されています。",
  },
  valueSince: {
    en: "libvirt's documentation notes “since {since}{only}” for `{value}`.",
    ja: "libvirt の文書では、`{value}` に「{since} 以降{only}」と記されています。",
  },
  only: { en: ", {hypervisors} only", ja: "、{hypervisors} のみ" },
  firstIn: { en: "Not in libvirt 9.0; present in {first}.", ja: "libvirt 9.0 にはなく、{first} にはあります。" },
} as const satisfies Record<string, Text>;

const needed: Text = { en: " (required)", ja: "（必須）" };
const more: Text = { en: ", and {count} more", ja: "、ほか {count} 個" };
const most = 12;

/** What the grammar says of a place: what may stand there, whether it must, since when and for whom. */
export function grammarLines({ address, occurrence, description }: Told, knowledge: KnowledgeBase, language: Language): string[] {
  const found: string[] = [];
  const { required = false, attributes = [], children = [], keys = [], values, type, default: fallback } = description ?? {};
  const { since, outdated, update } = description ?? {};
  if (attributes.length > 0) found.push(say(lines.attributes, language, { names: enumerate(attributes, language) }));
  if (children.length > 0) found.push(say(lines.children, language, { names: enumerate(children, language) }));
  if (keys.length > 0) found.push(say(lines.keys, language, { names: enumerate(keys, language) }));
  if (values) found.push(say(lines.values, language, { values: say(values.text, language, values.words) }));
  const value = textOf(occurrence);
  const first = knowledge.firstRelease(address) ?? (value === undefined ? undefined : knowledge.firstRelease(address, value));
  const facts = [
    type ? say(lines.type, language, { type: say(type, language).trim() }) : "",
    fallback === undefined ? "" : say(lines.default, language, { value: fallback }),
    required ? say(lines.required, language) : "",
    since === undefined ? "" : say(lines.sinceHeat, language, { since }),
    outdated ? say(outdated.by === undefined ? lines.outdated : lines.outdatedBy, language, outdated) : "",
    sinceLine(knowledge.since(address), lines.since, language),
    value === undefined ? "" : sinceLine(knowledge.since(address, value), lines.valueSince, language, value),
    first ? say(lines.firstIn, language, { first }) : "",
  ].filter((fact) => fact !== "");
  if (facts.length > 0) found.push(facts.join(language === "ja" ? "" : " "));
  if (update) found.push(updateLine(update, language));
  return found;
}

function sinceLine(mark: Since | undefined, line: Text, language: Language, value = ""): string {
  if (!mark) return "";
  const only = mark.only ? say(lines.only, language, { hypervisors: mark.only.join(", ") }) : "";
  return say(line, language, { since: mark.since, only, value });
}

/** Names in code, the required ones first and marked, then by the alphabet. */
function enumerate(names: readonly Allowed[], language: Language): string {
  const ordered = [...names].sort((a, b) => Number(b.required) - Number(a.required) || (a.name < b.name ? -1 : 1));
  const shown = ordered.slice(0, most).map(({ name, required }) => `\`${name}\`${required ? say(needed, language) : ""}`);
  const rest = ordered.length > most ? say(more, language, { count: ordered.length - most }) : "";
  return `${shown.join(language === "ja" ? "、" : ", ")}${rest}`;
}
