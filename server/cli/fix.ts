import { readFileSync, writeFileSync } from "node:fs";
import { applyEdits, type Context, type DocumentModel, diagnose, readDocument, safeEdits } from "../core";
import { Complaint } from "./complaint";
import { uriOf } from "./files";
import { attempt } from "./readText";

/** More rounds than this, and two fixes undo each other. */
const mostRounds = 20;

/** Applies the safe fixes of a file, and those that they make possible, until nothing changes. Returns the text, written where it changed. */
export function fixed(
  file: string,
  text: string,
  alone: Context,
  filesAround: (model: DocumentModel) => Context["files"],
): string {
  let now = text;
  for (let round = 0; round < mostRounds; round++) {
    const model = readDocument({ uri: uriOf(file), text: now });
    const context = model?.layer === "openstack" ? { ...alone, files: filesAround(model) } : alone;
    const edits = model ? safeEdits(diagnose(model, context)) : [];
    if (edits.length === 0) break;
    now = applyEdits(now, edits);
  }
  if (now !== text) write(file, text, now);
  return now;
}

/** Writes a file as it was encoded: UTF-8, with its byte order mark where it had one. Any other encoding is left alone. */
function write(file: string, before: string, now: string): void {
  const bytes = attempt(file, () => readFileSync(file));
  const mark = bytes.subarray(0, 3).equals(Buffer.from("\uFEFF")) ? "\uFEFF" : "";
  if (!bytes.equals(Buffer.from(mark + before))) throw new Complaint(otherEncoding, { file });
  attempt(file, () => writeFileSync(file, mark + now));
}

const otherEncoding = {
  en: "{file}: is not fixed, for it is not UTF-8",
  ja: "{file}: UTF-8 ではないため修正しません",
};
