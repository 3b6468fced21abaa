import type { UpdateEffect } from "../documents/document";
import { type Language, say, type Text } from "../text/language";

const sentences: Readonly<Record<UpdateEffect["kind"], Text>> = {
  inPlace: { en: "a change is made in place{by}.", ja: "リソースはそのままで、値だけが変わります{by}。" },
  replaced: {
    en: "a change replaces the resource: Heat makes a new one and {old}{by}.",
    ja: "リソースが置き換えられます。Heat が新しいものを作り、古いものを{old}{by}。",
  },
  rejected: { en: "Heat refuses a change: the update fails.", ja: "Heat は変更を受け付けず、更新は失敗します。" },
  resized: {
    en: "Nova resizes the server; it stays the same one{by}.",
    ja: "Nova がサーバーをリサイズします。サーバーは同じままです{by}。",
  },
  rebuilt: {
    en: "Nova rebuilds the server: its root disk is overwritten{by}.",
    ja: "Nova がサーバーを再ビルドします。ルートディスクは上書きされます{by}。",
  },
  ignored: { en: "the resource keeps the old value{by}.", ja: "リソースは古い値のままです{by}。" },
  depends: {
    en: "`{name}` decides whether a change replaces the resource.",
    ja: "リソースが置き換えられるかどうかは `{name}` で決まります。",
  },
};

const head: Text = { en: "**On a stack update:** {what}", ja: "**スタックの更新時：** {what}" };
const by: Text = { en: " (`{name}: {value}`)", ja: "（`{name}: {value}`）" };
const byDefault: Text = { en: " (`{name}: {value}`, the default)", ja: "（既定の `{name}: {value}`）" };
/** What becomes of the old one. */
const fates = {
  removed: { en: "removes the old one", ja: "取り除きます" },
  data: { en: "removes the old one, with its data", ja: "データごと取り除きます" },
  localDisks: { en: "removes the old one, with its local disks", ja: "ローカルディスクごと取り除きます" },
  resource: { en: "leaves the old one as it is, outside of the stack", ja: "そのままスタックの外に残します" },
  snapshot: { en: "removes the old one after a snapshot", ja: "スナップショットを取ってから取り除きます" },
} as const satisfies Record<string, Text>;

/** What an update of the stack does, as a sentence. */
export function updateLine(effect: UpdateEffect, language: Language): string {
  return say(head, language, { what: updateSentence(effect, language) });
}

/** The same without its heading. */
export function updateSentence({ kind: what, by: decider, loses, keeps }: UpdateEffect, language: Language): string {
  const { name = "", value, isDefault = false } = decider ?? {};
  const decided = value === undefined ? "" : say(isDefault ? byDefault : by, language, { name, value });
  return say(sentences[what], language, { name, by: decided, old: fates[keeps ?? loses ?? "removed"] });
}

/** Two words for the end of a line; nothing for what changes without harm. */
export function shortUpdate({ kind: what, loses }: UpdateEffect, language: Language): string | undefined {
  const short = shortWords[what];
  return short && say(short, language, { loss: loses ? say(shortLosses[loses], language) : "" });
}

const shortWords: Readonly<Partial<Record<UpdateEffect["kind"], Text>>> = {
  replaced: { en: "⟳ replaced{loss}", ja: "⟳ {loss}置き換え" },
  rebuilt: { en: "⟳ rebuilt", ja: "⟳ 再ビルド" },
  rejected: { en: "⊘ not changeable", ja: "⊘ 変更不可" },
};

const shortLosses: Readonly<Record<NonNullable<UpdateEffect["loses"]>, Text>> = {
  data: { en: " with its data", ja: "データごと" },
  localDisks: { en: " with its local disks", ja: "ローカルディスクごと" },
};
