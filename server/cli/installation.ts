// What stands beside the bundle of the command line: the knowledge, the language server, the package's manifest.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Context, type CoreData, createContext, type Language } from "../core";
import { Complaint } from "./complaint";

export function loadContext(language: Language): Context {
  const data: CoreData = JSON.parse(read("knowledge.json"));
  return createContext(data, language);
}

export function version(): string {
  const manifest: { version: string } = JSON.parse(read("../package.json"));
  return manifest.version;
}

/** Runs the server's own bundle in this process; it serves standard input and output until its client ends it. */
export function startLanguageServer(): void {
  require(path.join(__dirname, "server.js"));
}

function read(name: string): string {
  const file = path.join(__dirname, name);
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Complaint(incomplete, { file });
  }
}

const incomplete = {
  en: "this installation is not complete: {file} cannot be read",
  ja: "インストールが不完全です。{file} を読み込めません",
};
