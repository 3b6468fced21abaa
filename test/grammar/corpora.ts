import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadGrammar } from "../../server/core/grammar/loadGrammar";
import type { GrammarTable } from "../../server/core/grammar/table";

const root = path.join(__dirname, "..", "..");

/** The material beside the project; tests that need it say so where it is missing. */
export const shared = path.join(root, "..", "shared");
export const hasShared = existsSync(shared);
const corpora = path.join(shared, "corpora");

export const table: GrammarTable = JSON.parse(readFileSync(path.join(root, "knowledge/grammar/libvirt.json"), "utf8"));
export const grammar = loadGrammar(() => table);

/** The grammar's kind for each root element of a libvirt document. */
export const kindOfRoot: ReadonlyMap<string, string> = new Map([
  ["domain", "domain"],
  ["inactiveDomain", "inactiveDomain"],
  ["network", "network"],
  ["networkport", "networkport"],
  ["interface", "interface"],
  ["pool", "storagepool"],
  ["volume", "storagevol"],
  ["filter", "nwfilter"],
  ["filterbinding", "nwfilterbinding"],
  ["secret", "secret"],
  ["device", "nodedev"],
  ["domainsnapshot", "domainsnapshot"],
  ["domaincheckpoint", "domaincheckpoint"],
  ["domainbackup", "domainbackup"],
  ["cpu", "cpu"],
  ["sysinfo", "sysinfo"],
  ["capabilities", "capability"],
  ["domainCapabilities", "domaincaps"],
  ["storagepoolCapabilities", "storagepoolcaps"],
]);

interface Recorded {
  readonly file: string;
  readonly kind: string;
  readonly rng12: "valid" | "invalid" | "no schema";
}

/** A mutant's recorded mistake. */
export interface Mutant {
  readonly file: string;
  readonly mutation: string;
  readonly from: string;
  readonly line: number;
  readonly expected: {
    readonly path: string;
    readonly was: string | null;
    readonly now: string | null;
    readonly level: "schema" | "xml";
    readonly firstLine?: number;
  };
}

export const read = (...parts: string[]): string => readFileSync(path.join(corpora, ...parts), "utf8");
export const recorded = (): readonly Recorded[] => JSON.parse(read("libvirt.verdicts.json"));
export const mutants = (): readonly Mutant[] =>
  JSON.parse(read("libvirt-mutants/verdicts.json")).filter(({ expected }: Mutant) => expected.level === "schema");
export const filesIn = (folder: string): string[] =>
  readdirSync(path.join(corpora, folder)).filter((name) => name.endsWith(".xml"));
