// Makes knowledge/facts/heatNames.json: the names of Heat's resource types, of their properties and attributes, and of the
// functions of its templates.
//
//   npx tsx scripts/knowledge/heatNames.ts RESOURCES FUNCTIONS
//
// RESOURCES and FUNCTIONS are heat-resources.json and heat-functions.json, read out of Heat's own engine. The same input gives
// the same bytes. The table is for the checks and the coverage; it is not shipped.
import { readFileSync, writeFileSync } from "node:fs";

interface RawProperty {
  readonly schema?: Readonly<Record<string, RawProperty>>;
  readonly items?: RawProperty;
}

interface RawType {
  readonly properties: Readonly<Record<string, RawProperty>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface RawResources {
  readonly source: { readonly heat: string };
  readonly resources: Readonly<Record<string, RawType>>;
  readonly aws: Readonly<Record<string, RawType>>;
  readonly baseAttributes: Readonly<Record<string, unknown>>;
}

export interface RawFunctions {
  readonly functions: Readonly<Record<string, unknown>>;
}

interface TypeNames {
  /** `networks`, `networks/port`: list items are skipped. */
  readonly properties: readonly string[];
  readonly attributes: readonly string[];
}

export interface HeatNames {
  readonly source: string;
  readonly types: Readonly<Record<string, TypeNames>>;
  readonly functions: readonly string[];
}

export function heatNames(resources: RawResources, { functions }: RawFunctions): HeatNames {
  const types = Object.entries({ ...resources.resources, ...resources.aws }).sort(([a], [b]) => (a < b ? -1 : 1));
  const base = Object.keys(resources.baseAttributes);
  return {
    source: `Heat ${resources.source.heat}, its engine's own resource types and functions`,
    types: Object.fromEntries(
      types.map(([name, { properties, attributes }]) => [
        name,
        { properties: propertyPaths(properties, "").sort(), attributes: [...Object.keys(attributes), ...base].sort() },
      ]),
    ),
    functions: Object.keys(functions).sort(),
  };
}

function propertyPaths(properties: Readonly<Record<string, RawProperty>>, before: string): string[] {
  return Object.entries(properties).flatMap(([name, property]) => [
    `${before}${name}`,
    ...propertyPaths(keysOf(property), `${before}${name}/`),
  ]);
}

/** The keys of a map property, or of the maps in a list. */
function keysOf(property: RawProperty): Readonly<Record<string, RawProperty>> {
  return property.schema ?? (property.items ? keysOf(property.items) : {});
}

/** One type a line. */
export function heatNamesText({ source, types, functions }: HeatNames): string {
  const rows = Object.entries(types).map(([name, names]) => `${JSON.stringify(name)}: ${JSON.stringify(names)}`);
  return `{\n"source": ${JSON.stringify(source)},\n"types": {\n${rows.join(",\n")}\n},\n"functions": ${JSON.stringify(functions)}\n}\n`;
}

if (require.main === module) {
  const [resources, functions] = process.argv.slice(2);
  if (resources === undefined || functions === undefined)
    throw new Error("usage: tsx scripts/knowledge/heatNames.ts RESOURCES FUNCTIONS");
  const names = heatNames(JSON.parse(readFileSync(resources, "utf8")), JSON.parse(readFileSync(functions, "utf8")));
  writeFileSync("knowledge/facts/heatNames.json", heatNamesText(names));
}
