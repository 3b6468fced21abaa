// Makes knowledge/grammar/libvirt.json from libvirt's RELAX NG schemas.
//
//   npx tsx scripts/grammar.ts FOLDER --libvirt VERSION
//
// FOLDER holds libvirt's .rng files of that version (/usr/share/libvirt/schemas where libvirt is installed). Every schema with
// a start becomes a kind, named like its file; `device` stands for what may be attached to a guest. The same input gives the
// same bytes.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Compiler } from "./grammar/compile";
import { devicesOf } from "./grammar/devices";
import { tableOf, written } from "./grammar/tableOf";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { libvirt: { type: "string" } } });
const [folder] = positionals;
if (!folder || !values.libvirt) {
  console.error("usage: tsx scripts/grammar.ts FOLDER --libvirt VERSION");
  process.exit(2);
}

const compiler = new Compiler();
const starts = new Map<string, number>();
const schemas = readdirSync(folder).filter((name) => name.endsWith(".rng"));
for (const name of schemas.sort()) {
  const start = compiler.start(path.join(folder, name));
  if (start !== undefined) starts.set(path.basename(name, ".rng"), start);
}
const domain = starts.get("domain");
if (domain === undefined) throw new Error(`${folder} holds no domain.rng`);
starts.set("device", devicesOf(compiler, domain));

const table = written(
  tableOf(compiler, starts, {
    origin: "https://gitlab.com/libvirt/libvirt, src/conf/schemas/*.rng, compiled",
    version: values.libvirt,
    licence: "LGPL-2.1-or-later",
  }),
);
mkdirSync("knowledge/grammar", { recursive: true });
writeFileSync("knowledge/grammar/libvirt.json", table);
console.log(`knowledge/grammar/libvirt.json: ${starts.size} kinds, ${Math.round(table.length / 1024)} KiB`);
