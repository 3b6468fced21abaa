import { Complaint } from "./complaint";
import { readText } from "./readText";
import type { FileReport } from "./report";

/** The reports without what an earlier JSON report holds. */
export function without(reports: readonly FileReport[], baseline: string): FileReport[] {
  const known = fingerprintsIn(baseline);
  return reports.map((report) => ({
    ...report,
    findings: report.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
  }));
}

function fingerprintsIn(baseline: string): ReadonlySet<unknown> {
  try {
    const { files }: { files: { findings: { fingerprint: unknown }[] }[] } = JSON.parse(readText(baseline));
    return new Set(files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  } catch (failure) {
    if (failure instanceof Complaint) throw failure;
    throw new Complaint(noReport, { file: baseline });
  }
}

const noReport = {
  en: "{file}: is no report of `virt-layers check --format json`",
  ja: "{file}: `virt-layers check --format json` のレポートではありません",
};
