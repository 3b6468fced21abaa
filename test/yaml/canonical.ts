import { createHash } from "node:crypto";
import { entriesByPriority, resolveAlias, type YamlMap, type YamlNode, type YamlScalar } from "../../server/core/yaml/yamlTree";

/** The short hash of what a tree means, as `scripts/recordYaml.py` records it of what PyYAML loads. */
export function meaningOf(root: YamlNode | undefined): string {
  return createHash("md5").update(canonical(root, new Set())).digest("hex").slice(0, 8);
}

/** What a tree means, written in one way only: maps sorted, aliases and merges resolved, numbers as their 64 bits. */
export function canonical(written: YamlNode | undefined, around: Set<YamlNode>): string {
  const node = written && resolveAlias(written);
  if (node === undefined) return "null";
  if (around.has(node)) return "@";
  if (node.kind === "scalar") return scalar(node);
  around.add(node);
  const text =
    node.kind === "map" ? map(node, around) : `[${node.items.map((item) => listItem(node.tag, item, around)).join(",")}]`;
  around.delete(node);
  return text;
}

function listItem(tag: string | undefined, item: YamlNode, around: Set<YamlNode>): string {
  const pair = resolveAlias(item);
  const entry = pair?.kind === "map" ? pair.entries[0] : undefined;
  if (!entry || !/^tag:yaml.org,2002:(?:omap|pairs)$/.test(tag ?? "")) return canonical(item, around);
  return `[${canonical(entry.key, around)},${canonical(entry.value, around)}]`;
}

function map(node: YamlMap, around: Set<YamlNode>): string {
  const pairs = new Map<string, string>();
  for (const entry of entriesByPriority(node)) {
    const key = keyText(entry.key);
    if (!pairs.has(key)) pairs.set(key, node.tag === "tag:yaml.org,2002:set" ? "null" : canonical(entry.value, around));
  }
  return `{${[...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(",")}}`;
}

/** Python's dictionaries take `true` and 1 for the same key. */
function keyText(node: YamlNode): string {
  const key = resolveAlias(node);
  if (key?.kind === "scalar" && typeof key.value === "boolean") return number(Number(key.value));
  return canonical(key, new Set());
}

function scalar({ value, tag }: YamlScalar): string {
  if (tag === "tag:yaml.org,2002:binary") return "bytes";
  if (typeof value === "number") return number(value);
  return typeof value === "string" ? `s${Buffer.byteLength(value)}:${value}` : String(value);
}

function number(value: number): string {
  if (Number.isNaN(value)) return "nan";
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value + 0);
  return `n${bits.toString("hex")}`;
}
