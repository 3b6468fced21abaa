import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Context, createContext, openData } from "../../server/core";

/** The checkout's root folder. */
export const root = path.resolve(__dirname, "../..");

/** What every feature is asked with: the compiled knowledge, in English. It is compiled here where that has not been done. */
export function englishContext(): Context {
  const file = path.join(root, "out/knowledge.jsonl");
  if (!existsSync(file)) execFileSync(process.execPath, ["--import", "tsx", "scripts/knowledge.ts"], { cwd: root });
  return createContext(
    openData(readFileSync(file), (part) => Buffer.from(part).toString()),
    "en",
  );
}
