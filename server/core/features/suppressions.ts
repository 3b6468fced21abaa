import type { DocumentModel } from "../documents/document";
import type { Remark } from "../documents/remarks";
import type { Text } from "../text/language";
import type { Mistake } from "../text/mistake";

/** What is left of what was found, and the remarks that keep nothing back; `isAsked` says whether a rule was asked at all. */
export function suppress(
  found: readonly Mistake[],
  model: DocumentModel,
  ids: ReadonlyMap<string, unknown>,
  isAsked: (rule: string) => boolean,
): Mistake[] {
  if (model.remarks.length === 0) return [...found];
  const suppressions = model.remarks.map(suppressionOf);
  const used = new Set<string>();
  const left = found.filter(({ rule, span }) => {
    const by = suppressions.filter(
      ({ rules, reason, remark }) =>
        reason !== "" && rules.includes(rule) && remark.covers.start <= span.start && span.start <= remark.covers.end,
    );
    for (const { remark } of by) used.add(keyOf(remark, rule));
    return by.length === 0 || /-syntax$/.test(rule);
  });
  return [
    ...left,
    ...suppressions.flatMap((one) => [...idle(one, used, ids, isAsked, model.file.text)].filter(({ rule }) => isAsked(rule))),
  ];
}

interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly remark: Remark;
}

/** `virt-layers-ignore RULE, RULE: why`; a full-width colon and comma are as good. */
function suppressionOf(remark: Remark): Suppression {
  const [, names = "", reason = ""] = /^\s*virt-layers-ignore\s*([^:：]*)(?:[:：](.*))?$/s.exec(remark.text) ?? [];
  return { rules: names.split(/[\s,、]+/).filter((name) => name !== ""), reason: reason.trim(), remark };
}

const keyOf = ({ span }: Remark, rule: string) => `${span.start} ${rule}`;

function* idle(
  { rules, reason, remark }: Suppression,
  used: ReadonlySet<string>,
  ids: ReadonlyMap<string, unknown>,
  isAsked: (rule: string) => boolean,
  text: string,
): Iterable<Mistake> {
  const tell = (message: Text, rule = ""): Mistake => ({
    rule: "suppression-unused",
    severity: "hint",
    span: remark.span,
    message,
    words: { rule },
    repairs: [{ title: titles.remove, safe: rules.length === 1, edits: [{ span: lineOf(remark, text), newText: "" }] }],
  });
  if (rules.length === 0 || reason === "") yield tell(messages.reason, rules.join(", "));
  else
    for (const rule of rules)
      if (!ids.has(rule)) yield tell(messages.unknown, rule);
      else if (isAsked(rule) && !used.has(keyOf(remark, rule))) yield tell(messages.unused, rule);
}

/** A remark with its line, where nothing else stands on it. */
function lineOf({ span }: Remark, text: string) {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end);
  const isAlone = text.slice(start, span.start).trim() === "" && text.slice(span.end, end < 0 ? undefined : end).trim() === "";
  return isAlone ? { start, end: end < 0 ? text.length : end + 1 } : span;
}

const titles = { remove: { en: "Remove the comment", ja: "コメントを取り除く" } } satisfies Record<string, Text>;

const messages = {
  unused: {
    en: "`{rule}` finds nothing here: the comment suppresses nothing and can go.",
    ja: "ここに `{rule}` の指摘はありません。このコメントは何も抑制していないため、削除できます。",
  },
  unknown: {
    en: "There is no rule `{rule}`: the comment suppresses nothing.",
    ja: "`{rule}` というルールはありません。このコメントは何も抑制していません。",
  },
  reason: {
    en: "Name a rule and, behind a colon, the reason: `virt-layers-ignore RULE: why`. Without them nothing is suppressed.",
    ja: "ルール名と、コロンの後に理由を書きます（`virt-layers-ignore RULE: why`）。なければ何も抑制されません。",
  },
} satisfies Record<string, Text>;
