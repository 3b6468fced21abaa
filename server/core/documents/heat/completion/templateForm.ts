import type { SettingAddress } from "../../../knowledge/address";
import { keyOf, resolveAlias, valueAt, type YamlEntry, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";
import { wrongForm } from "../check/parameters";
import { conditionForm } from "./callForm";
import { anything, type Form, freeText, key, listOf, plainNote, type Word, words } from "./form";
import { keysOf } from "./keysOf";
import type { Names } from "./names";
import { resourceForm } from "./resourceForm";

/** The form of a whole template. */
export function templateForm(names: Names): Form {
  const { schema } = names;
  const { sections } = schema.table;
  const forms: Readonly<Record<string, () => Form>> = {
    heat_template_version: () => ({
      type: "String",
      words: () => words(schema.versionNames, "heat:heat_template_version"),
    }),
    parameters: () => ({ type: "Map", entry: (entry) => parameterForm(entry, names) }),
    parameter_groups: () => listOf(groupForm(names)),
    resources: () => ({ type: "Map", entry: (entry) => resourceForm(entry, names) }),
    outputs: () => ({ type: "Map", entry: () => outputForm(names) }),
    conditions: () => ({ type: "Map", entry: (entry) => conditionForm(names, keyOf(entry)) }),
  };
  return {
    type: "Map",
    keys: () => keysOf(names, sections, "heat:", (name) => forms[name] ?? (() => freeText), ["heat_template_version"]),
  };
}

function parameterForm({ value }: YamlEntry, names: Names): Form {
  const { table } = names.schema;
  const map = value && resolveAlias(value);
  const type = map?.kind === "map" ? valueAt(map, "type") : undefined;
  const typeName = type?.kind === "scalar" ? type.text : "";
  const truth = (address: SettingAddress): Form => ({ type: "Boolean", words: () => words([true, false], address) });
  const forms: Readonly<Record<string, () => Form>> = {
    type: () => ({ type: "String", words: () => words(typesFor(map, names), "heat:parameter/type") }),
    default: () => ({
      ...(typeName === "boolean" ? { ...truth("heat:parameter/default"), isOpen: true } : { type: "Any" as const }),
      accepts: (value) => value.value === null || !wrongForm(value, typeName),
    }),
    hidden: () => truth("heat:parameter/hidden"),
    immutable: () => truth("heat:parameter/immutable"),
    constraints: () => listOf(constraintForm(typeName, names)),
    tags: () => listOf(freeText),
  };
  return {
    type: "Map",
    keys: () => keysOf(names, table.parameterKeys, "heat:parameter/", (name) => forms[name] ?? (() => freeText), ["type"]),
  };
}

/** The types that a parameter's default and constraints fit. */
function typesFor(node: YamlNode | undefined, { schema: { table } }: Names): string[] {
  const fallback = node?.kind === "map" ? valueAt(node, "default") : undefined;
  const constraints = node?.kind === "map" ? valueAt(node, "constraints") : undefined;
  const given = constraints?.kind === "list" ? constraints.items.flatMap((item) => keysIn(item)) : [];
  return table.parameterTypes.filter((type) => {
    if (fallback && !isNull(fallback) && wrongForm(fallback, type)) return false;
    return given.every((name) => table.constraintFits[name]?.includes(type) ?? true);
  });
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function keysIn(item: YamlNode): string[] {
  const map = resolveAlias(item);
  return map?.kind === "map" ? map.entries.flatMap((entry) => keyOf(entry) ?? []) : [];
}

/** A constraint: one of those that fit the parameter's type, and a description. */
function constraintForm(type: string, names: Names): Form {
  const { table } = names.schema;
  const limits = (prefix: SettingAddress, ...keys: readonly string[]): Form => ({
    type: "Map",
    keys: () => keys.map((name) => key(name, `${prefix}/${name}`, () => freeText, { required: prefix.endsWith("modulo") })),
  });
  const forms: Readonly<Record<string, () => Form>> = {
    range: () => limits("heat:parameter/constraints/range", "min", "max"),
    length: () => limits("heat:parameter/constraints/length", "min", "max"),
    modulo: () => limits("heat:parameter/constraints/modulo", "step", "offset"),
    allowed_values: () => listOf(freeText),
    custom_constraint: () => ({
      type: "String",
      words: () => words(customConstraints(names), "heat:parameter/constraints/custom_constraint"),
    }),
  };
  const fits = (name: string) => table.constraintFits[name]?.includes(type) ?? true;
  return {
    type: "Map",
    keys: (map) => {
      const isConstraint = (name: string | undefined) => name !== undefined && Object.hasOwn(table.constraintFits, name);
      const given = map.entries.map(keyOf);
      const isTaken = given.some(isConstraint);
      const all = keysOf(names, table.constraints, "heat:parameter/constraints/", (name) => forms[name] ?? (() => freeText));
      return all.filter(({ name }) => given.includes(name) || (isConstraint(name) ? fits(name) && !isTaken : isTaken));
    },
  };
}

/** The custom constraints that properties of Heat's own types name. */
function customConstraints({ schema }: Names): string[] {
  const found = new Set<string>();
  for (const { properties } of Object.values(schema.table.types))
    for (const { custom } of Object.values(properties)) if (custom?.includes(".")) found.add(custom);
  return [...found].sort();
}

function groupForm(names: Names): Form {
  const forms: Readonly<Record<string, () => Form>> = {
    parameters: () => ({ type: "List", item: (list) => ({ type: "String", words: () => ungrouped(names, list.items) }) }),
  };
  return {
    type: "Map",
    keys: () =>
      keysOf(names, names.schema.table.groupKeys, "heat:parameter_groups/", (name) => forms[name] ?? (() => freeText), [
        "parameters",
      ]),
  };
}

/** The parameters that stand in no group yet. */
function ungrouped(names: Names, own: readonly { readonly kind: string }[]): Word[] {
  const taken = new Set<string>();
  const groups = valueAt(names.root, "parameter_groups");
  const lists = groups?.kind === "list" ? groups.items.map((item) => membersOf(item)) : [];
  for (const list of [...lists, own]) for (const item of list) if (isScalar(item)) taken.add(item.text);
  return [...names.parameters].flatMap(([text, { type, description }]) =>
    taken.has(text) ? [] : { text, kind: "reference" as const, note: plainNote(type, description) },
  );
}

function membersOf(item: YamlMap | { readonly kind: string }): readonly { readonly kind: string }[] {
  const list = "entries" in item ? valueAt(item, "parameters") : undefined;
  return list?.kind === "list" ? list.items : [];
}

function isScalar(node: { readonly kind: string }): node is { readonly kind: "scalar"; readonly text: string } {
  return node.kind === "scalar";
}

function outputForm(names: Names): Form {
  const forms: Readonly<Record<string, () => Form>> = {
    value: () => anything,
    condition: () => conditionForm(names, undefined),
  };
  return {
    type: "Map",
    keys: () =>
      keysOf(names, names.schema.table.outputKeys, "heat:output/", (name) => forms[name] ?? (() => freeText), ["value"]),
  };
}
