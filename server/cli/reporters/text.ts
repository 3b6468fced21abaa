import { type Language, say, type Text } from "../../core";
import type { FileReport, ReportedFinding } from "../report";

const summary: Text = {
  en: "{ours} of {files} checked: {error}, {warning}, {other}",
  ja: "{files}中 {ours} 件を検査: {error}、{warning}、{other}",
};
const counted = {
  files: { one: { en: "{n} file", ja: "{n} ファイル" }, many: { en: "{n} files", ja: "{n} ファイル" } },
  error: { one: { en: "{n} error", ja: "エラー {n} 件" }, many: { en: "{n} errors", ja: "エラー {n} 件" } },
  warning: { one: { en: "{n} warning", ja: "警告 {n} 件" }, many: { en: "{n} warnings", ja: "警告 {n} 件" } },
  other: { one: { en: "{n} note", ja: "情報 {n} 件" }, many: { en: "{n} notes", ja: "情報 {n} 件" } },
} satisfies Record<string, { one: Text; many: Text }>;

/** One line a finding, as compilers write it and editors read it (`file:line:column: severity rule: message`), and a summary. */
export function reportText(files: readonly FileReport[], language: Language): string {
  const lines = files.flatMap(({ file, findings }) => findings.map((finding) => lineOf(file, finding)));
  return [...lines, summaryOf(files, language)].join("\n");
}

function lineOf(file: string, { start, severity, rule, message }: ReportedFinding): string {
  return `${file}:${start.line}:${start.column}: ${severity} ${rule}: ${message.replace(/\s*\n\s*/g, " ")}`;
}

function summaryOf(files: readonly FileReport[], language: Language): string {
  const severities = files.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const error = severities.filter((severity) => severity === "error").length;
  const warning = severities.filter((severity) => severity === "warning").length;
  const count = (of: keyof typeof counted, n: number) => say(counted[of][n === 1 ? "one" : "many"], language, { n });
  return say(summary, language, {
    ours: files.filter(({ kind }) => kind !== null).length,
    files: count("files", files.length),
    error: count("error", error),
    warning: count("warning", warning),
    other: count("other", severities.length - error - warning),
  });
}
