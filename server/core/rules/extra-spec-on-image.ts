import { textOf } from "../documents/occurrence";
import { keyOf } from "../knowledge/address";
import { commandFor, isExtraSpec, twinOn } from "../knowledge/keys";
import { defineRule } from "./rule";

export const extraSpecOnImage = defineRule({
  id: "extra-spec-on-image",
  layer: "openstack",
  severity: "warning",
  messages: {
    misspelt: {
      en: "`{key}` is spelt as a flavor extra spec. As an image property Nova reads it only as `{twin}`.",
      ja: "`{key}` はフレーバーの追加スペックの書き方です。イメージプロパティーとして Nova が読むのは `{twin}` だけです。",
    },
    misplaced: {
      en: "`{key}` is a flavor extra spec, and no image property does the same: Nova does not read it on an image.",
      ja: "`{key}` はフレーバーの追加スペックで、同じ働きをするイメージプロパティーはありません。イメージに付けても Nova は読みません。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const [at] = occurrence.names;
      if (!at || !occurrence.address.startsWith("image:") || !isExtraSpec(occurrence.key, knowledge)) continue;
      if (knowledge.facts(occurrence.address)) continue;
      const twin = twinOn("image", occurrence.key, knowledge);
      if (twin) {
        const words = { key: occurrence.key, twin: keyOf(twin) };
        const title = { en: "Spell it `{twin}`", ja: "`{twin}` に書き換える" };
        yield {
          at,
          message: "misspelt",
          words,
          fixes: [{ title, words, safe: false, edits: [{ span: at, newText: keyOf(twin) }] }],
        };
      } else {
        const words = { key: occurrence.key, command: commandFor(`flavor:${occurrence.key}`, textOf(occurrence)) };
        const title = {
          en: "Replace it with a comment giving the administrator's command: {command}",
          ja: "管理者用のコマンドをコメントに残して取り除く：{command}",
        };
        yield {
          at,
          message: "misplaced",
          words,
          fixes: [{ title, words, safe: false, edits: [model.remove(occurrence, words.command)] }],
        };
      }
    }
  },
});
