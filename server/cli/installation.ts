// What stands beside the bundle of the command line: the knowledge, the language server, the package's manifest.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Context, createContext, type Language, openData } from "../core";
import { Complaint } from "./complaint";

export function loadContext(language: Language): Context {
  const decoder = new TextDecoder();
  return createContext(
    openData(read("knowledge.jsonl"), (part) => decoder.decode(part)),
    language,
  );
}

export function version(): string {
  const manifest: { version: string } = JSON.parse(read("../package.json").toString());
  return manifest.version;
}

/** Runs the server's own bundle in this process; it serves standard input and output until its client ends it. */
export function startLanguageServer(): void {
  require(path.join(__dirname, "server.js"));
}

function read(name: string): Buffer {
  const file = path.join(__dirname, name);
  try {
    return readFileSync(file);
  } catch {
    throw new Complaint(incomplete, { file });
  }
}

const incomplete = {
  en: "this installation is not complete: {file} cannot be read",
  ja: "インストールが不完全です。{file} を読み込めません",
};
