import type { Occurrence } from "../documents/document";
import { textOf } from "../documents/occurrence";
import type { Repair } from "../text/mistake";
import { defineRule } from "./rule";

export const fullWidthCharacter = defineRule({
  id: "full-width-character",
  layer: "openstack",
  severity: "hint",
  messages: {
    space: {
      en: "This name has a full-width space: YAML takes it for a letter, so neither the indentation nor the name is what it looks like.",
      ja: "この名前には全角スペースが含まれています。YAML では文字として扱われるため、インデントも名前も見た目どおりになりません。",
    },
    quotes: {
      en: "These quotes are full-width: they become part of the value.",
      ja: "この引用符は全角なので、値の一部になります。",
    },
    valueSpace: {
      en: "This value begins with a full-width space, which becomes part of it.",
      ja: "この値は全角スペースで始まっています。スペースも値の一部になります。",
    },
  },
  *check(model) {
    if (!/[\u3000：“”„‟＂‘’＇]/.test(model.file.text)) return;
    for (const occurrence of model.occurrences) {
      const [at] = occurrence.names;
      const { key, value } = occurrence;
      if (at && /^[^：:\r\n]*\u3000[^：:\r\n]*$/.test(key))
        yield { at, message: "space", fixes: [replaced(at, halfWidth(key, isIndentation(model.file.text, at.start)))] };
      const text = value?.known ? textOf(occurrence) : undefined;
      if (!value || text === undefined || isProse(occurrence)) continue;
      const [, quoted] = /^[“„‟”＂‘’＇]([^“„‟”＂‘’＇\r\n]*)[“„‟”＂‘’＇]$/.exec(text) ?? [];
      if (quoted !== undefined)
        yield { at: value.span, message: "quotes", fixes: [replaced(value.span, JSON.stringify(quoted))] };
      else if (text.startsWith("\u3000"))
        yield { at: value.span, message: "valueSpace", fixes: [replaced(value.span, text.replace(/^\u3000+/, ""))] };
    }
  },
});

/** A text for people may hold any character. */
const isProse = ({ key }: Occurrence) => /^(description|label|title)$/.test(key);

/** Behind an indentation a full-width space is too much; as the indentation itself it is as wide as two others. */
function halfWidth(key: string, isIndentation: boolean): string {
  const [lead = ""] = /^[\s\u3000]*/.exec(key) ?? [];
  const name = key.slice(lead.length).replaceAll("\u3000", " ").trimEnd();
  return isIndentation ? lead.replaceAll("\u3000", "  ") + name : name;
}

const isIndentation = (text: string, start: number) => start === 0 || /[\r\n]/.test(text.charAt(start - 1));

function replaced(span: Occurrence["whole"], newText: string): Repair {
  return {
    title: { en: "Write half-width characters", ja: "半角文字にする" },
    safe: false,
    edits: [{ span, newText }],
  };
}
