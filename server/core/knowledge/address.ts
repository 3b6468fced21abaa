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
  const mark = attributeMark(key);
  const path = mark < 0 ? key : key.slice(0, mark);
  const attribute = mark < 0 ? undefined : key.slice(mark + 1);
  const steps = path === "" ? [] : path.split(/\/(?![^[]*\])/).map(parseStep);
  return attribute === undefined ? { steps } : { steps, attribute };
}

/** Where the `@` before an attribute's name stands; one inside a selector is none. A loop, since a hostile name is longer than a stack. */
function attributeMark(key: string): number {
  let inSelector = false;
  for (let i = 0; i < key.length; i++) {
    const sign = key[i];
    if (sign === "@" && !inSelector) return i;
    if (sign === "[" || sign === "]") inSelector = sign === "[";
  }
  return -1;
}

function parseStep(text: string): Step {
  const [name = "", ...rest] = text.split("[");
  const selectors = rest.map((part): [string, string] => {
    const [key = "", value = ""] = part.replace(/\]$/, "").split("=");
    return [key.replace(/^@/, ""), value];
  });
  return { name, selectors };
}
