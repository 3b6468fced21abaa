import { keyOf, parseElementPath, vocabularyOf } from "../../server/core/knowledge/address";
import { AddressIndex, plainAddress, standsFor } from "../../server/core/knowledge/addressIndex";
import type { Facts } from "../../server/core/knowledge/facts";
import type { DomainPaths } from "./domainPaths";
import type { HeatNames } from "./heatNames";
import { heatWords } from "./heatWords";

/** The committed tables that name what exists. */
export interface Tables {
  readonly facts: Facts;
  readonly domain: DomainPaths;
  readonly heat: HeatNames;
}

/** Every address that the fact tables know. */
export class KnownAddresses {
  private readonly all: ReadonlySet<string>;
  /** By vocabulary and last name, so that a pattern is tried on few. */
  private readonly byTail = new Map<string, string[]>();
  private readonly values: ReadonlyMap<string, readonly string[]>;
  private readonly matches = new Map<string, readonly string[]>();

  constructor({ facts, domain, heat }: Tables) {
    const { owners, filled, storeys, settings } = facts;
    const rows = [owners, filled, storeys].flatMap(Object.keys);
    this.all = new Set([...rows, ...domain.paths, ...settings.map(({ id }) => id), ...heatAddresses(heat)]);
    for (const address of this.all)
      for (const key of [tailOf(address), `${vocabularyOf(address)}:*`]) push(this.byTail, key, address);
    const enumerated = settings.flatMap(({ id, values }) => (values.enum ? [[id, values.enum] as const] : []));
    this.values = new Map([...Object.entries(domain.values), ...enumerated]);
  }

  /** An OpenStack address is exactly an id of its table; only libvirt's and Heat's may be patterns. */
  has(address: string): boolean {
    return this.all.has(address) || (/^(domain|heat):/.test(address) && this.matched(address).length > 0);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.all.values();
  }

  /** The only values that a known address takes; undefined where it takes others too. */
  valuesOf(address: string): readonly string[] | undefined {
    return this.values.get(this.plain(address));
  }

  /** The known addresses that a pattern stands for, its selectors taken as true; only itself for a plain address. */
  matched(address: string): readonly string[] {
    const before = this.matches.get(address);
    if (before) return before;
    const index = new AddressIndex<string>();
    index.add(address, address);
    const found = (this.byTail.get(tailOf(address)) ?? []).filter((known) => index.find(known, () => true).length > 0);
    this.matches.set(address, found);
    return found;
  }

  /** The selectors of an address that no known attribute answers, as `element[name=value]`. */
  danglingSelectors(address: string): readonly string[] {
    const { steps } = parseElementPath(keyOf(address));
    return steps.flatMap(({ name, selectors }, depth) => {
      const element = { steps: steps.slice(0, depth + 1) };
      return selectors
        .filter(([key, value]) => !this.takes(plainAddress(vocabularyOf(address), { ...element, attribute: key }), value))
        .map(([key, value]) => `${name}[${key}=${value}]`);
    });
  }

  private takes(attribute: string, value: string): boolean {
    const found = this.matched(attribute);
    return found.some((known) => this.values.get(known)?.includes(value) ?? true);
  }

  private plain(address: string): string {
    return address.includes("[") ? plainAddress(vocabularyOf(address), parseElementPath(keyOf(address))) : address;
  }
}

function push(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The vocabulary with the last element and attribute of a domain address; `*` where the last name is not fixed. */
function tailOf(address: string): string {
  const vocabulary = vocabularyOf(address);
  if (vocabulary !== "domain") return /[*{]/.test(address) ? `${vocabulary}:*` : address;
  const { steps, attribute } = parseElementPath(keyOf(address));
  const name = steps.at(-1)?.name ?? "";
  return name.includes("*") ? "domain:*" : `domain:.../${name}@${attribute ?? ""}`;
}

/** Every Heat address: types, properties, attributes, functions and the words of templates and environments. */
function heatAddresses({ types, functions }: HeatNames): string[] {
  const ofTypes = Object.entries(types).flatMap(([type, { properties, attributes }]) => [
    `heat:${type}`,
    ...properties.map((name) => `heat:${type}/${name}`),
    ...attributes.map((name) => `heat:${type}@${name}`),
  ]);
  return [...ofTypes, ...functions.map((name) => `heat:function/${name}`), ...heatWords];
}

/** Says whether a decider's id, which may end in `*`, names a known setting. */
export function namesSetting(id: string, { settings }: Facts): boolean {
  return settings.some((setting) => setting.id === id || standsFor(id, setting.id));
}
