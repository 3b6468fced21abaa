import assert from "node:assert/strict";
import { componentShape, counterpartShape, originShape, settingShape } from "../../scripts/knowledge/entries";
import type { Problem } from "../../scripts/knowledge/problem";
import { readEntries } from "../../scripts/knowledge/readKnowledge";
import type { Shape } from "../../scripts/knowledge/shape";
import { component, counterpart, setting } from "./entries";

function complaints<T>(shape: Shape<T>, value: unknown): string[] {
  const found: string[] = [];
  const sound = shape(value, (what) => found.push(what), "");
  assert.equal(sound, found.length === 0);
  return found;
}

const text = { en: "A word.", ja: "語です。" };

describe("the shape of an entry", () => {
  it("is kept by sound ones", () => {
    assert.deepEqual(complaints(settingShape, setting("domain:cpu", { values: { on: text } }).entry), []);
    assert.deepEqual(complaints(counterpartShape, counterpart(["domain:cpu"], ["nova:constant"]).entry), []);
    assert.deepEqual(complaints(componentShape, { ...component("qemu").entry, rows: [{ label: text, text }] }), []);
    assert.deepEqual(complaints(originShape, { id: "nova:constant", component: "nova", name: text, text }), []);
  });

  it("has no unknown keys", () => {
    const { entry } = setting("domain:cpu");
    assert.deepEqual(complaints(settingShape, { ...entry, source: "x" }), ["source is no known key"]);
    assert.deepEqual(complaints(settingShape, { ...entry, text: { what: text, who: text } }), ["text.who is no known key"]);
  });

  it("has both languages, with something in them", () => {
    const { entry } = setting("domain:cpu");
    assert.deepEqual(complaints(settingShape, { ...entry, text: { what: { en: "A." } } }), ["text.what.ja is missing"]);
    assert.deepEqual(complaints(settingShape, { ...entry, text: { what: { en: "A.", ja: " " } } }), ["text.what.ja is empty"]);
    assert.deepEqual(complaints(settingShape, { ...entry, values: { on: "x" } }), ["values.on is no map"]);
  });

  it("has sources and evidence", () => {
    assert.deepEqual(complaints(settingShape, { ...setting("domain:cpu").entry, sources: [] }), ["sources is empty"]);
    const bare = counterpart(["domain:cpu"], ["nova:constant"], { evidence: [] });
    assert.deepEqual(complaints(counterpartShape, bare.entry), ["evidence is empty"]);
  });

  it("has one of the six fits, and addresses of known vocabularies", () => {
    const { entry } = counterpart(["domain:cpu"], ["nova:constant"]);
    assert.match(complaints(counterpartShape, { ...entry, fit: "equal" }).join(), /fit is "equal", not one of/);
    assert.match(complaints(counterpartShape, { ...entry, kvm: ["libvirt/cpu"] }).join(), /kvm\[0\]/);
    assert.match(complaints(settingShape, { ...setting("domain:cpu").entry, address: "flavour:vcpus" }).join(), /address is/);
  });
});

describe("a file of the knowledge", () => {
  const read = (yaml: string) => {
    const problems: Problem[] = [];
    const entries = readEntries(yaml, "a.yaml", originShape, problems);
    return { entries, told: problems.map(({ address, what }) => `${address}: ${what}`) };
  };

  it("gives its entries with the file's name", () => {
    const one = "- id: nova:constant\n  component: nova\n  name: { en: a, ja: b }\n  text: { en: a, ja: b }\n";
    const { entries, told } = read(one);
    assert.deepEqual(told, []);
    assert.deepEqual(
      entries.map(({ file, entry }) => [file, entry.id]),
      [["a.yaml", "nova:constant"]],
    );
  });

  it("is told of where it is no YAML, no list, or has a key twice", () => {
    assert.equal(read("- id: [").told.length, 1);
    assert.deepEqual(read("id: nova:constant").told, ["(the file): is no list of entries"]);
    assert.match(read("- id: nova:a\n  id: nova:b").told.join(), /unique/);
  });

  it("names the entry that is wrong", () => {
    assert.deepEqual(read("- id: nova:constant").told, [
      "nova:constant: component is missing",
      "nova:constant: name is missing",
      "nova:constant: text is missing",
    ]);
    assert.equal(read("- word").told[0], "#1: the entry is no map");
  });
});
