import { keyOf, type SettingAddress, vocabularyOf } from "./address";
import type { KnowledgeBase } from "./knowledgeBase";

/** Says whether a key is a flavor's extra spec: known to Nova, or unmistakably in one of its namespaces. */
export function isExtraSpec(key: string, knowledge: KnowledgeBase): boolean {
  if (/^(hw|quota|pci_passthrough):/.test(key)) return true;
  return key.includes(":") && knowledge.facts(`flavor:${key}`) !== undefined;
}

/** Says whether a key is an image property that Nova knows by one of its own prefixes. */
export function isImageProperty(key: string, knowledge: KnowledgeBase): boolean {
  return /^(hw|os|img)_/.test(key) && knowledge.facts(`image:${key}`) !== undefined;
}

/**
 * The same setting on the other of flavor and image, where there is one: `flavor:hw:cpu_policy` and `image:hw_cpu_policy`. The
 * key may be spelt in either way.
 */
export function twinOn(vocabulary: "flavor" | "image", key: string, knowledge: KnowledgeBase): SettingAddress | undefined {
  const spelt = vocabulary === "flavor" ? key.replace(/^(hw|os)_/, "$1:") : key.replace(/^(hw|os):/, "$1_");
  const address: SettingAddress = `${vocabulary}:${spelt}`;
  const facts = knowledge.facts(address);
  return spelt !== key && facts && !facts.unused ? address : undefined;
}

/** The `[libvirt]` option of the compute host that a key names, also in the disguise of `hw:cpu_mode` or `hw_cpu_mode`. */
export function hostOption(key: string, knowledge: KnowledgeBase): SettingAddress | undefined {
  for (const name of [key, key.replace(/^(hw|libvirt)[:_]/, "")]) {
    const address: SettingAddress = `nova.conf:libvirt/${name}`;
    if (knowledge.facts(address)) return address;
  }
  return undefined;
}

/** The command that sets a flavor's or an image's setting. */
export function commandFor(address: SettingAddress, value: string | undefined): string {
  const setting = `--property ${shellWord(`${keyOf(address)}=${value?.trim() ?? "VALUE"}`)}`;
  return vocabularyOf(address) === "flavor" ? `openstack flavor set ${setting} FLAVOR` : `openstack image set ${setting} IMAGE`;
}

function shellWord(word: string): string {
  return /^[\w:=.,/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
