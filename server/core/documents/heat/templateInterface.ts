import type { PropertyRow, ValueType } from "../../grammar/heat/table";
import { resolveAlias, valueAt, type YamlMap, type YamlNode } from "../../yaml/yamlTree";
import type { EnvironmentInterface, TemplateInterface } from "../document";
import { spanOf } from "./check/findings";
import { effectiveEntries } from "./check/keys";
import { registryEntries } from "./registry";
import { resolveUri } from "./resolveUri";

/** A template as those see it that use it as a type or give it its parameters. It is read from its own text alone. */
export function templateInterface(root: YamlMap): TemplateInterface {
  const outputs = valueAt(root, "outputs");
  const parameters = valueAt(root, "parameters");
  const declared = (parameters?.kind === "map" ? effectiveEntries(parameters) : []).flatMap(({ name, key, value }) =>
    name === undefined ? [] : [[name, { row: parameterRow(value), span: spanOf(key) }] as const],
  );
  return {
    parameters: new Map(declared),
    outputs: new Set(outputs?.kind === "map" ? effectiveEntries(outputs).flatMap(({ name }) => name ?? []) : []),
    types: typesIn(root),
  };
}

/** The types of a template's resources, and of those that groups are made of. */
function typesIn(root: YamlMap): ReadonlySet<string> {
  const types = new Set<string>();
  const seen = new Set<YamlNode>();
  const resources = valueAt(root, "resources");
  const pending: YamlNode[] = resources ? [resources] : [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = resolveAlias(next);
    if (!node || node.kind === "scalar" || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") for (const item of node.items) pending.push(item);
    else
      for (const { key, value } of node.entries) {
        const target = value && resolveAlias(value);
        const isType =
          key.kind === "scalar" && key.text === "type" && target?.kind === "scalar" && typeof target.value === "string";
        if (isType) types.add(target.text);
        else if (value) pending.push(value);
      }
  }
  return types;
}

const types: Readonly<Record<string, ValueType | undefined>> = {
  string: "String",
  number: "Number",
  boolean: "Boolean",
  comma_delimited_list: "List",
};

/** What a parameter takes. A `json` may be a map, a list or text. */
function parameterRow(node: YamlNode | undefined): PropertyRow {
  const definition = node && resolveAlias(node);
  if (definition?.kind !== "map") return { type: "Any" };
  const type = valueAt(definition, "type");
  const row: PropertyRow = { type: (type?.kind === "scalar" && types[type.text]) || "Any" };
  const constraints = valueAt(definition, "constraints");
  const limits = (constraints?.kind === "list" ? constraints.items : []).map(limitOf);
  const hasDefault = effectiveEntries(definition).some(({ name }) => name === "default");
  return Object.assign(row, ...limits, hasDefault ? {} : { required: true });
}

/** The limit of one item of `constraints`, as far as its values are plain. */
function limitOf(item: YamlNode): Partial<PropertyRow> {
  const map = resolveAlias(item);
  if (map?.kind !== "map") return {};
  const allowed = valueAt(map, "allowed_values");
  if (allowed?.kind === "list") {
    const texts = allowed.items.map((one) => resolveAlias(one)).map((one) => (one?.kind === "scalar" ? one.text : undefined));
    return texts.every((text) => text !== undefined) ? { allowed: texts } : {};
  }
  const pattern = valueAt(map, "allowed_pattern");
  if (pattern?.kind === "scalar") return { pattern: pattern.text };
  const range = valueAt(map, "range");
  if (range?.kind === "map") return { range: limitsIn(range) };
  const length = valueAt(map, "length");
  return length?.kind === "map" ? { length: limitsIn(length) } : {};
}

function limitsIn(map: YamlMap): { min?: number; max?: number } {
  const [min, max] = ["min", "max"].map((name) => valueAt(map, name));
  return {
    ...(min?.kind === "scalar" && typeof min.value === "number" && { min: min.value }),
    ...(max?.kind === "scalar" && typeof max.value === "number" && { max: max.value }),
  };
}

/** An environment as templates see it. */
export function environmentInterface(root: YamlMap, uri: string): EnvironmentInterface {
  const defaults = valueAt(root, "parameter_defaults");
  return {
    defaults: new Set(defaults?.kind === "map" ? effectiveEntries(defaults).flatMap(({ name }) => name ?? []) : []),
    registry: registryEntries(root).map(({ type, target, isFile }) => ({
      type,
      target: isFile ? resolveUri(target, uri) : target,
      isFile,
    })),
  };
}

/** The keys and items of an environment that name parameters, each with the section that it stands in. */
export function parameterNamesIn(
  root: YamlMap,
): { readonly name: string; readonly node: YamlNode; readonly section: string; readonly value: YamlNode | undefined }[] {
  return ["parameters", "parameter_defaults", "parameter_merge_strategies", "encrypted_param_names"].flatMap((section) => {
    const content = valueAt(root, section);
    if (content?.kind === "map")
      return effectiveEntries(content).flatMap(({ key, name, value }) =>
        name === undefined ? [] : [{ name, node: key, section, value }],
      );
    if (content?.kind !== "list") return [];
    return content.items.flatMap((node) => {
      const scalar = resolveAlias(node);
      return scalar?.kind === "scalar" ? [{ name: scalar.text, node, section, value: undefined }] : [];
    });
  });
}
