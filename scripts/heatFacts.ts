// Makes knowledge/facts/heat.json, the table of what Heat's templates may hold, from facts read out of Heat's own engine.
//
//   npx tsx scripts/heatFacts.ts FOLDER
//
// FOLDER holds heat-resources.json, heat-versions.json and heat-functions.json. Only names, types, limits and versions are
// taken over. The same input gives the same bytes.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { heatTableText } from "./heatFacts/heatTable";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: tsx scripts/heatFacts.ts FOLDER");
  process.exit(2);
}
writeFileSync(path.join("knowledge", "facts", "heat.json"), heatTableText(folder));
