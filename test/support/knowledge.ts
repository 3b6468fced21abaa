import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Context, createKnowledgeBase, type Language } from "../../server/core";

export const root = path.join(__dirname, "..", "..");

/** The material beside the project: recorded verdicts and corpora. Tests that need it say so where it is missing. */
export const shared = path.join(root, "..", "shared");
export const hasShared = existsSync(shared);

/** The real knowledge, compiled where that has not been done yet. */
function load() {
  const file = path.join(root, "out", "knowledge.json");
  if (!existsSync(file)) execFileSync(process.execPath, ["--import", "tsx", "scripts/knowledge.ts"], { cwd: root });
  return createKnowledgeBase(JSON.parse(readFileSync(file, "utf8")));
}

export const knowledge = load();

export function contextIn(language: Language): Context {
  return { knowledge, language };
}
