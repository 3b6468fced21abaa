import type { DocumentModel, Occurrence } from "../documents/document";
import { childOf, textOf } from "../documents/occurrence";
import { commandFor, isExtraSpec } from "../knowledge/keys";
import type { Repair } from "../text/mistake";
import { defineRule } from "./rule";

/** Maps of a server in which an extra spec is nothing but a word. */
const maps: ReadonlyMap<string | undefined, "metadata" | "hint"> = new Map([
  ["heat:OS::Nova::Server/metadata", "metadata"],
  ["heat:OS::Nova::Server/scheduler_hints", "hint"],
]);

export const extraSpecOnServer = defineRule({
  id: "extra-spec-on-server",
  layer: "openstack",
  severity: "warning",
  messages: {
    metadata: {
      en: "`{key}` is a flavor extra spec. In a server's `metadata` it is free text and does nothing. It belongs on the flavor, which is the cloud administrator's to change.",
      ja: "`{key}` はフレーバーの追加スペックです。サーバーの `metadata` に書いてもただの文字列で、何も起こりません。書く場所はフレーバーで、変更できるのはクラウド管理者です。",
    },
    hint: {
      en: "`{key}` is a flavor extra spec. Among scheduler hints no filter of Nova reads it. It belongs on the flavor, which is the cloud administrator's to change.",
      ja: "`{key}` はフレーバーの追加スペックです。スケジューラーヒントに書いても、Nova のどのフィルターも読みません。書く場所はフレーバーで、変更できるのはクラウド管理者です。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const message = maps.get(occurrence.parent?.address);
      if (!message || !isExtraSpec(occurrence.key, knowledge)) continue;
      const [at] = occurrence.names;
      if (at) yield { at, message, words: { key: occurrence.key }, fixes: fixesFor(model, occurrence) };
    }
  },
});

function fixesFor(model: DocumentModel, occurrence: Occurrence): Repair[] {
  const address = `flavor:${occurrence.key}` as const;
  const value = textOf(occurrence);
  const command = commandFor(address, value);
  const flavor = ownFlavor(model, occurrence);
  const edit = flavor && value !== undefined ? model.write(flavor, address, value) : undefined;
  const move: Repair[] =
    flavor && edit
      ? [
          {
            title: {
              en: "Move it to the flavor `{flavor}` of this template",
              ja: "このテンプレートのフレーバー `{flavor}` に移す",
            },
            words: { flavor: flavor.name },
            safe: false,
            edits: [model.remove(occurrence), edit],
          },
        ]
      : [];
  return [
    ...move,
    {
      title: {
        en: "Replace it with a comment giving the administrator's command: {command}",
        ja: "管理者用のコマンドをコメントに残して取り除く：{command}",
      },
      words: { command },
      safe: false,
      edits: [model.remove(occurrence, command)],
    },
  ];
}

/** The flavor resource that the server points at, where the template owns it and it does not have the setting yet. */
function ownFlavor(model: DocumentModel, occurrence: Occurrence) {
  const properties = occurrence.parent?.parent;
  const flavor = properties && childOf(properties, "flavor")?.value;
  if (!flavor || flavor.known || flavor.why !== "function") return undefined;
  const subject = model.subjects.find(({ name, type }) => type === "OS::Nova::Flavor" && name === flavor.refersTo);
  const address = `flavor:${occurrence.key}`;
  return subject && !model.occurrences.some((other) => other.subject === subject && other.address === address)
    ? subject
    : undefined;
}
