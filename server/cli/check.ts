import { statSync } from "node:fs";
import path from "node:path";
import type { Context } from "../core";
import { without } from "./baseline";
import { Complaint } from "./complaint";
import { expandPath } from "./expandPath";
import { NeighbouringFiles } from "./files";
import { fixed } from "./fix";
import { loadContext } from "./installation";
import type { CheckCommand } from "./parseArguments";
import { withProject } from "./project";
import { readInput, readText } from "./readText";
import { type FileReport, reportFile } from "./report";
import { reportGithub } from "./reporters/github";
import { reportJson } from "./reporters/json";
import { reportSarif } from "./reporters/sarif";
import { reportText } from "./reporters/text";
import type { Terminal } from "./terminal";

/** The folder that a path names, or in which the file that it names stands; none for a pattern. */
function folderOfPath(given: string): string[] {
  const stats = statSync(given, { throwIfNoEntry: false });
  return stats ? [stats.isDirectory() ? given : path.dirname(given)] : [];
}

/** Checks every file that the paths stand for, each once. A file that cannot be read is told of, and the others are checked. */
export function check(command: CheckCommand, terminal: Terminal): number {
  const { paths, stdin, format, language, rules, baseline } = command;
  const context = contextFor(command);
  const reports = new Map<string, FileReport>();
  let around: NeighbouringFiles | undefined;
  let failed = false;
  const complain = (failure: unknown) => {
    failed = true;
    terminal.fail(failure);
  };
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (failure) {
      complain(failure);
    }
  };
  const filesAround: Parameters<typeof reportFile>[3] = (model) => {
    around ??= new NeighbouringFiles([".", ...paths.flatMap(folderOfPath)]);
    return around.around(model);
  };
  const checkOne = (file: string, text: string) => {
    const given = command.fix ? fixed(file, text, context, filesAround) : text;
    reports.set(path.resolve(file), reportFile(file, given, context, filesAround));
  };
  for (const given of paths)
    attempt(() => {
      const files = expandPath(given, complain).filter((file) => !reports.has(path.resolve(file)));
      files.forEach((file, index) => {
        terminal.progress(index, files.length);
        attempt(() => checkOne(file, readText(file)));
      });
      terminal.progress(files.length, files.length);
    });
  if (stdin !== undefined) attempt(() => checkOne(stdin, readInput()));

  const found = [...reports.values()].map((report) => only(report, rules));
  const files = baseline === undefined ? found : without(found, baseline);
  terminal.print(reporters[format](files, language));
  if (failed) return 2;
  requireKind(command, files);
  return exitCode(files, command.maxWarnings);
}

const reporters = { text: reportText, json: reportJson, sarif: reportSarif, github: reportGithub };

function contextFor({ language, libvirt }: CheckCommand): Context {
  const context = withProject(loadContext(language));
  return libvirt ? { ...context, targets: { ...context.targets, libvirt } } : context;
}

function only(report: FileReport, rules: readonly string[]): FileReport {
  return rules.length === 0 ? report : { ...report, findings: report.findings.filter(({ rule }) => rules.includes(rule)) };
}

/** A check that has seen no file of a kind that must be there is no pass: the pattern was probably misspelt. */
function requireKind({ requireKind: kind }: CheckCommand, files: readonly FileReport[]): void {
  if (kind !== undefined && !files.some((file) => file.kind === kind || (kind === "any" && file.kind !== null)))
    throw new Complaint(noneOfKind, { kind });
}

function exitCode(files: readonly FileReport[], maxWarnings: number): number {
  const severities = files.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const warnings = severities.filter((severity) => severity === "warning").length;
  return severities.includes("error") || warnings > maxWarnings ? 1 : 0;
}

const noneOfKind = {
  en: "no file of kind {kind} was among those checked",
  ja: "検査したファイルに種類 {kind} のものがありません",
};
