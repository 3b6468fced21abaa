import type { HeatSchema } from "../../grammar/heat/heatSchema";
import { fitsPattern } from "../../grammar/heat/pythonPattern";
import type { PropertyRow, TypeRow, ValueType } from "../../grammar/heat/table";
import type { Entries, Value } from "./entries";

/** The properties that a type must have, each with the smallest value that it takes. */
export function smallestProperties(rows: TypeRow["properties"], names = Object.keys(rows)): Entries {
  return names.flatMap((name) => {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    return row?.required ? [[name, smallest(row, name)] as const] : [];
  });
}

/** A resource of a type as it must be at least. */
export function smallestResource(type: string, schema: HeatSchema): Entries {
  const properties = smallestProperties(schema.resourceType(type)?.properties ?? {});
  return [["type", type], ...(properties.length > 0 ? [["properties", { map: properties }] as const] : [])];
}

function smallest(row: PropertyRow, name: string): Value {
  const { type, allowed, range, length, keys, items, custom } = row;
  if (type === "Map") return { map: smallestProperties(keys ?? {}) };
  if (type === "List") {
    const item: PropertyRow = items ?? { type: "String", ...(allowed && { allowed }) };
    const count = Math.max(length?.min ?? 0, items?.keys ? 1 : 0);
    return { list: Array.from({ length: count }, () => smallest(item, name)) };
  }
  const [first] = allowed ?? [];
  if (first !== undefined) return typeof first === "string" ? quoted(first) : String(first);
  if (type === "Boolean") return "false";
  if (type === "Integer" || type === "Number") return String(Math.min(Math.max(1, range?.min ?? 1), range?.max ?? 1));
  return quoted(samples[custom ?? ""] ?? named(name, row));
}

/** A text of which a reader sees that it is to be replaced. */
function named(name: string, { length, pattern }: PropertyRow): string {
  const text = name.padEnd(length?.min ?? 0, "_").slice(0, length?.max);
  return pattern === undefined ? text : ([text, ...patterned].find((one) => fitsPattern(pattern, one) !== false) ?? text);
}

/** Texts for the patterns that properties must keep to: a device's name, a date. */
const patterned = ["/dev/vdb", "2030-01-01 00:00"];

const samples: Readonly<Record<string, string>> = {
  net_cidr: "10.0.0.0/24",
  ip_or_cidr: "10.0.0.0/24",
  ip_addr: "10.0.0.1",
  mac_addr: "fa:16:3e:00:00:01",
  cron_expression: "0 3 * * *",
  json_string: "{}",
  dns_name: "example.org",
  rel_dns_name: "example",
  dns_domain: "example.org.",
  timezone: "UTC",
};

/** A text as a scalar, in quotes where YAML would read something else. */
export function quoted(text: string): string {
  const isPlain = /^[A-Za-z_/][\w./ -]*$/.test(text) && !/\s$/.test(text);
  return isPlain && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text) ? text : JSON.stringify(text);
}

const parameterTypes: Readonly<Record<ValueType, string>> = {
  String: "string",
  Integer: "number",
  Number: "number",
  Boolean: "boolean",
  List: "comma_delimited_list",
  Map: "json",
  Any: "string",
};

/** The type of a parameter whose value a property may take. */
export function parameterTypeFor({ type, items }: Pick<PropertyRow, "type" | "items">): string {
  // A list of texts alone can be written in one line.
  return type === "List" && items && items.type !== "String" ? "json" : parameterTypes[type];
}

/** The definition of a parameter for a property: its type, and the constraint that its values are to keep to. */
export function parameterFor(row: Pick<PropertyRow, "type" | "items" | "custom">, fallback?: string): Entries {
  const type = parameterTypeFor(row);
  const custom = type === "string" || type === "number" ? row.custom : undefined;
  return [
    ["type", type],
    ...(fallback === undefined ? [] : [["default", fallback] as const]),
    ...(custom === undefined ? [] : [["constraints", { list: [{ map: [["custom_constraint", custom]] }] }] as const]),
  ];
}
