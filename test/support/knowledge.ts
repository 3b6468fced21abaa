import { existsSync } from "node:fs";
import path from "node:path";
import type { Context, Language } from "../../server/core";
import { realContext } from "../fixture/knowledge";

export const root = path.join(__dirname, "..", "..");

/** The material beside the project: recorded verdicts and corpora. Tests that need it say so where it is missing. */
export const shared = path.join(root, "..", "shared");
export const hasShared = existsSync(shared);

export const { knowledge } = realContext("en");

export function contextIn(language: Language): Context {
  return realContext(language);
}
