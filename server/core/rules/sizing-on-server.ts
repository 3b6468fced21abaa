import { childOf } from "../documents/occurrence";
import { defineRule } from "./rule";

/** Words for a guest's size, and the flavor's field that decides each. */
const fields: ReadonlyMap<string, string> = new Map([
  ["vcpus", "vcpus"],
  ["vcpu", "vcpus"],
  ["cpus", "vcpus"],
  ["ram", "ram"],
  ["memory", "ram"],
  ["memory_mb", "ram"],
  ["disk", "disk"],
  ["root_gb", "disk"],
  ["ephemeral", "ephemeral"],
  ["swap", "swap"],
]);

export const sizingOnServer = defineRule({
  id: "sizing-on-server",
  layer: "openstack",
  severity: "error",
  messages: {
    flavor: {
      en: "A server has no property `{key}`: the flavor decides the size of the guest, by its `{field}`. Heat refuses the template.",
      ja: "サーバーに `{key}` というプロパティーはありません。ゲストの大きさを決めるのはフレーバーの `{field}` です。Heat はこのテンプレートを受け付けません。",
    },
  },
  *check(model) {
    for (const occurrence of model.occurrences) {
      const field = fields.get(occurrence.key);
      const [at] = occurrence.names;
      if (field === undefined || !at || occurrence.address !== `heat:OS::Nova::Server/${occurrence.key}`) continue;
      // Heat does not look at the properties of a resource that it only adopts.
      const resource = occurrence.parent?.parent;
      if (resource && childOf(resource, "external_id")) continue;
      const flavor = occurrence.parent && childOf(occurrence.parent, "flavor")?.names[0];
      yield {
        at,
        message: "flavor",
        words: { key: occurrence.key, field },
        fixes: [
          {
            title: { en: "Remove `{key}`", ja: "`{key}` を取り除く" },
            words: { key: occurrence.key },
            safe: false,
            edits: [model.remove(occurrence)],
          },
        ],
        related: flavor ? [{ span: flavor, message: { en: "this flavor decides it", ja: "このフレーバーが決めます" } }] : [],
      };
    }
  },
});
