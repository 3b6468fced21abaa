import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { UsageTable } from "../../server/core/grammar/completion/usage";
import type { GrammarTable } from "../../server/core/grammar/table";
import type { Facts } from "../../server/core/knowledge/facts";
import type { KnowledgeData } from "../../server/core/knowledge/knowledgeBase";
import type { Component, Counterpart, Origin, Setting, Term } from "../../server/core/knowledge/setting";
import type { Slip } from "../../server/core/knowledge/slip";
import type { DomainPaths } from "./domainPaths";
import { componentShape, counterpartShape, originShape, settingShape, slipShape, termShape } from "./entries";
import type { HeatNames } from "./heatNames";
import type { Tables } from "./knownAddresses";
import type { Located, Problem } from "./problem";
import type { Shape } from "./shape";

/** The knowledge as it is written: each entry with its file, and what does not have the shape of an entry. */
export interface Written {
  readonly components: readonly Located<Component>[];
  readonly origins: readonly Located<Origin>[];
  readonly settings: readonly Located<Setting>[];
  readonly counterparts: readonly Located<Counterpart>[];
  readonly slips: readonly Located<Slip>[];
  readonly terms: readonly Located<Term>[];
  readonly misshapen: readonly Problem[];
}

/** Reads the YAML of a knowledge folder. */
export function readWritten(folder: string): Written {
  const misshapen: Problem[] = [];
  const entries = <T>(files: readonly string[], shape: Shape<T>): Located<T>[] =>
    files.flatMap((file) => readEntries(readFileSync(file, "utf8"), file, shape, misshapen));
  return {
    components: entries([path.posix.join(folder, "components.yaml")], componentShape),
    origins: entries([path.posix.join(folder, "origins.yaml")], originShape),
    settings: entries(yamlFiles(path.posix.join(folder, "settings")), settingShape),
    counterparts: entries(yamlFiles(path.posix.join(folder, "counterparts")), counterpartShape),
    terms: entries(yamlFiles(path.posix.join(folder, "glossary")), termShape),
    slips: entries([path.posix.join(folder, "slips.yaml")], slipShape),
    misshapen,
  };
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => path.posix.join(folder, ...name.split(path.sep)));
}

/** The entries of one file; what is none goes to `problems`. */
export function readEntries<T>(text: string, file: string, shape: Shape<T>, problems: Problem[]): Located<T>[] {
  let list: unknown;
  try {
    list = parse(text) ?? [];
  } catch (error) {
    problems.push({ file, address: "(the file)", what: error instanceof Error ? error.message : String(error) });
    return [];
  }
  if (!Array.isArray(list)) {
    problems.push({ file, address: "(the file)", what: "is no list of entries" });
    return [];
  }
  return list.flatMap((entry: unknown, index) => {
    const complain = (what: string) => problems.push({ file, address: labelOf(entry, index), what });
    return shape(entry, complain, "") ? [{ file, entry }] : [];
  });
}

function labelOf(entry: unknown, index: number): string {
  if (typeof entry !== "object" || entry === null) return `#${index + 1}`;
  const name = "address" in entry ? entry.address : "id" in entry ? entry.id : "kvm" in entry ? entry.kvm : undefined;
  const first: unknown = Array.isArray(name) ? name[0] : name;
  return typeof first === "string" ? first : `#${index + 1}`;
}

/** Reads the committed tables of a knowledge folder; they are generated, so their shape is taken for granted. */
export function readTables(folder: string): Tables {
  const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, "facts", `${name}.json`), "utf8"));
  const rows = <T>(name: string): T => read<{ readonly rows: T }>(name).rows;
  return {
    facts: {
      settings: rows<Facts["settings"]>("settings"),
      owners: rows<Facts["owners"]>("owners"),
      storeys: rows<Facts["storeys"]>("storeys"),
      presence: rows<Facts["presence"]>("presence"),
      since: rows<Facts["since"]>("since"),
      filled: rows<Facts["filled"]>("filled"),
    },
    domain: read<DomainPaths>("domainPaths"),
    heat: read<HeatNames>("heatNames"),
  };
}

/** Reads the grammar's table of a knowledge folder. */
export function readGrammar(folder: string): GrammarTable {
  return JSON.parse(readFileSync(path.join(folder, "grammar", "libvirt.json"), "utf8"));
}

/** Reads the table of how usual names are. */
export function readUsage(folder: string): UsageTable {
  return JSON.parse(readFileSync(path.join(folder, "grammar", "usage.json"), "utf8"));
}

/** What the build compiles: the entries without their files, with the facts. */
export function compile(written: Written, facts: Facts): KnowledgeData {
  const entries = <T>(list: readonly Located<T>[]): T[] => list.map(({ entry }) => entry);
  return {
    components: entries(written.components),
    origins: entries(written.origins),
    settings: entries(written.settings),
    counterparts: entries(written.counterparts),
    slips: entries(written.slips),
    terms: entries(written.terms),
    facts,
  };
}
