// Makes knowledge/facts/domainPaths.json: the address of every element and attribute that libvirt's domain grammar has, with
// the values of those that take fixed ones only.
//
//   npx tsx scripts/knowledge/domainPaths.ts FILE
//
// FILE is libvirt-domain-paths.json, read out of libvirt's RELAX NG schemas. The same input gives the same bytes. The table is
// for the checks and the coverage; it is not shipped.
import { readFileSync, writeFileSync } from "node:fs";

interface RawPath {
  readonly values?: readonly string[];
  readonly open?: boolean;
}

export interface RawPaths {
  readonly schemaDir: string;
  readonly paths: Readonly<Record<string, RawPath>>;
}

export interface DomainPaths {
  readonly source: string;
  readonly paths: readonly string[];
  /** The values of a path that takes no others. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export function domainPaths(raw: RawPaths): DomainPaths {
  const rows = Object.entries(raw.paths)
    .map(([path, facts]): [string, RawPath] => [address(path), facts])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const closed = rows.filter(([, { values, open }]) => values !== undefined && !open);
  return {
    source: `libvirt ${raw.schemaDir.replace(/^.*-/, "")}, its RELAX NG schema of the domain`,
    paths: rows.map(([path]) => path),
    values: Object.fromEntries(closed.map(([path, { values = [] }]) => [path, [...values].sort()])),
  };
}

/** `/domain/devices/disk/driver/@cache` as an address. */
function address(path: string): string {
  return `domain:${path.replace(/^\/domain\/?/, "").replace(/\/?@/, "@")}`;
}

/** One row a line, so that a change of libvirt's shows as a few lines. */
export function domainPathsText({ source, paths, values }: DomainPaths): string {
  const rows = Object.entries(values).map(([path, list]) => `${JSON.stringify(path)}: ${JSON.stringify(list)}`);
  return `{\n"source": ${JSON.stringify(source)},\n"paths": [\n${paths.map((path) => JSON.stringify(path)).join(",\n")}\n],\n"values": {\n${rows.join(",\n")}\n}\n}\n`;
}

if (require.main === module) {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("usage: tsx scripts/knowledge/domainPaths.ts FILE");
  const raw: RawPaths = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync("knowledge/facts/domainPaths.json", domainPathsText(domainPaths(raw)));
}
