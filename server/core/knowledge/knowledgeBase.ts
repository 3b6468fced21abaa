import type { Text } from "../text/language";
import { keyOf, type OriginId, type SettingAddress, vocabularyOf } from "./address";
import { AddressIndex, type SelectorTest } from "./addressIndex";
import type { Decider, Facts, Filled, LibvirtRelease, SettingFacts, Since, Storey } from "./facts";
import { SearchIndex } from "./searchIndex";
import type { Component, Counterpart, Fit, Layer, Origin, Setting, Term } from "./setting";
import type { Slip, SlipKind } from "./slip";

/** The entries and facts, as `npm run knowledge` compiles them. */
export interface KnowledgeData {
  readonly components: readonly Component[];
  readonly origins: readonly Origin[];
  readonly settings: readonly Setting[];
  readonly counterparts: readonly Counterpart[];
  readonly slips: readonly Slip[];
  readonly terms: readonly Term[];
  readonly facts: Facts;
}

/** One end of a counterpart, seen from the other. */
export interface Bridge {
  /** Missing where the other layer has nothing (`fit: none`). */
  readonly address?: SettingAddress | OriginId;
  readonly fit: Fit;
  readonly when?: Text;
  readonly evidence: readonly string[];
}

/** Where a setting takes effect. */
export interface Placement {
  readonly layer: Layer;
  readonly component: string;
  /** The finer word inside the KVM layer. */
  readonly storey?: Storey;
}

/** All that is known, indexed. Every question is answered for an address, or for a place in a document (with its selectors). */
export interface KnowledgeBase {
  readonly components: ReadonlyMap<string, Component>;
  readonly terms: ReadonlyMap<string, Term>;
  /** The addresses of what some words may mean, in any language, the likeliest first. */
  search(words: string, most: number): readonly string[];
  setting(address: string, holds?: SelectorTest): Setting | undefined;
  origin(id: string): Origin | undefined;
  facts(address: string): SettingFacts | undefined;
  placement(address: string, holds?: SelectorTest): Placement | undefined;
  counterparts(address: string, holds?: SelectorTest): readonly Bridge[];
  /** Who has a say in a place of the domain XML that Nova writes, in order; undefined where Nova writes no such place. */
  deciders(address: string): readonly Decider[] | undefined;
  /** The libvirt origins of a place that libvirt itself fills in. */
  filledBy(address: string): Filled | undefined;
  /** The first compared release of libvirt that has a place, or a value of it; undefined where the oldest has it. */
  firstRelease(address: string, value?: string): LibvirtRelease | undefined;
  /** What libvirt's documentation says of when a place, or a value of it, came. */
  since(address: string, value?: string): Since | undefined;
  /** What libvirt, unless it validates, makes of a slip at a place, as a clause; undefined where nothing telling was seen. */
  slip(when: SlipKind, address: string): Text | undefined;
  /** Every setting of a vocabulary that the fact tables know, for completion and spelling. */
  known(vocabulary: string): readonly SettingFacts[];
}

const storeyComponents: Readonly<Record<Storey, string>> = {
  "kvm-kernel": "kvm",
  "qemu-machine": "qemu",
  "qemu-device": "qemu",
  "qemu-backend": "qemu",
  "libvirt-management": "libvirt",
  "host-kernel": "host",
  "host-service": "host",
  "guest-firmware": "firmware",
  "other-hypervisor": "hypervisor",
};

const vocabularyComponents: Readonly<Record<string, string>> = {
  flavor: "nova",
  image: "nova",
  server: "nova",
  "nova.conf": "nova",
  port: "neutron",
  network: "neutron",
  volume: "cinder",
  "volume-type": "cinder",
  environment: "heat",
};

