import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { Complaint } from "./complaint";
import { attempt } from "./readText";

// Not imported: its ES module asks for its own URL as it loads, which a CommonJS bundle does not have.
const { globSync, isDynamicPattern }: typeof import("tinyglobby") = require("tinyglobby");

const extensions = new Set([".xml", ".yaml", ".yml", ".template", ".env", ".hot"]);
const skipped = new Set([".git", "node_modules"]);

/** The files that a path of the command line stands for, sorted. A file named outright is taken whatever its name. */
export function expandPath(given: string, complain: (failure: unknown) => void): string[] {
  const stats = statsOf(given);
  if (stats?.isFile()) return [given];
  if (stats || !isDynamicPattern(given)) return expandOne(given, complain);
  const found = globSync(process.platform === "win32" ? given.replaceAll("\\", "/") : given, {
    absolute: path.isAbsolute(given),
    dot: true,
    expandDirectories: false,
    ignore: [...skipped].flatMap((name) => [`**/${name}`, `**/${name}/**`]),
    onlyFiles: false,
  });
  if (found.length === 0) throw new Complaint(noMatch, { given });
  return [...new Set(found.flatMap((match) => expandOne(match.replace(/(?<=.)\/$/, ""), complain)))].sort();
}

/** What the system says of a path; nothing where it finds nothing, or refuses. */
function statsOf(given: string): Stats | undefined {
  try {
    return statSync(given, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function expandOne(given: string, complain: (failure: unknown) => void): string[] {
  return attempt(given, () => statSync(given)).isDirectory() ? filesIn(given, complain).sort() : [given];
}

/** Every file below a folder that may be ours. Links to folders are not followed: they could lead in circles. */
function filesIn(folder: string, complain: (failure: unknown) => void): string[] {
  return entriesOf(folder, complain).flatMap((entry) => {
    const file = `${folder.replace(/[/\\]$/, "")}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesIn(file, complain);
    return extensions.has(extensionOf(entry.name)) && isRegular(entry, file) ? [file] : [];
  });
}

/** An unreadable folder is told of; the others are read. */
function entriesOf(folder: string, complain: (failure: unknown) => void): Dirent[] {
  try {
    return attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  } catch (failure) {
    complain(failure);
    return [];
  }
}

/** A file called only `.env` has that extension too. */
function extensionOf(name: string): string {
  return (path.extname(name) || name).toLowerCase();
}

function isRegular(entry: Dirent, file: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false));
}

const noMatch = { en: "{given}: no file matches", ja: "{given}: 一致するファイルがありません" };
