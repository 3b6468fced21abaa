import { keyOf, vocabularyOf } from "../knowledge/address";
import { isExtraSpec } from "../knowledge/keys";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import { nearestWords, nearness } from "../text/nearest";
import { defineRule } from "./rule";

export const novaSettingUnknown = defineRule({
  id: "nova-setting-unknown",
  layer: "openstack",
  severity: "warning",
  messages: {
    flavor: {
      en: "Nova has no extra spec `{key}`. Did you mean `{known}`?",
      ja: "Nova に `{key}` という追加スペックはありません。`{known}` の誤りではありませんか。",
    },
    image: {
      en: "Nova reads no image property `{key}`. Did you mean `{known}`?",
      ja: "Nova が読むイメージプロパティーに `{key}` はありません。`{known}` の誤りではありませんか。",
    },
  },
  *check(model, { knowledge }) {
    const names: { flavor?: readonly string[]; image?: readonly string[] } = {};
    for (const {
      address,
      key,
      names: [at],
    } of model.occurrences) {
      const vocabulary = vocabularyOf(address);
      if (!at || (vocabulary !== "flavor" && vocabulary !== "image") || isTold(vocabulary, key, knowledge)) continue;
      names[vocabulary] ??= namesOf(vocabulary, knowledge);
      const near = nearestWords(
        key,
        names[vocabulary].filter((name) => (nearness(key, name) ?? 9) <= slip(key)),
      );
      const [nearest] = near;
      if (nearest === undefined) continue;
      const fixes = near.map((one) => ({
        title: { en: "Change to `{one}`", ja: "`{one}` に変更" },
        words: { one },
        // From then on the setting works: that is more than a slip mended.
        safe: false,
        edits: [{ span: at, newText: one }],
      }));
      yield { at, message: vocabulary, words: { key, known: nearest }, fixes };
    }
  },
});

/** A key that belongs to the other of flavor and image is told as that. */
function isTold(vocabulary: "flavor" | "image", key: string, knowledge: KnowledgeBase): boolean {
  if (knowledge.facts(`flavor:${key}`) || knowledge.facts(`image:${key}`)) return true;
  return vocabulary === "image" && isExtraSpec(key, knowledge);
}

/** Anybody may set a key of their own: only a slip of a letter or two is surely one. */
const slip = (key: string) => (key.length > 12 ? 2 : 1);

function namesOf(vocabulary: "flavor" | "image", knowledge: KnowledgeBase): string[] {
  return knowledge.known(vocabulary).flatMap(({ id, field, unused }) => (field || unused || /[{*]/.test(id) ? [] : [keyOf(id)]));
}
