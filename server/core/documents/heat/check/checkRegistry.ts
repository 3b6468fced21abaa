import { resolveAlias, type YamlEntry, type YamlMap } from "../../../yaml/yamlTree";
import type { Context } from "../../document";
import { resolveUri } from "../resolveUri";
import { type Findings, spanOf } from "./findings";
import { checkWord, effectiveEntries } from "./keys";
import { keySpan, keyText } from "./template";
import { forms } from "./words";

const words: Readonly<Record<string, readonly string[] | undefined>> = {
  hooks: ["pre-create", "pre-update", "pre-delete", "post-create", "post-update", "post-delete"],
  restricted_actions: ["update", "replace"],
};

/** Finds what is no mapping, files that are not there, words that are no hooks, and types that are a slip of one of Heat's. */
export function checkRegistry(findings: Findings, map: YamlMap, uri: string, context: Context, seen = new Set<YamlMap>()): void {
  // By aliases a map may stand in itself.
  if (seen.has(map)) return;
  seen.add(map);
  for (const entry of effectiveEntries(map)) {
    const name = keyText(entry);
    const value = entry.value && resolveAlias(entry.value);
    const known = Object.hasOwn(words, name) ? words[name] : undefined;
    if (known) checkWords(findings, entry, known);
    else if (value?.kind === "map") checkRegistry(findings, value, uri, context, seen);
    else if (value?.kind !== "scalar" || typeof value.value !== "string")
      findings.add("notForm", keySpan(entry), { name, wanted: name === "resources" ? forms.map : forms.text });
    else if (name !== "base_url") checkTarget(findings, entry, value.text, uri, context);
  }
}

function checkWords(findings: Findings, entry: YamlEntry, known: readonly string[]): void {
  const value = entry.value && resolveAlias(entry.value);
  for (const item of value?.kind === "list" ? value.items : entry.value ? [entry.value] : []) {
    const word = resolveAlias(item);
    if (word?.kind === "scalar") checkWord({ findings }, item, keyText(entry), word.text, known);
  }
}

function checkTarget(findings: Findings, { value }: YamlEntry, target: string, uri: string, { files, heat }: Context): void {
  if (!value) return;
  const span = spanOf(value);
  if (!target.includes("::")) {
    if (files.state(resolveUri(target, uri)) === "missing") findings.add("fileMissing", span, { path: target });
    return;
  }
  if (target.includes("*") || heat.resourceType(target) || heat.isTemplateType(target)) return;
  const vendor = target.split("::", 1)[0];
  const sameVendor = Object.keys(heat.table.types).filter((type) => type.split("::", 1)[0] === vendor);
  const { near, words: found, repairs } = findings.suggest(target, sameVendor, span);
  if (near.length > 0) findings.add("typeUnknown", span, { ...found, name: target }, { repairs });
}
