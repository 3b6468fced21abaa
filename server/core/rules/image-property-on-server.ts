import { textOf } from "../documents/occurrence";
import { commandFor, isImageProperty } from "../knowledge/keys";
import { defineRule } from "./rule";

export const imagePropertyOnServer = defineRule({
  id: "image-property-on-server",
  layer: "openstack",
  severity: "warning",
  messages: {
    metadata: {
      en: "`{key}` is an image property. In a server's `metadata` it is free text and does nothing: Nova reads it from the image.",
      ja: "`{key}` はイメージプロパティーです。サーバーの `metadata` に書いてもただの文字列で、何も起こりません。Nova が読むのはイメージのほうです。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const [at] = occurrence.names;
      if (!at || occurrence.parent?.address !== "heat:OS::Nova::Server/metadata") continue;
      if (!isImageProperty(occurrence.key, knowledge)) continue;
      const words = { key: occurrence.key, command: commandFor(`image:${occurrence.key}`, textOf(occurrence)) };
      const title = {
        en: "Replace it with a comment giving the image owner's command: {command}",
        ja: "イメージ所有者用のコマンドをコメントに残して取り除く：{command}",
      };
      yield {
        at,
        message: "metadata",
        words,
        fixes: [{ title, words, safe: false, edits: [model.remove(occurrence, words.command)] }],
      };
    }
  },
});
