import { readFileSync } from "node:fs";
import path from "node:path";
import type { HeatTable } from "../../server/core/grammar/heat/table";

/** Reads the table of Heat's facts of a knowledge folder; it is generated, so its shape is taken for granted. */
export function readHeatTable(folder: string): HeatTable {
  return JSON.parse(readFileSync(path.join(folder, "facts", "heat.json"), "utf8"));
}
