import { isNoJson } from "../../../grammar/heat/customConstraints";
import { isBrokenPattern } from "../../../grammar/heat/pythonPattern";
import type { Limits, PropertyRow, ValueType } from "../../../grammar/heat/table";
import { brokenLimit, converts, within } from "../../../grammar/heat/values";
import type { Text } from "../../../text/language";
import { resolveAlias, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from "../../../yaml/yamlTree";
import { spanOf } from "./findings";
import { checkNames, checkWord, effectiveEntries, readKeys } from "./keys";
import { keySpan, keyText, type Template } from "./template";
import { forms, parts } from "./words";

type Node = Exclude<YamlNode, { kind: "alias" }>;

/** Reads the parameters of a template, and checks each definition. */
export function checkParameters(template: Template, map: YamlMap): void {
  checkNames(template, map);
  for (const entry of effectiveEntries(map)) {
    if (entry.name === undefined) continue;
    const definition = entry.value && resolveAlias(entry.value);
    const type = definition?.kind === "map" ? checkDefinition(template, entry, definition) : undefined;
    if (definition?.kind !== "map") template.findings.add("notForm", keySpan(entry), { name: entry.name, wanted: forms.map });
    template.parameters.set(entry.name, { name: entry.name, span: keySpan(entry), entry, ...(type !== undefined && { type }) });
  }
}

/** Checks one definition and returns its type, where Heat knows it. */
function checkDefinition(template: Template, entry: YamlEntry, definition: YamlMap): string | undefined {
  const { table } = template.schema;
  const keys = readKeys(template, definition, table.parameterKeys, "parameter");
  const typeNode = keys.get("type")?.value;
  const type = typeNode && resolveAlias(typeNode);
  if (!keys.has("type")) template.findings.add("keyMissing", keySpan(entry), { part: parts.parameter, name: "type" });
  const isType = type?.kind === "scalar" && typeNode && checkWord(template, typeNode, "type", type.text, table.parameterTypes);
  const known = isType ? type.text : undefined;
  const constraints = checkConstraints(template, keys.get("constraints"), known);
  const fallback = keys.get("default")?.value;
  const value = fallback && resolveAlias(fallback);
  if (known !== undefined && fallback && value) checkDefault(template, fallback, value, known, constraints);
  return known;
}

interface Constraint {
  readonly name: string;
  readonly node: Node;
}

/** The constraints that Heat takes; finds those that do not fit the type, and those that it ignores. */
function checkConstraints(template: Template, entry: YamlEntry | undefined, type: string | undefined): Constraint[] {
  const list = entry?.value && resolveAlias(entry.value);
  if (!entry || (list?.kind === "scalar" && list.value === null)) return [];
  if (list?.kind !== "list") {
    template.findings.add("notForm", keySpan(entry), { name: "constraints", wanted: forms.list });
    return [];
  }
  return list.items.flatMap((item) => {
    const map = resolveAlias(item);
    if (map?.kind === "map") return checkConstraint(template, map, type);
    template.findings.add("notFormItem", spanOf(item), { name: "constraints", wanted: forms.map });
    return [];
  });
}

/** The order in which Heat looks for the one constraint of an item. */
const order = ["modulo", "range", "length", "allowed_values", "allowed_pattern", "custom_constraint"];

function checkConstraint(template: Template, map: YamlMap, type: string | undefined): Constraint[] {
  const { findings, schema } = template;
  const keys = readKeys(template, map, schema.table.constraints, "constraint");
  const [used, ...ignored] = order.filter((name) => keys.has(name));
  const entry = used === undefined ? undefined : keys.get(used);
  if (used === undefined || !entry) {
    const first = map.entries[0];
    findings.add("constraintEmpty", first ? keySpan(first) : map.span);
    return [];
  }
  for (const name of ignored) {
    const other = keys.get(name);
    if (other) findings.add("constraintIgnored", keySpan(other), { used, name }, { severity: "warning" });
  }
  if (type !== undefined && !schema.table.constraintFits[used]?.includes(type)) {
    findings.add("constraintUnfit", keySpan(entry), { name: used, type });
    return [];
  }
  const node = entry.value && resolveAlias(entry.value);
  return node && checkLimit(template, entry, used, node) ? [{ name: used, node }] : [];
}

/** Says whether a constraint's own value has the right form. */
function checkLimit(template: Template, entry: YamlEntry, name: string, node: Node): boolean {
  const { findings } = template;
  if (
    name === "allowed_values"
      ? node.kind === "list"
      : /^(range|length|modulo)$/.test(name)
        ? node.kind === "map"
        : node.kind === "scalar"
  ) {
    if (name !== "allowed_pattern" || node.kind !== "scalar" || !isBrokenPattern(node.text)) return true;
    findings.add("patternBroken", spanOf(node));
    return false;
  }
  const wanted = name === "allowed_values" ? forms.list : /^(range|length|modulo)$/.test(name) ? forms.map : forms.text;
  findings.add("notForm", keySpan(entry), { name, wanted });
  return false;
}

/** The type and the limits that a default must keep to. */
function checkDefault(template: Template, at: YamlNode, value: Node, type: string, constraints: readonly Constraint[]) {
  if (value.kind === "scalar" && value.value === null) return;
  const wanted = wrongForm(value, type);
  if (wanted) return template.findings.add("defaultType", spanOf(at), { type, wanted });
  const values = type === "comma_delimited_list" ? undefined : value.kind === "scalar" ? value : undefined;
  for (const { name, node } of constraints) {
    if (values ? isBroken(values, type, name, node) : isLengthBroken(value, type, name, node)) {
      const allowed = name === "allowed_values" && node.kind === "list" ? node.items.flatMap((item) => textOf(item)) : [];
      const { words, repairs } =
        values && allowed.length > 0 ? template.findings.suggest(values.text, allowed, spanOf(at)) : { words: {}, repairs: [] };
      return template.findings.add("defaultRefused", spanOf(at), { ...words, key: name }, { repairs });
    }
  }
}

const booleans = /^(true|t|yes|y|on|1|false|f|no|n|off|0)$/i;

/** What a default should have been, where it cannot be of its type. */
export function wrongForm(value: Node, type: string): Text | undefined {
  if (type === "comma_delimited_list") return value.kind === "map" ? forms.list : undefined;
  if (type === "json")
    return value.kind === "scalar" && typeof value.value === "string" && value.text !== "" && isNoJson(value.text)
      ? forms.json
      : undefined;
  if (type === "string") return undefined;
  if (value.kind !== "scalar") return type === "number" ? forms.Number : forms.Boolean;
  if (type === "number") return typeof value.value === "boolean" || !converts(value, "Number") ? forms.Number : undefined;
  return type === "boolean" && !booleans.test(value.text) ? forms.Boolean : undefined;
}

const types: Readonly<Record<string, ValueType>> = { string: "String", number: "Number", boolean: "Boolean" };

function isBroken(value: YamlScalar, type: string, name: string, node: Node): boolean {
  const row = rowOf(types[type] ?? "Any", name, node);
  if (typeof value.value === "boolean") return false;
  return row !== undefined && brokenLimit(value, row) !== undefined;
}

function rowOf(type: ValueType, name: string, node: Node): PropertyRow | undefined {
  if (name === "allowed_values" && node.kind === "list") {
    const allowed = node.items.flatMap((item) => textOf(item));
    return type === "Boolean" || allowed.length < node.items.length ? undefined : { type, allowed };
  }
  if (name === "allowed_pattern" && node.kind === "scalar") return { type, pattern: node.text };
  if (node.kind !== "map") return undefined;
  if (name === "range") return { type, range: limitsOf(node) };
  return name === "length" ? { type, length: limitsOf(node) } : undefined;
}

function isLengthBroken(value: Node, type: string, name: string, node: Node): boolean {
  if (name !== "length" || node.kind !== "map") return false;
  const count =
    value.kind === "list"
      ? value.items.length
      : value.kind === "scalar" && type === "comma_delimited_list" && value.text !== ""
        ? value.text.split(",").length
        : undefined;
  return count !== undefined && !within(count, limitsOf(node));
}

function limitsOf(map: YamlMap): Limits {
  const limits: Record<string, number> = {};
  for (const entry of effectiveEntries(map)) {
    const value = entry.value && resolveAlias(entry.value);
    if (value?.kind === "scalar" && typeof value.value === "number") limits[keyText(entry)] = value.value;
  }
  return limits;
}

/** A value of a list of allowed ones as text; none for a truth value, of which Python makes a text of its own. */
function textOf(node: YamlNode): string[] {
  const scalar = resolveAlias(node);
  return scalar?.kind === "scalar" && typeof scalar.value !== "boolean" ? [scalar.text] : [];
}

/** The groups in which a dashboard shows the parameters. */
export function checkGroups(template: Template, entry: YamlEntry) {
  const { findings, schema } = template;
  const list = entry.value && resolveAlias(entry.value);
  if (!list || (list.kind === "scalar" && list.value === null)) return;
  if (list.kind !== "list") return findings.add("notForm", keySpan(entry), { name: "parameter_groups", wanted: forms.list });
  const seen = new Set<string>();
  for (const item of list.items) {
    const group = resolveAlias(item);
    if (group?.kind !== "map") {
      findings.add("notFormItem", spanOf(item), { name: "parameter_groups", wanted: forms.map });
      continue;
    }
    const keys = readKeys(template, group, schema.table.groupKeys, "group", { severity: "warning", required: ["parameters"] });
    const names = keys.get("parameters");
    const first = group.entries[0];
    if (!names && first) findings.add("keyMissing", keySpan(first), { part: parts.group, name: "parameters" });
    const members = names?.value && resolveAlias(names.value);
    if (names && members?.kind !== "list") findings.add("notForm", keySpan(names), { name: "parameters", wanted: forms.list });
    for (const member of members?.kind === "list" ? members.items : []) checkMember(template, member, seen);
  }
}

function checkMember(template: Template, node: YamlNode, seen: Set<string>): void {
  const { findings, parameters } = template;
  const member = resolveAlias(node);
  const name = member?.kind === "scalar" ? member.text : "";
  const span = spanOf(node);
  template.uses.push({ kind: "parameter", name, node });
  if (!parameters.has(name)) {
    const { words, repairs } = findings.suggest(name, [...parameters.keys()], span);
    findings.add("undefined", span, { ...words, name, kind: { en: "parameter", ja: forms.parameter.ja } }, { repairs });
  } else if (seen.has(name)) findings.add("groupTwice", span, { name });
  seen.add(name);
}
