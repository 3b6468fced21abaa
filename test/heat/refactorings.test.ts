import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readCorpora } from "../../scripts/corpus/corpora";
import { hasCorpora } from "../../scripts/corpus/places";
import { applyEdits, diagnose, readDocument, refactorings } from "../../server/core";
import { realContext } from "../fixture/knowledge";

const context = realContext("en");

const messages = (text: string): string[] => {
  const model = readDocument({ uri: "file:///stack.yaml", text });
  // A secret stays one when it becomes a parameter, and only then has a name that tells it.
  const isNews = ({ rule }: { readonly rule: string }) => !/^(password-not-hidden|secret-in-default)$/.test(rule);
  return model
    ? diagnose(model, context)
        .filter(isNews)
        .map(({ message }) => message)
    : ["none of ours"];
};

/** Extracts the value at each `step`-th character of a template; how many values there were. */
function extractAll(name: string, text: string, step: number): number {
  const model = readDocument({ uri: "file:///stack.yaml", text });
  if (!model || model.templated || model.faults.length > 0) return 0;
  const before = new Set(messages(text));
  let count = 0;
  for (let offset = 0; offset < text.length; offset += step) {
    for (const { title, edits } of refactorings(model, { start: offset, end: offset }, context)) {
      const after = applyEdits(text, edits);
      const added = messages(after).filter((message) => !before.has(message));
      assert.deepEqual(added, [], `${name} at ${offset}, ${title}:\n${after}`);
      count++;
    }
  }
  return count;
}

describe("refactorings of templates", () => {
  const examples = path.join(__dirname, "../../examples");

  it("add no finding to an example", () => {
    const files = readdirSync(examples).filter((name) => name.endsWith(".yaml"));
    const counts = files.map((name) => extractAll(name, readFileSync(path.join(examples, name), "utf8"), 3));
    assert.ok(counts.some((count) => count > 0));
  });

  it("add no finding to a real template", function () {
    if (!hasCorpora) this.skip();
    this.timeout(60_000);
    const files = readCorpora().find(({ name }) => name === "heat-templates")?.files ?? [];
    const counts = files.map(({ name, text }) => extractAll(name, text, 23));
    assert.ok(counts.reduce((sum, count) => sum + count, 0) > 200);
  });
});
