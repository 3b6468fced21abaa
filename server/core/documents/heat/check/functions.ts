import type { ArgumentsRow } from "../../../grammar/heat/table";
import { nearestWords } from "../../../text/nearest";
import { resolveAlias, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";
import { type Call, callOf } from "./calls";
import { spanOf } from "./findings";
import { checkWord, effectiveEntries } from "./keys";
import { checkAttributePath, checkParameterPath } from "./paths";
import { nameIn, useCondition, useParameter, useResource } from "./references";
import { isReplaced, keySpan, keyText, type Place, type Template } from "./template";

/** How a function's arguments are gone through further. */
export interface Walk {
  readonly template: Template;
  /** A value of which only functions and references are known. */
  free(node: YamlNode | undefined, place: Place): void;
  condition(node: YamlNode | undefined, place: Place): void;
}

type Node = Exclude<YamlNode, { kind: "alias" }>;

/** Checks a call's arguments and follows its references. */
export function checkArguments(walk: Walk, { name, entry, state }: Call, place: Place): void {
  const { template } = walk;
  const argument = entry.value && resolveAlias(entry.value);
  const takes = state.kind === "known" ? state.takes : {};
  const below = { ...place, depth: place.depth + 1 };
  const isCall = callOf(argument, template)?.state.kind === "known";
  if (isCall || (argument === undefined && entry.value)) {
    walk.free(entry.value, below);
    if (name === "get_param") template.usesAnyParameter = true;
    return;
  }
  if (!checkForm(template, name, entry, argument, takes)) {
    if (argument?.kind !== "scalar") walk.free(entry.value, below);
    // An attribute that is still to be typed: the resource is named already.
    const first = name === "get_attr" && argument?.kind === "list" ? argument.items[0] : undefined;
    const begun = nameIn(first, below);
    if (first && begun !== undefined) template.uses.push({ kind: "resource", name: begun, node: first });
    return;
  }
  if (name === "get_file" && argument?.kind === "scalar" && template.isMissing(argument.text))
    template.findings.add("fileMissing", spanOf(argument), { path: argument.text });
  if (name === "get_param" || name === "get_attr") checkPath(walk, name, entry, argument, below);
  else if (name === "get_resource" && argument)
    named(argument, below, (text) => useResource(template, entry.value ?? argument, text, below, keySpan(entry)));
  else if (name === "Ref" && argument) named(argument, below, (text) => checkRef(template, argument, text, below));
  else if (name === "if" && argument?.kind === "list") {
    const [condition, ...branches] = argument.items;
    walk.condition(condition, below);
    for (const branch of branches) walk.free(branch, below);
  } else if (argument?.kind === "map" && takes.required?.includes("params")) checkReplacement(walk, name, argument, below);
  else if (argument?.kind === "map" && takes.required?.includes("for_each")) checkLoop(walk, argument, below);
  else if (argument?.kind === "map") for (const { value } of argument.entries) walk.free(value, below);
  else if (argument?.kind === "list") for (const item of argument.items) walk.free(item, below);
}

function named(node: Node, place: Place, use: (name: string) => void): void {
  const name = nameIn(node, place);
  if (name !== undefined) use(name);
}

/** Says whether the arguments have the form that the function takes, and finds where they do not. */
function checkForm(
  template: Template,
  name: string,
  entry: Call["entry"],
  argument: Node | undefined,
  takes: ArgumentsRow,
): boolean {
  const span = keySpan(entry);
  const at = argument && argument.kind === "scalar" && argument.text !== "" ? spanOf(argument) : span;
  const wrong = (wanted: { en: string; ja: string }): false => {
    template.findings.add("argumentForm", at, { name, wanted });
    return false;
  };
  if (takes.list) {
    if (argument?.kind !== "list") return wrong(listWords(name, takes.list));
    const { min = 0, max = Number.POSITIVE_INFINITY } = takes.list;
    return (min <= argument.items.length && argument.items.length <= max) || wrong(listWords(name, takes.list));
  }
  if (takes.required || takes.optional) {
    if (argument?.kind !== "map") return wrong({ en: "a map", ja: "マップ" });
    return checkKeys(template, name, entry, argument, takes);
  }
  if (takes.words) {
    if (argument?.kind !== "scalar") return wrong({ en: "one word", ja: " 1 つの単語" });
    return checkWord(template, argument, name, argument.text, takes.words);
  }
  if (takes.text && (argument?.kind !== "scalar" || argument.value === null))
    return wrong(name === "get_file" ? { en: "a path", ja: "パス" } : { en: "one name", ja: " 1 つの名前" });
  if (name === "get_param" && (!argument || argument.kind === "map" || (argument.kind === "scalar" && argument.value === null)))
    return wrong({ en: "a name, or a list of a name and a path", ja: "名前、または名前とパスのリスト" });
  return true;
}

function listWords(name: string, { min = 0, max }: { readonly min?: number; readonly max?: number }): { en: string; ja: string } {
  if (name === "get_attr") return { en: "a list: a resource, an attribute and a path", ja: "リソース、属性、パスのリスト" };
  if (max === min) return { en: `a list of ${min} items`, ja: ` ${min} 項目のリスト` };
  if (max !== undefined) return { en: `a list of ${min} to ${max} items`, ja: ` ${min} ～ ${max} 項目のリスト` };
  return min > 0 ? { en: `a list of at least ${min} items`, ja: ` ${min} 項目以上のリスト` } : { en: "a list", ja: "リスト" };
}

/** The keys of a function that takes a map. A misspelt one is told instead of the one that is then missing. */
function checkKeys(template: Template, name: string, entry: Call["entry"], map: YamlMap, takes: ArgumentsRow): boolean {
  const { required = [], optional = [] } = takes;
  const entries = effectiveEntries(map);
  const given = new Set(entries.map(keyText));
  const missing = new Set(required.filter((key) => !given.has(key)));
  const known = [...required, ...optional];
  // Heat ignores further keys, but for the functions whose every key it reads.
  const isClosed = /^(yaql|make_url)$/.test(name);
  for (const one of entries) {
    const key = keyText(one);
    if (known.includes(key)) continue;
    const free = known.filter((word) => !given.has(word));
    const { near, words, repairs } = template.findings.suggest(key, free, keySpan(one));
    const isMeant = nearestWords(key, [...missing]).length > 0;
    for (const word of near) missing.delete(word);
    const severity = isMeant || isClosed ? "error" : "warning";
    template.findings.add("argumentKeyUnknown", keySpan(one), { ...words, name, key }, { severity, repairs });
    if (isMeant) return false;
  }
  for (const key of missing) template.findings.add("argumentKeyMissing", keySpan(entry), { name, key });
  return missing.size === 0;
}

/** `get_param` and `get_attr`: a name, and where it leads. */
function checkPath(walk: Walk, name: string, entry: Call["entry"], argument: Node | undefined, place: Place): void {
  const { template } = walk;
  const items = argument?.kind === "list" ? argument.items : entry.value ? [entry.value] : [];
  const [first, second, ...path] = items;
  const text = nameIn(first, place);
  if (first && text !== undefined) {
    if (name === "get_param") {
      useParameter(template, first, text, place, keySpan(entry));
      checkParameterPath(template, text, items.slice(1), place);
    } else {
      useResource(template, first, text, place);
      checkAttribute(template, text, second, place);
      checkAttributePath(template, text, items.slice(1), place);
    }
  } else {
    if (name === "get_param") template.usesAnyParameter = true;
    walk.free(first, place);
  }
  for (const item of [second, ...path]) walk.free(item, place);
}

function checkAttribute(template: Template, resource: string, node: YamlNode | undefined, place: Place): void {
  const declared = template.resources.get(resource);
  const attribute = nameIn(node, place);
  const row = declared?.row;
  if (node && attribute !== undefined) template.attributeUses.push({ resource, name: attribute, node });
  if (!node || attribute === undefined || !row || row.anyAttribute || row.placeholder) return;
  const known = [...row.attributes, ...template.schema.table.everyAttribute];
  // A nested stack is read through: `resource.name.attribute`.
  const leadsInside = attribute.startsWith("resource.") && template.schema.isMapped(declared?.type?.name ?? "");
  if (leadsInside || known.includes(attribute)) return;
  const { words, repairs } = template.findings.suggest(attribute, known, spanOf(node));
  const type = declared.type?.name ?? "";
  template.findings.add("attributeUnknown", spanOf(node), { ...words, type, name: attribute }, { repairs });
}

/** `Ref` of the first version: a resource or a parameter. */
function checkRef(template: Template, node: Node, name: string, place: Place): void {
  if (template.resources.has(name)) useResource(template, node, name, place);
  else useParameter(template, node, name, place);
}

/** `str_replace`: what is to be replaced should be there. */
function checkReplacement(walk: Walk, name: string, map: YamlMap, place: Place): void {
  let text: Node | undefined;
  let params: Node | undefined;
  for (const entry of effectiveEntries(map)) {
    walk.free(entry.value, place);
    const value = entry.value && resolveAlias(entry.value);
    if (entry.name === "template") text = value;
    else if (entry.name === "params") params = value;
  }
  if (text?.kind !== "scalar" || params?.kind !== "map" || callOf(params, walk.template)) return;
  const severity = name === "str_replace" ? "hint" : "error";
  for (const entry of effectiveEntries(params)) {
    const placeholder = keyText(entry);
    if (placeholder === "" || text.text.includes(placeholder) || isReplaced(text.text, place)) continue;
    walk.template.findings.add("placeholderUnused", keySpan(entry), { name: placeholder }, { severity });
  }
}

/** `repeat`: in its template stand words that are replaced, one time after another. */
function checkLoop(walk: Walk, map: YamlMap, place: Place): void {
  for (const entry of effectiveEntries(map)) {
    if (entry.name === "template") walk.free(entry.value, { ...place, replaced: [...place.replaced, ...loopWords(map)] });
    else walk.free(entry.value, place);
  }
}

/** The words that a `repeat` replaces. */
export function loopWords(map: YamlMap): string[] {
  for (const entry of effectiveEntries(map)) {
    const value = entry.name === "for_each" && entry.value ? resolveAlias(entry.value) : undefined;
    if (value?.kind === "map") return value.entries.map(keyText);
  }
  return [];
}

/** A condition's own name, or a function that conditions may hold. */
export function checkCondition(walk: Walk, node: YamlNode | undefined, place: Place) {
  const { template } = walk;
  const value = node && resolveAlias(node);
  if (!node || !value || place.depth > 100) return;
  const name = nameIn(value, place);
  if (name !== undefined) return useCondition(template, node, name, place);
  if (value.kind === "scalar" && typeof value.value === "boolean") return;
  const call = callOf(value, template, "condition");
  if (call?.state.kind === "known") return checkConditionCall(walk, call, place);
  const key = value.kind === "map" && value.entries.length === 1 ? value.entries[0] : undefined;
  if (key) {
    const known = template.schema.functionsIn("condition", template.version);
    const { words, repairs } = template.findings.suggest(keyText(key), known, keySpan(key));
    template.findings.add("functionNotHere", keySpan(key), { ...words, name: keyText(key) }, { repairs });
  } else if (value.kind !== "scalar" || value.value !== null)
    template.findings.add("notForm", spanOf(node), { name: "condition", wanted: { en: "a condition", ja: "条件" } });
}

function checkConditionCall(walk: Walk, call: Call, place: Place): void {
  const argument = call.entry.value && resolveAlias(call.entry.value);
  const below = { ...place, depth: place.depth + 1 };
  const { template } = walk;
  if (call.name === "not") checkCondition(walk, call.entry.value, below);
  else if (call.name === "and" || call.name === "or") {
    const takes = call.state.kind === "known" ? call.state.takes : {};
    if (checkForm(template, call.name, call.entry, argument, takes) && argument?.kind === "list")
      for (const item of argument.items) checkCondition(walk, item, below);
  } else checkArguments(walk, call, below);
}
