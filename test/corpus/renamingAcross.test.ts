// A parameter or output of a real template is renamed from the template that nests it, or from its environment: all three follow.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { corpora, hasCorpora } from "../../scripts/corpus/places";
import { applyEdits, type DocumentModel, diagnose, readDocument, rename } from "../../server/core";
import { filesAmong } from "../fixture/files";
import { realContext } from "../fixture/knowledge";

type Texts = Readonly<Record<"inner.yaml" | "inner.env.yaml" | "outer.yaml", string>>;

const names = (model: DocumentModel, kind: string) =>
  model
    .mentions(realContext("en"))
    .filter(({ role, thing }) => role === "declares" && thing.kind === kind && /^[A-Za-z_]\w*$/.test(thing.name))
    .map(({ thing }) => thing.name);

/** A real template, an environment that gives its parameters, and a template that nests it. */
function around(text: string): Texts | undefined {
  const model = readDocument({ uri: "file:///inner.yaml", text });
  const parameters = model ? names(model, "parameter") : [];
  if (!model || parameters.length === 0 || model.templated) return undefined;
  const outputs = names(model, "output");
  const outer = [
    "heat_template_version: 2021-04-16",
    "resources:",
    "  nested:",
    "    type: inner.yaml",
    "    properties:",
    ...parameters.map((name) => `      ${name}: {get_resource: other}`),
    "  other: {type: OS::Heat::RandomString}",
    "outputs:",
    ...outputs.map((name) => `  ${name}_again: {value: {get_attr: [nested, ${name}]}}`),
    "  last: {value: x}",
  ];
  const environment = ["parameters:", ...parameters.map((name) => `  ${name}: null`)];
  return { "inner.yaml": text, "inner.env.yaml": `${environment.join("\n")}\n`, "outer.yaml": `${outer.join("\n")}\n` };
}

function read(texts: Texts) {
  const models = new Map(
    Object.entries(texts).map(([name, text]) => [`file:///${name}`, readDocument({ uri: `file:///${name}`, text })]),
  );
  return { models, context: { ...realContext("en"), files: filesAmong(models) } };
}

function findings({ models, context }: ReturnType<typeof read>): string[] {
  return [...models].flatMap(([uri, model]) => (model ? diagnose(model, context).map(({ rule }) => `${uri} ${rule}`) : []));
}

const count = (texts: Texts, word: string) =>
  Object.values(texts).reduce((sum, text) => sum + text.split(new RegExp(`\\b${word}\\b`)).length - 1, 0);

describe("renaming across files", function () {
  this.timeout(120_000);

  before(function () {
    if (!hasCorpora) this.skip();
  });

  it("reaches a template, its environment and the template around it, and changes no finding", () => {
    let renamed = 0;
    let templates = 0;
    for (const file of readdirSync(path.join(corpora, "heat-templates"), { recursive: true, encoding: "utf8" }).sort()) {
      if (!/\.ya?ml$/.test(file)) continue;
      const text = readFileSync(path.join(corpora, "heat-templates", file), "utf8");
      const texts = /^heat_template_version/m.test(text) ? around(text) : undefined;
      if (!texts) continue;
      templates++;
      const before = read(texts);
      const told = findings(before);
      for (const [from, find] of [
        ["outer.yaml", "      (\\w+): \\{get_resource"],
        ["inner.env.yaml", "  (\\w+): null"],
        ["outer.yaml", "get_attr: \\[nested, (\\w+)"],
      ] as const) {
        const match = new RegExp(find, "d").exec(texts[from]);
        const [start, end] = match?.indices?.[1] ?? [];
        const model = before.models.get(`file:///${from}`);
        if (!match?.[1] || start === undefined || end === undefined || !model) continue;
        const done = rename(model, start, "quite_another_name", before.context);
        assert.ok(!("refused" in done), `${file} ${match[1]}: ${JSON.stringify(done)}`);
        const changed: Record<string, string> = { ...texts };
        for (const [one, edits] of done.edits) changed[one.file.uri.replace("file:///", "")] = applyEdits(one.file.text, edits);
        const after: Texts = { ...texts, ...changed };
        assert.ok(done.edits.size >= 2, `${file} ${match[1]}: more than one file changes`);
        assert.deepEqual(findings(read(after)), told, `${file} ${match[1]}`);
        const edits = [...done.edits.values()].reduce((sum, { length }) => sum + length, 0);
        assert.equal(count(after, "quite_another_name"), edits);
        renamed++;
      }
    }
    assert.ok(templates >= 80 && renamed > 200, `${templates} templates, ${renamed} renames`);
    console.log(`      ${renamed} renames in ${templates} templates`);
  });
});
