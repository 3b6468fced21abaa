import { createHash } from "node:crypto";

/** What tells a finding from others wherever its line has gone: its file, its rule, what it says, and which of several alike it is. */
export function fingerprintOf(file: string, rule: string, key: string, ordinal: number): string {
  const path = file.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  return createHash("sha256").update([path, rule, key, ordinal].join("\0")).digest("hex").slice(0, 32);
}
