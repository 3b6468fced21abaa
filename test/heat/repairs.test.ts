import assert from "node:assert/strict";
import { readCorpora } from "../../scripts/corpus/corpora";
import { hasCorpora } from "../../scripts/corpus/places";
import { applyEdits, diagnose, type Finding, readDocument } from "../../server/core";
import { realContext } from "../fixture/knowledge";

const context = realContext("en");
const schema = context.heat;

const findings = (text: string): Finding[] => {
  const model = readDocument({ uri: "file:///stack.yaml", text });
  assert.ok(model, text);
  return diagnose(model, context);
};
const errors = (text: string) => findings(text).filter(({ severity }) => severity === "error");

/** The text after the first repair of that title. */
const repaired = (text: string, title: RegExp): string => {
  const fix = findings(text)
    .flatMap(({ fixes }) => fixes)
    .find((one) => title.test(one.title));
  assert.ok(fix, `no repair ${title} in ${text}`);
  return applyEdits(text, fix.edits);
};

describe("repairs of templates", () => {
  it("give every type the properties that it needs", () => {
    for (const [type, { placeholder, properties }] of Object.entries(schema.table.types)) {
      if (placeholder || !Object.values(properties).some(({ required }) => required)) continue;
      const styles = [
        `heat_template_version: wallaby\nresources:\n  a:\n    type: ${type}\n`,
        `heat_template_version: wallaby\r\nresources:\r\n  a:\r\n    type: ${type}\r\n    properties: {}\r\n`,
        `{"heat_template_version": "wallaby", "resources": {"a": {"type": "${type}"}}}`,
      ];
      for (const text of styles) assert.deepEqual(errors(repaired(text, /^Add `/)), [], `${type}: ${repaired(text, /^Add `/)}`);
    }
  });

  it("declare a parameter of the type that each property takes", () => {
    for (const [type, { placeholder, properties }] of Object.entries(schema.table.types)) {
      if (placeholder) continue;
      for (const [name, { unimplemented }] of Object.entries(properties)) {
        if (unimplemented) continue;
        const text = `heat_template_version: wallaby\nresources:\n  a:\n    type: ${type}\n    properties:\n      ${name}: {get_param: given}\n`;
        const left = errors(repaired(text, /^Add the parameter/)).filter(({ rule }) => rule !== "property-missing");
        assert.deepEqual(left, [], `${type} ${name}`);
      }
    }
  });

  it("declare a resource of the type that a constraint asks for", () => {
    for (const [type, { placeholder, properties }] of Object.entries(schema.table.types)) {
      if (placeholder) continue;
      for (const [name, { unimplemented, custom, type: wanted }] of Object.entries(properties)) {
        if (unimplemented || !custom || wanted !== "String") continue;
        const text = `heat_template_version: wallaby\nresources:\n  a:\n    type: ${type}\n    properties:\n      ${name}: {get_resource: other}\n`;
        const before = new Set(errors(text).map(({ message }) => message));
        const after = errors(repaired(text, /^Add a resource/)).filter(({ message }) => !before.has(message));
        assert.deepEqual(after, [], `${type} ${name}`);
      }
    }
  });

  it("add what is missing in a template with a mistake, and nothing that is wrong", function () {
    if (!hasCorpora) this.skip();
    this.timeout(60_000);
    const files = readCorpora().filter(({ name }) => name.startsWith("heat-"));
    let count = 0;
    for (const { name, text } of files.flatMap((corpus) => corpus.files)) {
      const model = readDocument({ uri: "file:///stack.yaml", text });
      if (!model) continue;
      const found = diagnose(model, context);
      const before = new Set(found.map(({ message }) => message));
      for (const { message, fixes } of found)
        for (const { title, edits } of fixes.filter((one) => one.title.startsWith("Add "))) {
          // A parameter that was misspelt is no longer needed where the other one is declared.
          const after = findings(applyEdits(text, edits))
            .filter(({ severity }) => severity !== "hint")
            .map((one) => one.message);
          assert.ok(!after.includes(message), `${name}, ${title}: ${message}`);
          assert.deepEqual(
            after.filter((one) => !before.has(one)),
            [],
            `${name}, ${title}`,
          );
          count++;
        }
    }
    assert.ok(count > 50, `${count}`);
  });
});
