import { statSync } from "node:fs";
import path from "node:path";
import { expandPath } from "./expandPath";
import { NeighbouringFiles } from "./files";
import { loadContext } from "./installation";
import type { Command } from "./parseArguments";
import { readText } from "./readText";
import { type FileReport, reportFile } from "./report";
import { reportJson } from "./reporters/json";
import { reportText } from "./reporters/text";
import type { Terminal } from "./terminal";

/** The folder that a path names, or in which the file that it names stands; none for a pattern. */
function folderOfPath(given: string): string[] {
  const stats = statSync(given, { throwIfNoEntry: false });
  return stats ? [stats.isDirectory() ? given : path.dirname(given)] : [];
}

/** Checks every file that the paths stand for, each once. A file that cannot be read is told of, and the others are checked. */
export function check({ paths, format, libvirt, language }: Command & { name: "check" }, terminal: Terminal): number {
  const context = { ...loadContext(language), targets: { libvirt } };
  const reports = new Map<string, FileReport>();
  let around: NeighbouringFiles | undefined;
  let failed = false;
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (failure) {
      complain(failure);
    }
  };
  const complain = (failure: unknown) => {
    failed = true;
    terminal.fail(failure);
  };
  const neighbours = () => {
    around ??= new NeighbouringFiles([".", ...paths.flatMap(folderOfPath)]);
    return around;
  };
  for (const given of paths) {
    attempt(() => {
      for (const file of expandPath(given, complain)) {
        const same = path.resolve(file);
        if (!reports.has(same))
          attempt(() =>
            reports.set(
              same,
              reportFile(file, readText(file), context, (model) => neighbours().around(model)),
            ),
          );
      }
    });
  }
  const files = [...reports.values()];
  terminal.print(format === "json" ? reportJson(files) : reportText(files, language));
  if (failed) return 2;
  return files.some(({ findings }) => findings.some(({ severity }) => severity === "error")) ? 1 : 0;
}
