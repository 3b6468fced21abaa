import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SaxesParser } from "saxes";
import { diagnose, documentLinks, documentSymbols, inlayHints, readDocument, recognition } from "../../server/core";
import { contextIn, hasShared, shared } from "../support/knowledge";

const corpora = path.join(shared, "corpora");
const context = contextIn("en");

const read = (...parts: string[]) => readFileSync(path.join(corpora, ...parts), "utf8");
const verdicts = <T>(name: string): T[] => JSON.parse(read(name));
const filesIn = (folder: string) => readdirSync(path.join(corpora, folder)).filter((name) => name.endsWith(".xml"));

/** Root elements by the kind that the recorded verdicts name. */
const rootOf: Readonly<Record<string, string>> = {
  nwfilter: "filter",
  storagepool: "pool",
  storagevol: "volume",
  domaincaps: "domainCapabilities",
  nodedev: "device",
  nwfilterbinding: "filterbinding",
};

function wellFormed(text: string): boolean {
  const parser = new SaxesParser();
  let good = true;
  parser.on("error", () => {
    good = false;
  });
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return good;
}

function faultsOf(file: string, text: string) {
  const model = readDocument({ uri: file, text });
  return { model, faults: model ? diagnose(model, context).filter(({ rule }) => /-syntax$/.test(rule)) : [] };
}

describe("real files", function () {
  this.timeout(120_000);
  before(function () {
    if (!hasShared) this.skip();
  });

  it("of libvirt's own tests have their kind, and a syntax fault exactly where an XML parser refuses them", () => {
    for (const { file, kind } of verdicts<{ file: string; kind: string }>("libvirt.verdicts.json")) {
      const text = read("libvirt", file);
      const { model, faults } = faultsOf(file, text);
      assert.equal(model?.kind, `libvirt-${rootOf[kind] ?? kind}`, file);
      assert.equal(faults.length === 0, wellFormed(text), `${file}: ${faults.map(({ message }) => message).join("; ")}`);
    }
  });

  it("that Nova generated, and that libvirt then defined, are recognised as Nova's", () => {
    for (const folder of ["nova-generated", "nova-defined"]) {
      for (const name of filesIn(folder)) {
        const { model, faults } = faultsOf(name, read(folder, name));
        assert.ok(model, name);
        assert.deepEqual(
          recognition(model, context),
          { ...recognition(model, context), kind: "libvirt-domain", managedBy: "nova" },
          name,
        );
        assert.deepEqual(faults, [], name);
      }
    }
  });

  it("of OpenStack's heat-templates have their kind, and no syntax fault", () => {
    const kinds: Readonly<Record<string, string | undefined>> = {
      hot: "heat-template",
      cfn: "cfn-template",
      environment: "heat-environment",
      other: undefined,
    };
    for (const { file, kind } of verdicts<{ file: string; kind: string }>("heat-templates.verdicts.json")) {
      const { model, faults } = faultsOf(file, read("heat-templates", file));
      assert.equal(model?.kind, kinds[kind], file);
      assert.deepEqual(
        faults.map(({ message }) => message),
        [],
        file,
      );
    }
  });

  it("go through every feature without a crash", () => {
    const all = [
      ...verdicts<{ file: string }>("libvirt.verdicts.json").map(({ file }) => path.join("libvirt", file)),
      ...verdicts<{ file: string }>("heat-templates.verdicts.json").map(({ file }) => path.join("heat-templates", file)),
      ...["nova-generated", "nova-defined"].flatMap((folder) => filesIn(folder).map((name) => path.join(folder, name))),
    ];
    for (const file of all) {
      const model = readDocument({ uri: file, text: read(file) });
      if (!model) continue;
      const hints = inlayHints(model, { start: 0, end: model.file.text.length }, "quiet", context);
      const lines = hints.map(({ offset }) => offset);
      assert.equal(new Set(lines).size, lines.length, `${file}: two quiet hints on a line`);
      for (const { label } of hints) assert.ok(label.length <= 24, `${file}: ${label}`);
      documentSymbols(model);
      documentLinks(model, context);
    }
    assert.ok(all.length > 2_000);
  });
});
