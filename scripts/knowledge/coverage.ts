import { createKnowledgeBase, type KnowledgeBase, type KnowledgeData } from "../../server/core/knowledge/knowledgeBase";
import { heatWords } from "./heatWords";
import { namesSetting, type Tables } from "./knownAddresses";

/** How much of something is known. */
export interface Measure {
  /** Its key in the floor file. */
  readonly id: string;
  readonly title: string;
  readonly total: number;
  /** What is not known yet. */
  readonly missing: readonly string[];
}

export const reachedOf = ({ total, missing }: Measure): number => total - missing.length;

/** Says how much of what the tables name has its text, its decider, its place. */
export function measureCoverage(data: KnowledgeData, tables: Tables): Measure[] {
  const base = createKnowledgeBase(data);
  const { facts, domain, heat } = tables;
  const written = Object.keys(facts.owners);
  const grammar = foldNested(domain.paths);
  const ids = facts.settings.filter(({ field }) => !field).map(({ id }) => id);
  const types = Object.keys(heat.types).filter((type) => type.startsWith("OS::"));
  const properties = types.flatMap((type) => heat.types[type]?.properties.map((name) => `heat:${type}/${name}`) ?? []);
  const attributes = types.flatMap((type) => heat.types[type]?.attributes.map((name) => `heat:${type}@${name}`) ?? []);
  const words = [...heat.functions.map((name) => `heat:function/${name}`), ...heatWords];
  const texts = (id: string, title: string, all: readonly string[]) =>
    measure(id, title, all, (address) => hasText(base, address));
  return [
    texts("driverPathTexts", "paths that Nova's driver writes: own text", written),
    measure("driverPathDeciders", "paths that Nova's driver writes: decider", written, (path) => hasDecider(base, path, facts)),
    texts("extraSpecs", "flavor extra specs: own text", ofVocabulary(ids, "flavor:")),
    texts("imageProperties", "image properties: own text", ofVocabulary(ids, "image:")),
    texts("libvirtOptions", "[libvirt] options of nova.conf: own text", ofVocabulary(ids, "nova.conf:libvirt/")),
    measure("grammarPlaces", "domain grammar: layer and component", domain.paths, (path) => hasPlace(base, path)),
    texts("grammarTexts", "domain grammar, nested copies folded: own text", grammar),
    texts(
      "heatTypes",
      "Heat resource types: own text",
      types.map((type) => `heat:${type}`),
    ),
    texts("heatProperties", "Heat resource properties: own text", properties),
    texts("heatAttributes", "Heat resource attributes: own text", attributes),
    texts("heatWords", "Heat functions and words of templates and environments: own text", words),
  ];
}

function measure(id: string, title: string, all: readonly string[], known: (address: string) => boolean): Measure {
  return { id, title, total: all.length, missing: all.filter((address) => !known(address)) };
}

const ofVocabulary = (ids: readonly string[], prefix: string) => ids.filter((id) => id.startsWith(prefix));
/** A text that stands under a selector counts. */
const anySelector = () => true;

function hasText(base: KnowledgeBase, address: string): boolean {
  return base.setting(address, anySelector) !== undefined;
}

function hasDecider(base: KnowledgeBase, path: string, facts: Tables["facts"]): boolean {
  const deciders = base.deciders(path) ?? [];
  return deciders.length > 0 && deciders.every(({ id }) => base.origin(id) !== undefined || namesSetting(id, facts));
}

function hasPlace(base: KnowledgeBase, path: string): boolean {
  const place = base.placement(path, anySelector);
  return place !== undefined && base.components.has(place.component);
}

/** The paths of the grammar without those that repeat another one inside `backingStore`, `mirror` or `dataStore`. */
export function foldNested(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return paths.filter((path) => unfolded(path).every((shorter) => !all.has(shorter)));
}

function unfolded(path: string): string[] {
  return [/\/dataStore\/source(?=[/@]|$)/, /\/(?:backingStore|mirror)(?=[/@])/]
    .filter((nest) => nest.test(path))
    .map((nest) => path.replace(nest, ""));
}

/** What was reached before, by measure. */
export type Floor = Readonly<Record<string, number>>;

/** What fell below its floor. */
export function fallen(measures: readonly Measure[], floor: Floor): string[] {
  return measures
    .filter((one) => one.missing.length > 0 && reachedOf(one) < (floor[one.id] ?? 0))
    .map(
      (one) => `${one.title}: ${reachedOf(one)} is below the ${floor[one.id]} of knowledge/coverage.json; missing: ${few(one)}`,
    );
}

const few = ({ missing }: Measure) => missing.slice(0, 5).join(", ") + (missing.length > 5 ? ", …" : "");

/** What is reached now, to be the floor from here on. */
export function raised(measures: readonly Measure[]): Floor {
  return Object.fromEntries(measures.map((one) => [one.id, reachedOf(one)]));
}

/** The coverage as a table. */
export function formatCoverage(measures: readonly Measure[]): string {
  const width = Math.max(...measures.map(({ title }) => title.length));
  return measures
    .map((one) => {
      const percent = one.total === 0 ? 100 : Math.floor((reachedOf(one) / one.total) * 1000) / 10;
      const counts = `${reachedOf(one)} of ${one.total}`.padStart(14);
      return `${one.title.padEnd(width)} ${counts} ${percent.toFixed(1).padStart(6)} %`;
    })
    .join("\n");
}
