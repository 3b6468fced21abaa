import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { corpora } from "./places";

/** A file of a corpus, with what is recorded of it. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
  /** The kind that it has; `undefined` for a file that is none of ours. */
  readonly kind: string | undefined;
  /** Whether its language's own parser refuses it. */
  readonly isBroken: boolean;
  /** Whether libvirt's schema accepts it, where that is recorded. */
  readonly isValid?: boolean;
}

export interface Corpus {
  readonly name: string;
  readonly files: readonly CorpusFile[];
}

interface Verdict {
  readonly file: string;
  readonly kind?: string;
  /** What libvirt's schema says of it. */
  readonly rng12?: "valid" | "invalid" | "no schema";
  /** What xmllint says first. */
  readonly message?: string;
  /** Of a mutant: whether XML itself forbids it. */
  readonly expected?: { readonly level: string };
}

/** Every corpus beside the checkout. */
export function readCorpora(): Corpus[] {
  return [
    judged("libvirt", "libvirt.verdicts.json", (verdict) => ({
      kind: `libvirt-${rootOf[verdict.kind ?? ""] ?? verdict.kind}`,
      isBroken: /parser error/.test(verdict.message ?? ""),
      ...(verdict.rng12 !== "no schema" && { isValid: verdict.rng12 === "valid" }),
    })),
    judged("libvirt-mutants", "libvirt-mutants/verdicts.json", ({ expected }) => ({
      kind: "libvirt-domain",
      isBroken: expected?.level === "xml",
      isValid: false,
    })),
    guests("libvirt-rules"),
    ...["libvirt-defined", "nova-generated", "nova-defined"].map((name) => guests(name, { isValid: true })),
    judged("heat-templates", "heat-templates.verdicts.json", ({ kind = "" }) => ({ kind: heatKinds[kind], isBroken: false })),
    judged("heat-mutants", "heat-mutants.verdicts.json", () => ({ kind: "heat-template", isBroken: false })),
  ];
}

/** Root elements by the kind that the verdicts name. */
const rootOf: Readonly<Record<string, string>> = {
  nwfilter: "filter",
  storagepool: "pool",
  storagevol: "volume",
  domaincaps: "domainCapabilities",
  nodedev: "device",
  nwfilterbinding: "filterbinding",
};

const heatKinds: Readonly<Record<string, string | undefined>> = {
  hot: "heat-template",
  cfn: "cfn-template",
  environment: "heat-environment",
  other: undefined,
};

function judged(name: string, verdicts: string, judge: (verdict: Verdict) => Omit<CorpusFile, "name" | "text">): Corpus {
  const recorded: Verdict[] = JSON.parse(readFileSync(path.join(corpora, verdicts), "utf8"));
  return { name, files: recorded.map((verdict) => ({ name: verdict.file, text: read(name, verdict.file), ...judge(verdict) })) };
}

/** A folder of guests that libvirt or Nova has read or written. */
function guests(name: string, verdict: Pick<CorpusFile, "isValid"> = {}): Corpus {
  const files = readdirSync(path.join(corpora, name))
    .filter((file) => file.endsWith(".xml"))
    .sort();
  return {
    name,
    files: files.map((file) => ({ name: file, text: read(name, file), kind: "libvirt-domain", isBroken: false, ...verdict })),
  };
}

function read(...parts: string[]): string {
  return readFileSync(path.join(corpora, ...parts), "utf8");
}
