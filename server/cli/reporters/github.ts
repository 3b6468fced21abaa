import type { Severity } from "../../core";
import type { FileReport } from "../report";

const commands: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** One workflow command a finding: GitHub Actions shows it at its line of the change. */
export function reportGithub(files: readonly FileReport[]): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(({ severity, rule, message, start, end }) => {
      const place = [
        `file=${property(file)}`,
        `line=${start.line}`,
        `endLine=${end.line}`,
        ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
        `title=${property(rule)}`,
      ];
      return `::${commands[severity]} ${place.join(",")}::${data(message)}`;
    }),
  );
  return lines.join("\n");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
