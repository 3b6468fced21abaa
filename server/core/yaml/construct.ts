import { failsToConvert } from "./nodes";
import type { Reading } from "./reading";
import { yamlTag, yamlTagName } from "./resolve";
import { resolveAlias, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from "./yamlTree";

const scalarTags = new Set(["str", "int", "float", "bool", "null", "binary", "timestamp"]);
const listTags = new Set(["seq", "omap", "pairs"]);
const mapTags = new Set(["map", "set"]);

/**
 * Reports what PyYAML's constructor refuses in a tree that is sound as such: unknown tags, values that do not fit their tag,
 * collections as keys, merges of something else than maps. Every node is visited once; aliases are not followed.
 */
export function checkTree(reading: Reading, root: YamlNode): void {
  const pending: YamlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "scalar") checkScalar(reading, node);
    else if (node.kind === "list") {
      checkTag(reading, node, listTags);
      for (const item of node.items) pending.push(item);
      if (node.tag === yamlTag("omap") || node.tag === yamlTag("pairs")) checkPairs(reading, node.items);
    } else if (node.kind === "map") {
      checkTag(reading, node, mapTags);
      checkEntries(reading, node, pending);
    }
  }
}

function checkScalar(reading: Reading, node: YamlScalar): void {
  if (isPlain(node, "=") || isPlain(node, "<<")) reading.note("reservedText", node.span, { text: node.text });
  else if (checkTag(reading, node, scalarTags) && failsToConvert(node)) {
    if (node.tag) reading.note("tagMismatch", node.span, { tag: node.tag });
    else reading.note("number", node.span);
  }
}

/** Says whether a scalar is a text that has a meaning of its own where it is not quoted. */
function isPlain({ style, tag, text }: YamlScalar, meaning: string): boolean {
  return text === meaning && style === "plain" && (tag === undefined || tag === "!");
}

/** Says whether a node's tag fits it. */
function checkTag(reading: Reading, node: Exclude<YamlNode, { kind: "alias" }>, fitting: ReadonlySet<string>): boolean {
  const { tag } = node;
  if (tag === undefined || tag === "!") return true;
  const name = yamlTagName(tag);
  if (name !== undefined && fitting.has(name)) return true;
  const known = name !== undefined && (scalarTags.has(name) || listTags.has(name) || mapTags.has(name));
  reading.note(known ? "tagMismatch" : "unknownTag", reading.tagSpans.get(node) ?? node.span, { tag: name ? `!!${name}` : tag });
  return false;
}

function checkPairs(reading: Reading, items: readonly YamlNode[]): void {
  for (const item of items) {
    const target = resolveAlias(item);
    if (target?.kind !== "map" || target.entries.length !== 1) reading.note("tagMismatch", item.span, { tag: "!!pairs" });
  }
}

function checkEntries(reading: Reading, map: YamlMap, pending: YamlNode[]): void {
  for (const entry of map.entries) {
    const key = resolveAlias(entry.key);
    if (key?.kind === "scalar" && isMergeKey(key)) checkMerge(reading, entry, pending);
    else {
      if (key?.kind === "map" || key?.kind === "list") reportKey(reading, map, entry.key);
      else if (entry.key.kind === "scalar" && !isPlain(entry.key, "=") && entry.key.tag !== yamlTag("value"))
        checkScalar(reading, entry.key);
      if (entry.value) pending.push(entry.value);
    }
  }
}

/** Says whether a key merges its value into the map. */
function isMergeKey(key: YamlScalar): boolean {
  return isPlain(key, "<<") || key.tag === yamlTag("merge");
}

function reportKey(reading: Reading, map: YamlMap, key: YamlNode): void {
  const isTemplate = map.flow && key.kind === "map" && key.flow && key.span.start === map.span.start + 1;
  reading.note(
    isTemplate ? "templateExpression" : "keyKind",
    isTemplate ? { start: map.span.start, end: key.span.end } : key.span,
  );
}

/** What is merged need not be constructed itself, only its entries. */
function checkMerge(reading: Reading, { key, value }: YamlEntry, pending: YamlNode[]): void {
  const source = value && resolveAlias(value);
  const sources = source?.kind === "list" ? source.items : value ? [value] : [];
  if (sources.length === 0 && source?.kind !== "list") reading.note("merge", key.span);
  for (const item of sources) {
    const map = resolveAlias(item);
    if (map === undefined) continue;
    if (map.kind !== "map") reading.note("merge", item.span);
    else if (item.kind === "map") checkEntries(reading, item, pending);
  }
}
