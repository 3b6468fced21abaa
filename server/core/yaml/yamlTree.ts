import type { Fault } from "../text/fault";
import type { Span } from "../text/span";

/** A scalar. `value` is what YAML 1.1 as PyYAML resolves it makes of it (`yes` is true, `0777` is 511, `12:34` is base 60). */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The text as the reader takes it: quotes and escapes resolved, folded. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** As written, quotes included; the whole block for a block scalar. */
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlEntry {
  readonly key: YamlNode;
  /** The string that the key means, as `keyOf` has it. */
  readonly name: string | undefined;
  /** Missing only where nothing is written: PyYAML takes it as null. */
  readonly value?: YamlNode;
  /** From the key to the end of the value. */
  readonly whole: Span;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

/** A `*name`; `target` is the very node that `&name` marks. */
export interface YamlAlias {
  readonly kind: "alias";
  readonly name: string;
  readonly target?: YamlNode;
  readonly span: Span;
}

export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

/** What `readYaml` makes of a text: the first document, as PyYAML's safe loader reads it, and what keeps it from reading it. */
export interface YamlTree {
  readonly root?: YamlNode;
  readonly comments: readonly { readonly text: string; readonly span: Span }[];
  readonly faults: readonly Fault[];
}

/** The node itself, or the one that an alias stands for; `undefined` where it stands for none. */
export function resolveAlias(node: YamlNode): Exclude<YamlNode, YamlAlias> | undefined {
  return node.kind === "alias" ? node.target && resolveAlias(node.target) : node;
}

/** The string that a key means, `undefined` for a key of another type: `yes:` is no key "yes". */
export function keyOf(entry: { readonly key: YamlNode }): string | undefined {
  const key = resolveAlias(entry.key);
  return key?.kind === "scalar" && typeof key.value === "string" ? key.value : undefined;
}

/** Says whether an entry merges maps into the one that it stands in (`<<: *name`). */
export function isMerge(entry: { readonly key: YamlNode }): boolean {
  const key = resolveAlias(entry.key);
  if (key?.kind !== "scalar") return false;
  return key.tag === "tag:yaml.org,2002:merge" || (key.text === "<<" && key.style === "plain" && (key.tag ?? "!") === "!");
}

/**
 * A map's own and merged entries, those first that win over others with the same key: own ones from the last to the first,
 * then those of the last `<<`. Each map is visited once, whatever refers to it.
 */
export function* entriesByPriority(map: YamlMap, seen = new Set<YamlNode>()): Generator<YamlEntry> {
  if (seen.has(map)) return;
  seen.add(map);
  const entries = [...map.entries].reverse();
  yield* entries.filter((entry) => !isMerge(entry));
  for (const entry of entries.filter(isMerge)) {
    const source = entry.value && resolveAlias(entry.value);
    for (const item of source?.kind === "list" ? source.items : source ? [source] : []) {
      const merged = resolveAlias(item);
      if (merged?.kind === "map") yield* entriesByPriority(merged, seen);
    }
  }
}

/** The entry that a key means in a map: the last one of that name, or else a merged one. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  for (const entry of entriesByPriority(map)) if (keyOf(entry) === key) return entry;
  return undefined;
}

/** The value of a key in a map, aliases and merges resolved; `undefined` also where nothing is written. */
export function valueAt(map: YamlMap, key: string): Exclude<YamlNode, YamlAlias> | undefined {
  const value = entryOf(map, key)?.value;
  return value && resolveAlias(value);
}
