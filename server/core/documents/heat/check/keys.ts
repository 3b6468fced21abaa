import type { NamesRow } from "../../../grammar/heat/table";
import type { Severity } from "../../../text/mistake";
import { entriesByPriority, isMerge, resolveAlias, type YamlEntry, type YamlMap } from "../../../yaml/yamlTree";
import { spanOf } from "./findings";
import { keySpan, keyText, type Template } from "./template";
import { parts, titles } from "./words";

/** A map's entries as Heat takes them, in the order of the text: the last of each key, merged ones in front. */
export function effectiveEntries(map: YamlMap): readonly YamlEntry[] {
  if (!hasRepeats(map.entries) && !map.entries.some(isMerge)) return map.entries;
  const seen = new Set<string>();
  const last = [...entriesByPriority(map)].filter(({ name }) => {
    if (name === undefined) return true;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  });
  return last.reverse();
}

/** Says whether a key stands twice. Most maps are small, and are gone through without a set. */
function hasRepeats(entries: readonly YamlEntry[]): boolean {
  if (entries.length > 12) return new Set(entries.map(({ name }) => name)).size < entries.length;
  for (let i = 1; i < entries.length; i++) {
    const name = entries[i]?.name;
    for (let j = 0; j < i; j++) if (entries[j]?.name === name) return true;
  }
  return false;
}

/**
 * The entries of a part of a template by their names. Finds keys that the part does not have; a misspelt one is taken for what
 * it was meant as, so that one slip is one finding.
 */
export function readKeys(
  template: Template,
  map: YamlMap,
  names: NamesRow,
  part: keyof typeof parts,
  { severity = "error", required = [] }: { readonly severity?: Severity; readonly required?: readonly string[] } = {},
): Map<string, YamlEntry> {
  const { schema, version, findings } = template;
  const known = new Map<string, YamlEntry>();
  const others: YamlEntry[] = [];
  for (const entry of effectiveEntries(map)) {
    if (entry.name !== undefined && schema.since(names, entry.name, version)) known.set(entry.name, entry);
    else others.push(entry);
  }
  for (const [name, entry] of known) {
    const since = schema.since(names, name, version);
    if (typeof since !== "object") continue;
    const words = { name, version: since.newer, own: version.written };
    findings.add("keyNewer", keySpan(entry), words, { severity });
  }
  for (const entry of others) {
    const span = keySpan(entry);
    const free = schema.namesIn(names, version).filter((name) => !known.has(name));
    const { near, words, repairs } = template.findings.suggest(keyText(entry), free, span);
    const [meant] = near;
    const weight = required.includes(meant ?? "") ? "error" : severity;
    findings.add("keyUnknown", span, { ...words, name: keyText(entry), part: parts[part] }, { severity: weight, repairs });
    if (meant !== undefined) known.set(meant, entry);
  }
  return known;
}

/** Finds names that YAML does not read as text. */
export function checkNames(template: Template, map: YamlMap): void {
  for (const entry of effectiveEntries(map)) {
    const key = resolveAlias(entry.key);
    if (entry.name !== undefined || !key) continue;
    const span = entry.key.span;
    const read =
      key.kind !== "scalar"
        ? key.kind === "map"
          ? { en: "a map", ja: "マップ" }
          : { en: "a list", ja: "リスト" }
        : typeof key.value === "boolean"
          ? { en: `${key.value}`, ja: ` ${key.value} ` }
          : key.value === null
            ? { en: "nothing", ja: "空" }
            : { en: "a number", ja: "数値" };
    const repairs =
      entry.key.kind === "scalar" && key.kind === "scalar" && key.text !== ""
        ? [{ title: titles.quote, safe: true, edits: [{ span, newText: JSON.stringify(key.text) }] }]
        : [];
    template.findings.add("keyNotText", span, { read }, { repairs });
  }
}

/** Finds keys that stand twice in a map, anywhere. */
export function checkDuplicates(template: Template, map: YamlMap): void {
  if (!hasRepeats(map.entries)) return;
  const first = new Map<string, YamlEntry>();
  for (const entry of map.entries) {
    const { name } = entry;
    if (name === undefined || isMerge(entry)) continue;
    const before = first.get(name);
    if (before) {
      const related = [{ span: keySpan(before), message: { en: "it stands here first", ja: "最初の場所" } }];
      template.findings.add("keyDuplicate", keySpan(entry), { name }, { related });
    } else first.set(name, entry);
  }
}

/** Finds a word that is none of those that a key takes. */
export function checkWord(
  { findings }: Pick<Template, "findings">,
  node: Parameters<typeof spanOf>[0],
  key: string,
  word: string,
  known: readonly string[],
  severity: Severity = "error",
): boolean {
  if (known.includes(word)) return true;
  const span = spanOf(node);
  const { words, repairs } = findings.suggest(word, known, span);
  findings.add("wordUnknown", span, { ...words, name: word, key }, { severity, repairs });
  return false;
}
