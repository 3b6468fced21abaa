import { isMistake } from "./mutants";
import type { ReadFile } from "./readFile";

/** What one measure says of one corpus. */
export interface Figure {
  readonly text: string;
  /** What must not be: it makes the command fail. */
  readonly failures: readonly string[];
  /** What is told, and no failure. */
  readonly remarks?: readonly string[];
}

/** One column of the report. */
export interface Measure {
  readonly title: string;
  of(files: readonly ReadFile[]): Figure;
}

const hasFault = ({ findings }: ReadFile) => findings.some(({ rule }) => /-syntax$/.test(rule));

const count: Measure = {
  title: "files",
  of: (files) => ({ text: String(files.length), failures: [] }),
};

const crashes: Measure = {
  title: "crashes",
  of: (files) => {
    const failures = files.flatMap(({ file, crash }) => (crash === undefined ? [] : [`${file.name}: ${crash}`]));
    return { text: String(failures.length), failures };
  },
};

const kinds: Measure = {
  title: "kind as recorded",
  of: (files) => {
    const wrong = files.filter(({ file, kind }) => kind !== file.kind);
    return {
      text: share(files.length - wrong.length, files.length),
      failures: [],
      remarks: wrong.map(({ file, kind }) => `${file.name}: ${kind ?? "none of ours"} instead of ${file.kind ?? "none of ours"}`),
    };
  },
};

const falseFaults: Measure = {
  title: "false syntax faults",
  of: (files) => {
    const wrong = files.filter((one) => !one.file.isBroken && hasFault(one));
    const failures = wrong.map(({ file, findings }) => `${file.name}: ${findings.map(({ message }) => message).join(" ")}`);
    return { text: String(wrong.length), failures };
  },
};

const foundFaults: Measure = {
  title: "syntax faults found",
  of: (files) => {
    const broken = files.filter(({ file }) => file.isBroken);
    const missed = broken.filter((one) => !hasFault(one));
    return {
      text: broken.length === 0 ? "–" : share(broken.length - missed.length, broken.length),
      failures: [],
      remarks: missed.map(({ file }) => `${file.name}: no syntax fault found`),
    };
  },
};

const falseAlarms: Measure = {
  title: "valid, with a finding",
  of: (files) => {
    const valid = files.filter(({ file }) => file.isValid);
    const wrong = valid.filter((one) => one.findings.some(isMistake));
    const failures = wrong.map(({ file, findings }) => `${file.name}: ${findings.find(isMistake)?.message}`);
    return { text: valid.length === 0 ? "–" : share(wrong.length, valid.length), failures };
  },
};

const found: Measure = {
  title: "invalid, with a finding",
  of: (files) => {
    const invalid = files.filter(({ file }) => file.isValid === false);
    const missed = invalid.filter((one) => !one.findings.some(isMistake));
    const failures = missed.map(({ file }) => `${file.name}: nothing found`);
    return { text: invalid.length === 0 ? "–" : share(invalid.length - missed.length, invalid.length), failures };
  },
};

const findings: Measure = {
  title: "findings by rule",
  of: (files) => {
    const rules = new Map<string, number>();
    for (const { rule } of files.flatMap((file) => file.findings)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
    return { text: sorted.map(([rule, times]) => `${rule} ${times}`).join(", ") || "–", failures: [] };
  },
};

/** Every column, in order; a new figure is one more of them. */
export const measures: readonly Measure[] = [count, crashes, kinds, falseFaults, foundFaults, falseAlarms, found, findings];

function share(part: number, whole: number): string {
  return `${part} of ${whole}`;
}
