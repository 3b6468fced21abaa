import { readFileSync } from "node:fs";
import path from "node:path";
import type { HeatTable } from "../../server/core/grammar/heat/table";
import { functionTables, type RawFunctions } from "./functions";
import { type RawResources, typeTable } from "./types";
import { type RawVersions, versionTables } from "./versions";

/** The text of knowledge/facts/heat.json, made of a folder of raw facts. One type a line: a change of the facts stays readable. */
export function heatTableText(folder: string): string {
  const { types, ...rest } = heatTable(folder);
  const rows = Object.entries(types).map(([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`);
  return `${JSON.stringify(rest).slice(0, -1)},"types":{\n${rows.join(",\n")}\n}}\n`;
}

function heatTable(folder: string): HeatTable {
  const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, `heat-${name}.json`), "utf8"));
  const resources = read<RawResources>("resources");
  const versions = read<RawVersions>("versions");
  return {
    source: `Heat ${resources.source.heat} (${resources.source.debianPackage}), its engine's own types, versions and functions`,
    ...versionTables(versions),
    ...functionTables(read<RawFunctions>("functions"), versions.hotOrder),
    types: typeTable(resources),
    everyAttribute: Object.keys(resources.baseAttributes),
    aliases: resources.registryAliases,
    templateTypes: resources.registryTemplates,
  };
}
