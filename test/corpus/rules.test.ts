import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, checks, type DocumentModel, diagnose, type Occurrence, readDocument } from "../../server/core";
import { guestRules } from "../../server/core/rules";
import { realContext } from "../fixture/knowledge";

const corpora = path.join(__dirname, "../../../shared/corpora");

interface Found {
  readonly file: string;
  readonly rule: string;
  readonly key: string;
}

/** Reads every file of a corpus that is one of ours. */
function modelsIn(corpus: string): { readonly file: string; readonly model: DocumentModel }[] {
  const folder = path.join(corpora, corpus);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(xml|ya?ml|template|env)$/.test(file))
    .sort()
    .flatMap((file) => {
      const model = readDocument({ uri: `file:///${file}`, text: readFileSync(path.join(folder, file), "utf8") });
      return model ? [{ file, model }] : [];
    });
}

/** What other tests judge: syntax, grammar, and what a guest's settings mean together. */
const checkIds = new Set([...checks, ...guestRules].map(({ id }) => id));

/** What the layer rules find above a hint; syntax and grammar are the business of other tests. */
function layerFindings({ file, model }: { readonly file: string; readonly model: DocumentModel }): Found[] {
  return diagnose(model, realContext("en"))
    .filter(({ rule, severity }) => !checkIds.has(rule) && severity !== "hint")
    .map(({ rule, span }) => ({ file, rule, key: model.file.text.slice(span.start, span.end) }));
}

/** Files of a corpus (at least so many of ours) and the true findings in them: each was looked at. */
const looked: readonly { readonly corpus: string; readonly atLeast: number; readonly true: readonly Found[] }[] = [
  { corpus: "heat-templates", atLeast: 100, true: [] },
  { corpus: "libvirt", atLeast: 1900, true: [] },
  { corpus: "libvirt-defined", atLeast: 80, true: [] },
  { corpus: "libvirt-rules", atLeast: 1000, true: [] },
];

describe("the layer rules on real files", () => {
  for (const { corpus, atLeast, true: expected } of looked) {
    it(`find nothing in ${corpus} that is not true`, function () {
      if (!existsSync(path.join(corpora, corpus))) this.skip();
      const models = modelsIn(corpus);
      assert.ok(models.length >= atLeast, `${models.length} files are ours`);
      assert.deepEqual(models.flatMap(layerFindings), expected);
    });
  }

  for (const corpus of ["nova-generated", "nova-defined"]) {
    it(`find in ${corpus} once for each guest that Nova manages it, and nothing else`, function () {
      if (!existsSync(path.join(corpora, corpus))) this.skip();
      const models = modelsIn(corpus);
      assert.ok(models.length >= 100, `${models.length} files are ours`);
      for (const one of models)
        assert.deepEqual(layerFindings(one), [{ file: one.file, rule: "nova-managed-guest", key: "domain" }], one.file);
    });
  }

  it("find a slip made in a real template, and its fix takes it out again", function () {
    if (!existsSync(path.join(corpora, "heat-templates"))) this.skip();
    const slips: readonly (readonly [rule: string, line: string, left: string])[] = [
      ["sizing-on-server", "vcpus: 2", ""],
      ["host-option-misplaced", "cpu_mode: host-passthrough", ""],
      ["extra-spec-on-server", "scheduler_hints: {hw:numa_nodes: 2}", "# openstack flavor set --property hw:numa_nodes=2 FLAVOR"],
    ];
    let servers = 0;
    for (const one of modelsIn("heat-templates")) {
      const property = firstServerProperty(one.model);
      if (!property || one.model.templated || one.model.faults.length > 0) continue;
      servers++;
      for (const [rule, line, left] of slips) {
        const fixed = insertAndFix(one.model, property, line, rule);
        assert.equal(fixed, left ? withLine(one.model, property, left) : one.model.file.text, one.file);
      }
    }
    assert.ok(servers >= 50, `${servers} templates with a server`);
  });

  it("find a word of OpenStack's put into a real guest, and its fix takes it out again", function () {
    if (!existsSync(path.join(corpora, "libvirt"))) this.skip();
    let guests = 0;
    for (const { file, model } of modelsIn("libvirt/valid")) {
      const name = model.occurrences.find(({ address }) => address === "domain:name");
      if (!name || model.kind !== "libvirt-domain" || !startsItsLine(model, name)) continue;
      guests++;
      const fixed = insertAndFix(model, name, "<flavor>m1.small</flavor>", "openstack-word-in-domain");
      assert.equal(fixed, model.file.text, file);
    }
    assert.ok(guests >= 1000, `${guests} guests with a name`);
  });
});

/** The first property of the first server, where it is written in block style. */
function firstServerProperty(model: DocumentModel): Occurrence | undefined {
  return model.occurrences.find(
    (occurrence) =>
      /^heat:OS::Nova::Server\/[^/]+$/.test(occurrence.address) &&
      !occurrence.parent?.children.some(({ key }) => key === "scheduler_hints") &&
      startsItsLine(model, occurrence),
  );
}

function startsItsLine({ file }: DocumentModel, { whole }: Occurrence): boolean {
  return /(^|\n) *$/.test(file.text.slice(0, whole.start));
}

/** The text with one more line before a setting, indented as it is. */
function withLine({ file }: DocumentModel, { whole }: Occurrence, line: string): string {
  const start = file.text.lastIndexOf("\n", whole.start - 1) + 1;
  const newline = file.text.includes("\r\n") ? "\r\n" : "\n";
  return `${file.text.slice(0, start)}${file.text.slice(start, whole.start)}${line}${newline}${file.text.slice(start)}`;
}

/** Writes a slip before a setting, expects that one further finding, and applies its last fix. */
function insertAndFix(model: DocumentModel, before: Occurrence, line: string, rule: string): string {
  const text = withLine(model, before, line);
  const slipped = readDocument({ uri: model.file.uri, text });
  assert.ok(slipped);
  const already = new Set(diagnose(model, realContext("en")).map((finding) => finding.rule));
  const findings = diagnose(slipped, realContext("en")).filter((finding) => !already.has(finding.rule));
  assert.deepEqual(
    findings.map((finding) => finding.rule),
    [rule],
    `${model.file.uri}\n${line}`,
  );
  const fix = findings[0]?.fixes.at(-1);
  assert.ok(fix);
  return applyEdits(text, fix.edits);
}
