// Real files in which something gets another name: every use of it follows, and nothing else is found wrong than before.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { corpora, hasCorpora } from "../../scripts/corpus/places";
import { applyEdits, type DocumentModel, diagnose, LineIndex, readDocument, rename } from "../../server/core";
import { guestRules } from "../../server/core/rules";
import { realContext } from "../fixture/knowledge";

const context = realContext("en");
const uri = "file:///it";

/** The files of a folder that are ours and hold some pattern, in an order that does not change. */
function documents(folder: string, pattern: RegExp, most: number): DocumentModel[] {
  const found: DocumentModel[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (found.length === most) break;
    if (!/\.(xml|ya?ml)$/.test(file)) continue;
    const text = readFileSync(path.join(folder, file), "utf8");
    const model = pattern.test(text) ? readDocument({ uri, text }) : undefined;
    if (model) found.push(model);
  }
  return found;
}

/** Rules that go by what something is called. */
const namesTell: ReadonlySet<string> = new Set(["password-not-hidden", "secret-in-default"]);

/** What is found, by its rule and line; a new number may be one that libvirt does not take. */
function findings(model: DocumentModel): string[] {
  const lines = new LineIndex(model.file.text);
  return diagnose(model, context)
    .filter(({ rule }) => !guestRules.some(({ id }) => id === rule) && !namesTell.has(rule))
    .map(({ rule, span }) => `${rule} ${lines.positionAt(span.start).line}`)
    .sort();
}

const mentionsOf = (model: DocumentModel, kind: string, name: string) =>
  model.mentions(context).filter(({ thing }) => thing.kind === kind && thing.name === name);

/** Renames some of what a file declares; returns how many were renamed. */
function renameAll(model: DocumentModel, kinds: RegExp, newName: (kind: string) => string, most: number): number {
  const before = findings(model);
  const declared = model
    .mentions(context)
    .filter(({ role, thing }) => role === "declares" && kinds.test(thing.kind) && thing.name !== "pci 0");
  const chosen = declared.slice(0, most);
  for (const { thing, span } of chosen) {
    const written = newName(thing.kind);
    // A controller is compared by its type and index.
    const name = thing.kind === "controller" ? thing.name.replace(/\d+$/, written) : written;
    const renamed = rename(model, span.start, written, context);
    assert.ok(!("refused" in renamed), `${thing.kind} ${thing.name}: ${JSON.stringify(renamed)}`);
    const changed = readDocument({ uri, text: applyEdits(model.file.text, renamed.edits.get(model) ?? []) });
    assert.ok(changed);
    assert.equal(
      mentionsOf(changed, thing.kind, name).length,
      mentionsOf(model, thing.kind, thing.name).length,
      `${thing.kind} ${thing.name}: every mention follows`,
    );
    assert.deepEqual(mentionsOf(changed, thing.kind, thing.name), []);
    assert.deepEqual(findings(changed), before, `${thing.kind} ${thing.name}`);
  }
  return chosen.length;
}

describe("renaming in real files", function () {
  this.timeout(120_000);

  before(function () {
    if (!hasCorpora) this.skip();
  });

  it("changes no finding of a template, and leaves no use behind", () => {
    const templates = documents(path.join(corpora, "heat-templates"), /^heat_template_version/m, 100);
    assert.equal(templates.length, 100);
    let renamed = 0;
    for (const model of templates)
      if (!model.templated) renamed += renameAll(model, /^(parameter|resource|condition)$/, () => "another_name", 8);
    assert.ok(renamed > 500, `${renamed}`);
  });

  it("changes no finding of a guest, and leaves no use behind", () => {
    const guests = documents(
      path.join(corpora, "libvirt/valid"),
      /<iothread id=|<alias name=['"]ua-|<controller type='pci' index='[1-9]/,
      50,
    );
    assert.equal(guests.length, 50);
    let renamed = 0;
    for (const model of guests)
      renamed += renameAll(model, /^(iothread|alias|controller)$/, (kind) => (kind === "alias" ? "ua-another" : "77"), 8);
    assert.ok(renamed > 100, `${renamed}`);
  });

  it("finds a declaration for the NUMA cells of guests, and gives them no other number", () => {
    const guests = documents(path.join(corpora, "libvirt/valid"), /<cell id=[\s\S]*(cellid=|<sibling |<node>)/, 50);
    assert.ok(guests.length > 25, `${guests.length}`);
    for (const model of guests) {
      const all = model.mentions(context).filter(({ thing }) => thing.kind === "NUMA cell");
      const cells = all.filter(({ role }) => role === "declares").map(({ thing }) => thing.name);
      for (const { thing, span, role } of all) {
        if (role !== "uses") continue;
        // libvirt numbers the cells from 0 without a gap; what is beyond them is a slip that its tests hold.
        assert.equal(cells.includes(thing.name), Number(thing.name) < cells.length, `${thing.name} of ${cells}`);
        assert.ok("refused" in rename(model, span.start, "99", context));
      }
    }
  });
});