/** Indexes the compiled knowledge. */
export function createKnowledgeBase(data: KnowledgeData): KnowledgeBase {
  // A first finding shall not wait for what only a hover asks.
  const components = lazily(() => new Map(data.components.map((component) => [component.id, component])));
  const origins = lazily(() => new Map<string, Origin>(data.origins.map((origin) => [origin.id, origin])));
  const terms = lazily(() => new Map(data.terms.map((term) => [term.id, term])));
  const index = lazily(() => new SearchIndex(data));
  const settings = lazily(() => indexBy(data.settings, ({ address }) => address));
  const facts = lazily(() => indexBy(data.facts.settings, ({ id }) => id));
  const known = lazily(() => byVocabulary(data.facts.settings));
  const bridges = lazily(() => indexCounterparts(data.counterparts));
  const slips = lazily(
    () =>
      new Map<string, Text>(
        data.slips.flatMap(({ when, at, makes }) => at.map((address) => [`${when} ${address}`, makes] as const)),
      ),
  );

  const layerOf = (component: string): Layer => components().get(component)?.layer ?? "openstack";

  return {
    get components() {
      return components();
    },
    get terms() {
      return terms();
    },
    search: (words, most) => index().search(words, most),
    setting: (address, holds) => settings().find(address, holds)[0],
    origin: (id) => origins().get(id),
    facts: (address) => facts().find(address)[0],
    counterparts: (address, holds) => mergeBridges(bridges().find(address, holds).flat()),
    deciders: (address) => data.facts.owners[address],
    filledBy: (address) => data.facts.filled[address],
    firstRelease: (address, value) => data.facts.presence[value === undefined ? address : `${address}=${value}`],
    since: (address, value) => data.facts.since[value === undefined ? address : `${address}=${value}`],
    slip: (when, address) => slips().get(`${when} ${address}`),
    known: (vocabulary) => known().get(vocabulary) ?? [],
    placement(address, holds) {
      const own = settings().find(address, holds)[0]?.component;
      const storey = vocabularyOf(address) === "domain" ? longestPrefix(data.facts.storeys, address) : undefined;
      const component = own ?? (storey && storeyComponents[storey]) ?? componentOf(address, origins());
      if (component === undefined) return undefined;
      return storey && storeyComponents[storey] === component
        ? { layer: layerOf(component), component, storey }
        : { layer: layerOf(component), component };
    },
  };
}

function lazily<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

function indexBy<Entry>(entries: readonly Entry[], addressOf: (entry: Entry) => string): AddressIndex<Entry> {
  const index = new AddressIndex<Entry>();
  for (const entry of entries) index.add(addressOf(entry), entry);
  return index;
}

function byVocabulary(settings: readonly SettingFacts[]): ReadonlyMap<string, readonly SettingFacts[]> {
  const known = new Map<string, SettingFacts[]>();
  for (const setting of settings) {
    const vocabulary = vocabularyOf(setting.id);
    const others = known.get(vocabulary);
    if (others) others.push(setting);
    else known.set(vocabulary, [setting]);
  }
  return known;
}

function componentOf(address: string, origins: ReadonlyMap<string, Origin>): string | undefined {
  const vocabulary = vocabularyOf(address);
  if (vocabulary === "component") return keyOf(address);
  if (vocabulary === "heat") return heatComponent(keyOf(address));
  if (vocabulary.startsWith("libvirt-")) return "libvirt";
  return origins.get(address)?.component ?? vocabularyComponents[vocabulary];
}

/** A resource type's service is its second word; everything else in a template is Heat's own. */
function heatComponent(key: string): string {
  const service = /^OS::(\w+)::/.exec(key)?.[1];
  return service === undefined ? "heat" : service.toLowerCase();
}

function longestPrefix(storeys: Readonly<Record<string, Storey>>, address: string): Storey | undefined {
  for (let prefix = address; ; ) {
    const found = storeys[prefix];
    if (found !== undefined) return found;
    const cut = Math.max(prefix.lastIndexOf("@"), prefix.lastIndexOf("/"));
    if (cut < 0) return undefined;
    prefix = prefix.slice(0, cut);
  }
}

function indexCounterparts(counterparts: readonly Counterpart[]): AddressIndex<Bridge[]> {
  const index = new AddressIndex<Bridge[]>();
  for (const { kvm, by, fit, when, evidence } of counterparts) {
    const said = { fit, evidence, ...(when && { when }) };
    const ends = (addresses: readonly (SettingAddress | OriginId)[]): Bridge[] =>
      addresses.length === 0 ? [said] : addresses.map((address) => ({ address, ...said }));
    for (const address of kvm) index.add(address, ends(by));
    for (const address of by) index.add(address, ends(kvm));
  }
  return index;
}

/** The same other end named twice counts once: the first, more specific, statement stays. */
function mergeBridges(bridges: readonly Bridge[]): readonly Bridge[] {
  const seen = new Set<string | undefined>();
  return bridges.filter(({ address }) => !seen.has(address) && seen.add(address));
}
