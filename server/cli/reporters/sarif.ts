import { pathToFileURL } from "node:url";
import { ruleIds, type Severity } from "../../core";
import { version } from "../installation";
import type { FileReport, Range, ReportedFinding } from "../report";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

const pages = "https://github.com/virt-layers/virt-layers/blob/main/docs/rules";

/** The findings as a SARIF 2.1.0 log, for code scanning: one run, one result a finding, its place relative to the current folder. */
export function reportSarif(files: readonly FileReport[]): string {
  const used = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  return JSON.stringify({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Virt Layers",
            version: version(),
            informationUri: "https://github.com/virt-layers/virt-layers",
            rules: used.map((id) => ({
              id,
              helpUri: `${pages}/${id}.md`,
              defaultConfiguration: { level: levels[ruleIds.get(id) ?? "warning"] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
        results: files.flatMap(({ file, findings }) => findings.map((finding) => resultOf(file, finding, used))),
      },
    ],
  });
}

function resultOf(file: string, finding: ReportedFinding, used: readonly string[]) {
  const { rule, severity, message, related, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex: used.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(file, finding)],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({ id, message: { text: one.message }, ...locationOf(one.file, one) })),
    }),
    partialFingerprints: { "virtLayers/v1": fingerprint },
  };
}

function locationOf(file: string, { start, end }: Range) {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** A path below the current folder as it is written; any other one as a uri of its own. */
function artifactOf(file: string) {
  const relative = file.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  if (/^(\/|\.\.\/|[A-Za-z]:)/.test(relative)) return { uri: pathToFileURL(file).href };
  return { uri: relative.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" };
}
