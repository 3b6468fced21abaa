import type { Random } from "../../bench/random";
import { applyEdits, diagnoseEarly, diagnoseInSteps, type Edit, LineIndex, lateRules, readDocument } from "../../server/core";
import { OpenDocuments } from "../../server/lsp/openDocuments";
import type { Sample } from "./material";
import type { Trouble } from "./probe";
import { slip } from "./slips";

export type Test = (name: string, text: string) => void;
export type Fail = (failure: Trouble & { readonly name: string; readonly text: string }) => void;

/** Edits one file as an editor does, piece by piece: the server's text stays the editor's. */
export function editSession(sample: Sample, edits: number, random: Random, test: Test, fail: Fail): void {
  const uri = "file:///fuzz";
  const documents = new OpenDocuments({ readDocument, diagnoseInSteps, diagnoseEarly, lateRules });
  documents.open(uri, sample.kind, 0, sample.text);
  let text = sample.text;
  for (let version = 1; version <= edits; version++) {
    const edit = slip(text, sample.kind, random);
    documents.change(uri, version, [{ range: rangeOf(edit, text), text: edit.newText }]);
    text = applyEdits(text, [edit]);
    const name = `${sample.name}, edit ${version}`;
    test(name, text);
    const open = version === edits ? documents.get(uri) : undefined;
    if (open && open.model.file.text !== text) fail({ name, text, step: "edit", what: "is lost" });
  }
}

function rangeOf({ span }: Edit, text: string) {
  const lines = new LineIndex(text);
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  return { start: at(span.start), end: at(span.end) };
}
