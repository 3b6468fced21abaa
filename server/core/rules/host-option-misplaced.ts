import type { Occurrence } from "../documents/document";
import { childOf } from "../documents/occurrence";
import { keyOf } from "../knowledge/address";
import { hostOption } from "../knowledge/keys";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import { defineRule } from "./rule";

type Place = "property" | "flavor" | "image";

export const hostOptionMisplaced = defineRule({
  id: "host-option-misplaced",
  layer: "openstack",
  severity: "warning",
  messages: {
    property: {
      en: "`{key}` is no property of this resource, and Heat refuses the template: it is the host operator's `[libvirt] {option}` in `nova.conf` on the compute host.",
      ja: "`{key}` はこのリソースのプロパティーではなく、Heat はこのテンプレートを受け付けません。ホストの運用担当者がコンピュートホストの `nova.conf` に書く `[libvirt] {option}` です。",
    },
    flavor: {
      en: "`{key}` is no extra spec that Nova reads: it is the host operator's `[libvirt] {option}` in `nova.conf` on the compute host.",
      ja: "`{key}` は Nova が読む追加スペックではありません。ホストの運用担当者がコンピュートホストの `nova.conf` に書く `[libvirt] {option}` です。",
    },
    image: {
      en: "`{key}` is no image property that Nova reads: it is the host operator's `[libvirt] {option}` in `nova.conf` on the compute host.",
      ja: "`{key}` は Nova が読むイメージプロパティーではありません。ホストの運用担当者がコンピュートホストの `nova.conf` に書く `[libvirt] {option}` です。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const message = placeOf(occurrence, knowledge);
      const option = message && hostOption(occurrence.key, knowledge);
      const [at] = occurrence.names;
      if (!message || !option || !at) continue;
      yield {
        at,
        message,
        // Heat refuses a property that the type does not have; Nova takes any extra spec or image property and lets it lie.
        severity: message === "property" ? "error" : "warning",
        words: { key: occurrence.key, option: keyOf(option).replace(/^libvirt\//, "") },
        fixes: [
          {
            title: { en: "Remove `{key}`", ja: "`{key}` を取り除く" },
            words: { key: occurrence.key },
            safe: false,
            edits: [model.remove(occurrence)],
          },
        ],
      };
    }
  },
});

/** Where a host's option may have strayed to; undefined where the name means something. */
function placeOf(occurrence: Occurrence, knowledge: KnowledgeBase): Place | undefined {
  const { address } = occurrence;
  const place = placeByAddress(occurrence);
  const known = place && knowledge.facts(address);
  return known && !known.unused ? undefined : place;
}

function placeByAddress({ address, key, parent }: Occurrence): Place | undefined {
  if (address.startsWith("flavor:")) return "flavor";
  if (address.startsWith("image:")) return "image";
  if (!address.startsWith("heat:OS::Nova::")) return undefined;
  if (address !== `heat:OS::Nova::Server/${key}` && address !== `heat:OS::Nova::Flavor/${key}`) return undefined;
  // Heat does not look at the properties of a resource that it only adopts.
  const resource = parent?.parent;
  return resource && childOf(resource, "external_id") ? undefined : "property";
}
