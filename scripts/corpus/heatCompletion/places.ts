import type { HeatSchema } from "../../../server/core/grammar/heat/heatSchema";
import type { PropertyRow } from "../../../server/core/grammar/heat/table";
import { keyOf, valueAt, type YamlEntry, type YamlMap, type YamlNode } from "../../../server/core/yaml/yamlTree";

/** A valid template with something taken out that completion ought to offer at `offset`. */
export interface Hole {
  readonly kind: "key" | "key name" | "type" | "value" | "reference" | "function name";
  readonly text: string;
  readonly offset: number;
  /** What was taken out, as it is offered. */
  readonly label: string;
}

/** Every hole that can be made in a template, by a walk that knows Heat's facts and nothing of how completion asks them. */
export function holesIn(text: string, root: YamlMap, schema: HeatSchema): (() => Hole)[] {
  const holes: (() => Hole)[] = [];
  const names = (section: string) => {
    const map = valueAt(root, section);
    return new Set(map?.kind === "map" ? map.entries.map(keyOf) : []);
  };
  const [parameters, resources, conditions] = [names("parameters"), names("resources"), names("conditions")];
  const typeOf = (name: string) => {
    const map = valueAt(root, "resources");
    const definition = map?.kind === "map" ? valueAt(map, name) : undefined;
    const type = definition?.kind === "map" ? valueAt(definition, "type") : undefined;
    return type?.kind === "scalar" ? schema.resourceType(type.text) : undefined;
  };

  const cut = (kind: Hole["kind"], start: number, end: number, label: string) =>
    holes.push(() => ({ kind, text: text.slice(0, start) + text.slice(end), offset: start, label }));
  const word = (kind: Hole["kind"], node: YamlNode | undefined) => {
    if (node?.kind !== "scalar" || /[\r\n]/.test(text.slice(node.span.start, node.span.end))) return;
    const quotes = node.style === "plain" ? 0 : 1;
    cut(kind, node.span.start + quotes, node.span.end - quotes, node.text);
  };
  const key = (entry: YamlEntry) => {
    const name = keyOf(entry);
    if (name === undefined || entry.key.kind !== "scalar") return;
    const end = entry.whole.start + text.slice(entry.whole.start, entry.whole.end).trimEnd().length;
    cut("key", entry.whole.start, end, name);
    word("key name", entry.key);
  };
  const entries = (node: YamlNode | undefined) => (node?.kind === "map" ? node.entries : []);
  const items = (node: YamlNode | undefined) => (node?.kind === "list" ? node.items : []);

  for (const section of root.entries) {
    const name = keyOf(section);
    // Without it a text is no template any more.
    if (name === "heat_template_version") word("value", section.value);
    else key(section);
    if (name === "parameters") for (const one of entries(section.value)) parameter(one.value);
    if (name === "resources") for (const one of entries(section.value)) resource(one.value);
    if (name === "outputs") for (const one of entries(section.value)) output(one.value);
    if (name === "conditions") for (const one of entries(section.value)) condition(one.value);
    if (name === "parameter_groups") for (const one of items(section.value)) group(one);
  }
  return holes;

  function group(node: YamlNode): void {
    for (const entry of entries(node)) {
      key(entry);
      if (keyOf(entry) === "parameters") for (const item of items(entry.value)) word("reference", item);
    }
  }

  function parameter(node: YamlNode | undefined): void {
    for (const entry of entries(node)) {
      key(entry);
      const name = keyOf(entry);
      if (name === "type" || name === "hidden" || name === "immutable") word("value", entry.value);
      if (name === "constraints")
        for (const item of items(entry.value))
          for (const constraint of entries(item)) {
            key(constraint);
            if (/^(range|length|modulo)$/.test(keyOf(constraint) ?? ""))
              for (const limit of entries(constraint.value)) key(limit);
          }
    }
  }

  function resource(node: YamlNode | undefined): void {
    const type = node?.kind === "map" ? valueAt(node, "type") : undefined;
    const row = type?.kind === "scalar" ? schema.resourceType(type.text) : undefined;
    for (const entry of entries(node)) {
      key(entry);
      const name = keyOf(entry);
      if (name === "type" && row) word("type", entry.value);
      else if (name === "deletion_policy") word("value", entry.value);
      else if (name === "depends_on") {
        word("reference", entry.value);
        for (const item of items(entry.value)) word("reference", item);
      } else if (name === "condition") condition(entry.value);
      else if (name === "properties" && row && !row.placeholder) properties(entry.value, row.properties);
      else value(entry.value, undefined);
    }
  }

  function properties(node: YamlNode | undefined, rows: Readonly<Record<string, PropertyRow>>): void {
    if (isCall(node)) value(node, undefined);
    for (const entry of isCall(node) ? [] : entries(node)) {
      const name = keyOf(entry) ?? "";
      const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
      if (row) key(entry);
      if (/^resource(_def)?$/.test(name) && entries(entry.value).some((one) => keyOf(one) === "type")) resource(entry.value);
      else value(entry.value, row);
    }
  }

  function value(node: YamlNode | undefined, row: PropertyRow | undefined): void {
    if (node?.kind === "scalar") {
      const isListed =
        row?.allowed?.some((one) => String(one) === node.text) || (row?.type === "Boolean" && /^(true|false)$/.test(node.text));
      if (isListed) word("value", node);
    } else if (node?.kind === "list") for (const item of node.items) value(item, row?.items);
    else if (node?.kind === "map") {
      if (isCall(node)) call(node, row);
      else if (row?.keys) properties(node, row.keys);
      else for (const entry of node.entries) value(entry.value, undefined);
    }
  }

  function isCall(node: YamlNode | undefined): boolean {
    const [entry, ...others] = entries(node);
    return entry !== undefined && others.length === 0 && schema.table.functions[keyOf(entry) ?? ""] !== undefined;
  }

  function call(node: YamlMap, row: PropertyRow | undefined): void {
    const [entry] = node.entries;
    const name = entry && keyOf(entry);
    if (!entry || name === undefined) return;
    word("function name", entry.key);
    const [first, second] = items(entry.value);
    const named = first ?? entry.value;
    if (named?.kind === "scalar") {
      if (name === "get_param" && (parameters.has(named.text) || /^OS::/.test(named.text))) word("reference", named);
      if ((name === "get_resource" || name === "get_attr") && resources.has(named.text)) word("reference", named);
      const attributes = name === "get_attr" ? (typeOf(named.text)?.attributes ?? []) : [];
      if (second?.kind === "scalar" && attributes.includes(second.text)) word("reference", second);
      if (name === "if" && conditions.has(named.text)) word("reference", named);
    }
    if (name === "if") for (const item of items(entry.value).slice(1)) value(item, row);
    else if (/^(list_|map_|repeat|str_|digest|yaql)/.test(name)) value(entry.value, undefined);
  }

  function output(node: YamlNode | undefined): void {
    for (const entry of entries(node)) {
      key(entry);
      if (keyOf(entry) === "condition") condition(entry.value);
      else value(entry.value, undefined);
    }
  }

  function condition(node: YamlNode | undefined): void {
    if (node?.kind === "scalar" && conditions.has(node.text)) word("reference", node);
    const [entry] = entries(node);
    if (!entry) return;
    word("function name", entry.key);
    if (/^(and|or|not)$/.test(keyOf(entry) ?? "")) for (const item of [entry.value, ...items(entry.value)]) condition(item);
    else for (const item of items(entry.value)) value(item, undefined);
  }
}
