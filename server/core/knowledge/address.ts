/** The word before an address's first colon: whose setting it is. */
export const vocabularies = [
  "domain",
  "flavor",
  "image",
  "server",
  "port",
  "network",
  "volume",
  "volume-type",
  "nova.conf",
  "heat",
  "environment",
  "component",
] as const;

export type Vocabulary = (typeof vocabularies)[number] | `libvirt-${string}`;

/**
 * Names one setting. `domain:devices/disk/driver@cache` (libvirt's element path without `/domain/`; `@` an attribute),
 * `flavor:hw:cpu_policy`, `image:hw_disk_bus`, `nova.conf:libvirt/cpu_mode`, `heat:OS::Nova::Server/flavor`, `component:nova`.
 * A domain address may carry selectors on the element that holds the discriminator (`devices/interface[type=bridge]/source`)
 * and, as a pattern, `*` for one element and `**` for any number; an OpenStack id's `{…}` stands for any word.
 */
export type SettingAddress = `${Vocabulary}:${string}`;

/** What decides a setting and is no setting itself: `nova:constant`, `libvirt:runtime`, `host:direct-io`. */
export type OriginId =
  `${"nova" | "neutron" | "cinder" | "glance" | "keystone" | "placement" | "barbican" | "manila" | "ceph" | "host" | "libvirt"}:${string}`;

/** The vocabulary of an address: the word before its first colon. */
export function vocabularyOf(address: string): string {
  return address.slice(0, address.indexOf(":"));
}

/** What stands behind the first colon: the key or path as its users type it. */
export function keyOf(address: string): string {
  return address.slice(address.indexOf(":") + 1);
}

/** One step of a domain address: an element name (or `*`, `**`), with the selector on it. */
export interface Step {
  readonly name: string;
  readonly selectors: readonly (readonly [name: string, value: string])[];
}

/** A domain (or other libvirt) address in parts. */
export interface ElementPath {
  readonly steps: readonly Step[];
  readonly attribute?: string;
}

/** Takes the key of a libvirt address apart. */
export function parseElementPath(key: string): ElementPath {
  const [, path = "", attribute] = /^((?:[^@[\]]|\[[^\]]*\])*)(?:@(.*))?$/.exec(key) ?? [];
  const steps = path === "" ? [] : path.split(/\/(?![^[]*\])/).map(parseStep);
  return attribute === undefined ? { steps } : { steps, attribute };
}

function parseStep(text: string): Step {
  const [name = "", ...rest] = text.split("[");
  const selectors = rest.map((part): [string, string] => {
    const [key = "", value = ""] = part.replace(/\]$/, "").split("=");
    return [key.replace(/^@/, ""), value];
  });
  return { name, selectors };
}
