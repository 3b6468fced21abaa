// Makes knowledge/facts/heat.json, the table of what Heat's templates may hold, from facts read out of Heat's own engine.
//
//   npx tsx scripts/heatFacts.ts FOLDER
//
// FOLDER holds heat-resources.json, heat-versions.json and heat-functions.json. Only names, types, limits and versions are
// taken over. The same input gives the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { HeatTable } from "../server/core/grammar/heat/table";
import { functionTables, type RawFunctions } from "./heatFacts/functions";
import { type RawResources, typeTable } from "./heatFacts/types";
import { type RawVersions, versionTables } from "./heatFacts/versions";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: tsx scripts/heatFacts.ts FOLDER");
  process.exit(2);
}

const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, `heat-${name}.json`), "utf8"));
const resources = read<RawResources>("resources");
const versions = read<RawVersions>("versions");

const table: HeatTable = {
  source: `Heat ${resources.source.heat} (${resources.source.debianPackage}), its engine's own types, versions and functions`,
  ...versionTables(versions),
  ...functionTables(read<RawFunctions>("functions"), versions.hotOrder),
  types: typeTable(resources),
  everyAttribute: Object.keys(resources.baseAttributes),
  aliases: resources.registryAliases,
  templateTypes: resources.registryTemplates,
};

/** One type a line: a change of the facts stays readable. */
const { types, ...rest } = table;
const head = JSON.stringify(rest, undefined, 0).slice(0, -1);
const rows = Object.entries(types).map(([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`);
writeFileSync(path.join("knowledge", "facts", "heat.json"), `${head},"types":{\n${rows.join(",\n")}\n}}\n`);
