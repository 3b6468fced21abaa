import type { Occurrence } from "../documents/document";
import { textOf } from "../documents/occurrence";
import { type LibvirtRelease, libvirtReleases } from "../knowledge/facts";
import { defineRule } from "./rule";

export const settingNewerThanTarget = defineRule({
  id: "setting-newer-than-target",
  layer: "kvm",
  severity: "error",
  messages: {
    element: {
      en: "`<{name}>` is not in libvirt {target}, which silently drops it; it is present in {first}.",
      ja: "`<{name}>` は libvirt {target} にはなく、警告なしに捨てられます。{first} にはあります。",
    },
    attribute: {
      en: "`{name}` is not in libvirt {target}, which silently drops it; it is present in {first}.",
      ja: "`{name}` は libvirt {target} にはなく、警告なしに捨てられます。{first} にはあります。",
    },
    value: {
      en: "`{name}` takes `{value}` only in newer releases: it is not in libvirt {target}; it is present in {first}.",
      ja: "`{name}` の `{value}` は libvirt {target} にはありません。{first} にはあります。",
    },
  },
  *check(model, { knowledge, targets }) {
    if (targets.libvirt === libvirtReleases.at(-1)) return;
    const isNewer = (first: LibvirtRelease | undefined) =>
      first !== undefined && libvirtReleases.indexOf(first) > libvirtReleases.indexOf(targets.libvirt);
    const told = new Set<Occurrence>();
    for (const occurrence of model.occurrences) {
      const { address, key: name, names, value, parent } = occurrence;
      const [at] = names;
      if (!at || !address.startsWith("domain:")) continue;
      if (parent && told.has(parent)) told.add(occurrence);
      if (told.has(occurrence)) continue;
      const first = knowledge.firstRelease(address);
      const words = { name, target: targets.libvirt };
      if (first && isNewer(first)) {
        told.add(occurrence);
        yield { at, message: occurrence.isAttribute ? "attribute" : "element", words: { ...words, first } };
        continue;
      }
      const text = textOf(occurrence);
      const ofValue = text === undefined ? undefined : knowledge.firstRelease(address, text);
      if (value && text !== undefined && ofValue && isNewer(ofValue)) {
        yield { at: value.span, message: "value", words: { ...words, value: text, first: ofValue } };
      }
    }
  },
});
