import type { FileReport } from "../report";

export function reportJson(files: readonly FileReport[]): string {
  return JSON.stringify({ files });
}
