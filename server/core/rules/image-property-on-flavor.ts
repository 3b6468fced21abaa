import { textOf } from "../documents/occurrence";
import { keyOf } from "../knowledge/address";
import { commandFor, hostOption, isImageProperty, twinOn } from "../knowledge/keys";
import { defineRule } from "./rule";

export const imagePropertyOnFlavor = defineRule({
  id: "image-property-on-flavor",
  layer: "openstack",
  severity: "warning",
  messages: {
    misspelt: {
      en: "`{key}` is spelt as an image property. As a flavor extra spec Nova reads it only as `{twin}`.",
      ja: "`{key}` はイメージプロパティーの書き方です。フレーバーの追加スペックとして Nova が読むのは `{twin}` だけです。",
    },
    unknown: {
      en: "Nova knows no extra spec `{key}`. The image property `{property}` decides this, and the image's owner sets it.",
      ja: "`{key}` という追加スペックは Nova にありません。これを決めるのはイメージプロパティー `{property}` で、設定するのはイメージの所有者です。",
    },
    misplaced: {
      en: "`{key}` is an image property, and no flavor extra spec does the same: the image's owner sets it.",
      ja: "`{key}` はイメージプロパティーで、同じ働きをするフレーバーの追加スペックはありません。設定するのはイメージの所有者です。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const [at] = occurrence.names;
      if (!at || !occurrence.address.startsWith("flavor:") || knowledge.facts(occurrence.address)) continue;
      const { key } = occurrence;
      const twin = /^(hw|os)_/.test(key) ? twinOn("flavor", key, knowledge) : undefined;
      if (twin) {
        const words = { key, twin: keyOf(twin) };
        const title = { en: "Spell it `{twin}`", ja: "`{twin}` に書き換える" };
        yield {
          at,
          message: "misspelt",
          words,
          fixes: [{ title, words, safe: false, edits: [{ span: at, newText: keyOf(twin) }] }],
        };
      } else {
        const property = isImageProperty(key, knowledge) ? key : key.replace(/^(hw|os):/, "$1_");
        if (!isImageProperty(property, knowledge) || hostOption(key, knowledge)) continue;
        const words = { key, property, command: commandFor(`image:${property}`, textOf(occurrence)) };
        const title = {
          en: "Replace it with a comment giving the image owner's command: {command}",
          ja: "イメージ所有者用のコマンドをコメントに残して取り除く：{command}",
        };
        yield {
          at,
          message: property === key ? "misplaced" : "unknown",
          words,
          fixes: [{ title, words, safe: false, edits: [model.remove(occurrence, words.command)] }],
        };
      }
    }
  },
});
