// Makes the fact tables in knowledge/facts from the raw facts of Nova and libvirt.
//
//   npx tsx scripts/facts.ts FOLDER
//
// FOLDER holds nova-settings.json, libvirt-owners.json, libvirt-layers.json and libvirt-filled.json: facts read out of Nova's
// and libvirt's own sources, with their origin. Only names, values and relations are taken over. The same input gives the
// same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Decider, Filled, SettingFacts, Storey, Where } from "../server/core/knowledge/facts";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: tsx scripts/facts.ts FOLDER");
  process.exit(2);
}

const source = {
  nova: "openstack/nova, commit 00a030403f672b975364c855b7d25b40ef83e757 (2026-08-21, the development tree after 33.0.2, called 34)",
  libvirt: "libvirt 12.8.0",
};

/** Fields of an image itself, which the raw facts count among its properties. */
const imageFields: ReadonlySet<string> = new Set(
  ["container_format", "disk_format", "min_disk", "min_ram"].map((name) => `image:${name}`),
);

/** Corrected here: a server's metadata is read from the metadata service and the config drive, never from the XML. */
const withoutEffect: ReadonlySet<string> = new Set(["server:metadata"]);

interface RawSetting {
  readonly id: SettingFacts["id"];
  readonly kind: string;
  readonly values: SettingFacts["values"] & { readonly multi?: boolean };
  readonly default: unknown;
  readonly setBy: SettingFacts["setBy"];
  readonly takesEffect: NonNullable<SettingFacts["takesEffect"]>;
  readonly unused?: boolean;
  readonly deprecated?: boolean;
  readonly aliases?: readonly string[];
  readonly libvirt: readonly { readonly path: string; readonly effect: SettingFacts["paths"][string][number] }[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
const write = (name: string, origin: string, rows: unknown) =>
  writeFileSync(path.join("knowledge", "facts", name), `${JSON.stringify({ source: origin, rows }, null, 1)}\n`);

/** `/domain/devices/disk/driver/@cache` as an address. */
function address(raw: string): string {
  const key = raw.replace(/^\/domain\/?/, "").replace(/\/?@/, "@");
  return `domain:${key}`;
}

function setting(raw: RawSetting): SettingFacts {
  const paths: Record<string, string[]> = {};
  for (const { path: place, effect } of raw.libvirt) {
    const key = address(place);
    paths[key] = [...new Set([...(paths[key] ?? []), effect])];
  }
  // A default that needs words ("ide, or sata on q35") is told in the setting's text, in both languages.
  const fallback = Array.isArray(raw.default) ? raw.default.join(",") : String(raw.default ?? "").replace(/ \([^)]*\)$/, "");
  return {
    id: raw.id,
    ...((raw.kind === "flavor-field" || imageFields.has(raw.id)) && { field: true }),
    values: raw.values,
    ...(/^[^\s<]+$/.test(fallback) && { default: fallback }),
    setBy: raw.setBy,
    ...(!withoutEffect.has(raw.id) && { takesEffect: raw.takesEffect }),
    ...(raw.unused && { unused: true }),
    ...(raw.deprecated && { deprecated: true }),
    paths: paths as SettingFacts["paths"],
  };
}

write("settings.json", source.nova, read<RawSetting[]>("nova-settings.json").map(setting));

/** Corrected here: only an alias that begins with `ua-` is a user's, so Nova's; libvirt names the others when the guest starts. */
const conditions: Readonly<Record<string, Where>> = {
  "domain:devices/disk/alias": { "alias/@name": "^ua-" },
  "domain:devices/disk/alias@name": { ".": "^ua-" },
};

type RawDecider = Decider & { readonly when?: string; readonly recorded?: boolean };
const owners: Record<string, readonly Decider[]> = {};
for (const row of read<{ path: string; emitted: string; deciders: RawDecider[] }[]>("libvirt-owners.json")) {
  if (row.emitted !== "driver" && row.emitted !== "former") continue;
  const corrected = conditions[address(row.path)];
  owners[address(row.path)] = row.deciders.map(({ id, role, where = corrected, since, until }) => ({
    id,
    role,
    ...(where && { where }),
    ...(since && { since }),
    ...(until && { until }),
  }));
}
write("owners.json", source.nova, owners);

const storeys: Record<string, Storey> = {};
for (const row of read<{ paths: { path: string; layer: Storey }[] }>("libvirt-layers.json").paths)
  storeys[address(row.path)] = row.layer;
write("storeys.json", `${source.libvirt}; own judgement for QEMU guests`, storeys);

interface RawFilled {
  readonly path: string;
  readonly decidedBy: readonly Filled["define"][];
}
const filled: Record<string, Filled> = {};
const raw = read<{ filled: RawFilled[]; runtime: RawFilled[] }>("libvirt-filled.json");
for (const [rows, time] of [
  [raw.filled, "define"],
  [raw.runtime, "run"],
] as const) {
  for (const row of rows) filled[address(row.path)] = { ...filled[address(row.path)], [time]: row.decidedBy[0] };
}
write("filled.json", `${source.libvirt}, seen with a real libvirtd`, filled);

interface RawSince {
  readonly summary: Readonly<Record<string, { since: string; confidence: string; hypervisors?: string[]; only?: boolean }>>;
  readonly schemaPresence: Readonly<Record<string, { in: string[]; values?: Readonly<Record<string, string[]>> }>>;
}
const since = read<RawSince>("libvirt-since.json");
const releases = ["9.0.0", "11.3.0", "12.8.0"];
const short = (release: string | undefined) => release?.replace(/\.0$/, "");

/** The first of the compared schemas that has a place, or one of its values; nothing was ever taken out again. */
const firstIn: Record<string, string | undefined> = {};
for (const [place, { in: present, values = {} }] of Object.entries(since.schemaPresence)) {
  const [first] = present;
  if (first !== releases[0]) firstIn[address(place)] = short(first);
  for (const [value, [from]] of Object.entries(values))
    if (value !== "*" && from !== first) firstIn[`${address(place)}=${value}`] = short(from);
}
write("presence.json", "libvirt's RELAX NG schemas of 9.0.0, 11.3.0 and 12.8.0, compared", firstIn);

const documented: Record<string, { since: string; only?: string[] }> = {};
for (const [place, row] of Object.entries(since.summary)) {
  if (row.confidence !== "high") continue;
  documented[address(place)] = { since: row.since, ...(row.only && row.hypervisors && { only: row.hypervisors }) };
}
write("since.json", "libvirt 11.3.0, docs/formatdomain.rst: version marks, read at the entry they stand at", documented);
