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

/** What an address meets, whatever stands on the elements around it; where patterns have selectors, they are still to be tried. */
interface Meeting<Entry> {
  readonly path: ElementPath;
  readonly patterns: readonly Pattern<Entry>[];
  /** The entries, where no selector has a say. */
  readonly entries?: readonly Entry[];
}

/** A document repeats its addresses, a hostile one has any number of them. */
const mostRemembered = 10_000;

/** Entries by address: exact names, libvirt patterns (`*`, `**`, selectors) and OpenStack ids with `{…}`. */
export class AddressIndex<Entry> {
  private readonly exact = new Map<string, Entry[]>();
  private readonly templates: { readonly vocabulary: string; readonly expression: RegExp; readonly entry: Entry }[] = [];
  private readonly patterns = new Map<string, Pattern<Entry>[]>();
  private readonly meetings = new Map<string, Meeting<Entry>>();

  add(address: string, entry: Entry): void {
    this.meetings.clear();
    const vocabulary = vocabularyOf(address);
    if (isElementVocabulary(vocabulary) && /[[*]/.test(address)) this.addPattern(vocabulary, keyOf(address), entry);
    else if (!isElementVocabulary(vocabulary) && /[{*]/.test(address)) {
      this.templates.push({ vocabulary, expression: templateExpression(address), entry });
      this.put(address, entry);
    } else this.put(address, entry);
  }

  /** Every entry that an address meets, the most specific first. */
  find(address: string, holds?: SelectorTest): readonly Entry[] {
    const { path, patterns, entries } = this.meetingOf(address);
    if (entries) return entries;
    const test = holds ?? selectorsOn(path);
    return patterns.filter((pattern) => matchesPath(pattern.path, path, test)).map(({ entry }) => entry);
  }

  private meetingOf(address: string): Meeting<Entry> {
    const known = this.meetings.get(address);
    if (known) return known;
    if (this.meetings.size >= mostRemembered) this.meetings.clear();
    const vocabulary = vocabularyOf(address);
    const meeting = isElementVocabulary(vocabulary) ? this.meetPlaces(vocabulary, address) : this.meetIds(vocabulary, address);
    this.meetings.set(address, meeting);
    return meeting;
  }

  private meetIds(vocabulary: string, address: string): Meeting<Entry> {
    const entries =
      this.exact.get(address) ??
      this.templates.filter((t) => t.vocabulary === vocabulary && t.expression.test(address)).map((t) => t.entry);
    return { path: nowhere, patterns: [], entries };
  }

  private meetPlaces(vocabulary: string, address: string): Meeting<Entry> {
    const path = parseElementPath(keyOf(address));
    const matching = (this.patterns.get(lastName(vocabulary, path)) ?? [])
      .concat(this.patterns.get(lastName(vocabulary, { ...path, steps: [...path.steps.slice(0, -1), anyStep] })) ?? [])
      .filter((pattern) => matchesPath(pattern.path, path, () => true));
    const plainPath = withoutSelectors(path);
    const plain = (this.exact.get(plainAddress(vocabulary, path)) ?? []).map((entry) => ({
      path: plainPath,
      entry,
      weight: path.steps.length * 10,
    }));
    const patterns = [...matching, ...plain].sort((a, b) => b.weight - a.weight);
    const isSettled = patterns.every((pattern) => pattern.path.steps.every((step) => step.selectors.length === 0));
    return { path, patterns, ...(isSettled && { entries: patterns.map(({ entry }) => entry) }) };
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
const nowhere: ElementPath = { steps: [] };

function withoutSelectors(path: ElementPath): ElementPath {
  return { ...path, steps: path.steps.map(({ name }) => ({ name, selectors: [] })) };
}

function lastName(vocabulary: string, path: ElementPath): string {
  return `${vocabulary}:${path.steps.at(-1)?.name ?? ""}@${path.attribute ?? ""}`;
}

/** An address without its selectors. */
export function plainAddress(vocabulary: string, path: ElementPath): string {
  const attribute = path.attribute === undefined ? "" : `@${path.attribute}`;
  return `${vocabulary}:${path.steps.map((step) => step.name).join("/")}${attribute}`;
}

/** The test for a place that is known by its address alone. */
function selectorsOn({ steps }: ElementPath): SelectorTest {
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
