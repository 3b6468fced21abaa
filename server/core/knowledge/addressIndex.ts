import { type ElementPath, keyOf, parseElementPath, type Step, vocabularyOf } from "./address";

/**
 * Tells whether a selector holds on an element of the place that is asked about: `depth` counts elements from the one below
 * the root (0). A place known by its address alone answers from the selectors written in that address.
 */
export type SelectorTest = (depth: number, name: string, value: string) => boolean;

const wild = /^\*\*?$/;
const isElementVocabulary = (vocabulary: string) => vocabulary === "domain" || vocabulary.startsWith("libvirt-");

interface Pattern<Entry> {
  readonly path: ElementPath;
  readonly entry: Entry;
  /** More literal steps and selectors win. */
  readonly weight: number;
}

/** Entries by address: exact names, libvirt patterns (`*`, `**`, selectors) and OpenStack ids with `{…}`. */
export class AddressIndex<Entry> {
  private readonly exact = new Map<string, Entry[]>();
  private readonly templates: { readonly vocabulary: string; readonly expression: RegExp; readonly entry: Entry }[] = [];
  private readonly patterns = new Map<string, Pattern<Entry>[]>();

  add(address: string, entry: Entry): void {
    const vocabulary = vocabularyOf(address);
    if (isElementVocabulary(vocabulary) && /[[*]/.test(address)) this.addPattern(vocabulary, keyOf(address), entry);
    else if (!isElementVocabulary(vocabulary) && /[{*]/.test(address)) {
      this.templates.push({ vocabulary, expression: templateExpression(address), entry });
      this.put(address, entry);
    } else this.put(address, entry);
  }

  /** Every entry that an address meets, the most specific first. */
  find(address: string, holds: SelectorTest = selectorsOf(address)): Entry[] {
    const vocabulary = vocabularyOf(address);
    if (!isElementVocabulary(vocabulary)) {
      const exact = this.exact.get(address);
      if (exact) return exact;
      return this.templates.filter((t) => t.vocabulary === vocabulary && t.expression.test(address)).map((t) => t.entry);
    }
    const path = parseElementPath(keyOf(address));
    const matching = (this.patterns.get(lastName(vocabulary, path)) ?? [])
      .concat(this.patterns.get(lastName(vocabulary, { ...path, steps: [...path.steps.slice(0, -1), anyStep] })) ?? [])
      .filter((pattern) => matchesPath(pattern.path, path, holds));
    const plain = (this.exact.get(plainAddress(vocabulary, path)) ?? []).map((entry) => ({
      entry,
      weight: path.steps.length * 10,
    }));
    return [...matching, ...plain].sort((a, b) => b.weight - a.weight).map((found) => found.entry);
  }

  private put(address: string, entry: Entry): void {
    const there = this.exact.get(address);
    if (there) there.push(entry);
    else this.exact.set(address, [entry]);
  }

  private addPattern(vocabulary: string, key: string, entry: Entry): void {
    const path = parseElementPath(key);
    const name = lastName(vocabulary, path);
    const weight = path.steps.reduce((sum, step) => sum + (wild.test(step.name) ? 0 : 10) + 11 * step.selectors.length, 0);
    const there = this.patterns.get(name);
    if (there) there.push({ path, entry, weight });
    else this.patterns.set(name, [{ path, entry, weight }]);
  }
}

const anyStep: Step = { name: "*", selectors: [] };

function lastName(vocabulary: string, path: ElementPath): string {
  return `${vocabulary}:${path.steps.at(-1)?.name ?? ""}@${path.attribute ?? ""}`;
}

/** An address without its selectors. */
export function plainAddress(vocabulary: string, path: ElementPath): string {
  const attribute = path.attribute === undefined ? "" : `@${path.attribute}`;
  return `${vocabulary}:${path.steps.map((step) => step.name).join("/")}${attribute}`;
}

/** The test for a place that is known by its address alone. */
export function selectorsOf(address: string): SelectorTest {
  const { steps } = parseElementPath(keyOf(address));
  return (depth, name, value) => steps[depth]?.selectors.some(([n, v]) => n === name && v === value) ?? false;
}

function matchesPath(pattern: ElementPath, path: ElementPath, holds: SelectorTest): boolean {
  if (pattern.attribute !== path.attribute) return false;
  const match = (p: number, s: number): boolean => {
    const step = pattern.steps[p];
    if (!step) return s === path.steps.length;
    if (step.name === "**") return match(p + 1, s) || (s < path.steps.length && match(p, s + 1));
    const here = path.steps[s];
    if (!here || (step.name !== "*" && step.name !== here.name)) return false;
    return step.selectors.every(([name, value]) => holds(s, name, value)) && match(p + 1, s + 1);
  };
  return match(0, 0);
}

function templateExpression(address: string): RegExp {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\\\{[^}]*\\\}/g, ".*").replace(/\\\*/g, ".*")}$`);
}

/** Says whether an id of a table, with its `{…}` and `*`, stands for an actual id. */
export function standsFor(id: string, actual: string): boolean {
  return id === actual || (/[{*]/.test(id) && templateExpression(id).test(actual));
}
