import assert from "node:assert/strict";
import { linkedEditing, readDocument } from "../../server/core";

const linked = (marked: string): string[] | undefined => {
  const text = marked.replace("|", "");
  const model = readDocument({ uri: "file:///guest.xml", text });
  assert.ok(model);
  return linkedEditing(model, marked.indexOf("|"))?.map(({ start, end }) => `${start}: ${text.slice(start, end)}`);
};

describe("linked editing", () => {
  it("links a start tag's name with its end tag's", () => {
    const both = ["1: domain", "35: domain"];
    assert.deepEqual(linked("<dom|ain type='kvm'><name>a</name></domain>"), both);
    assert.deepEqual(linked("<domain type='kvm'><name>a</name></domain|>"), both);
  });

  it("links nothing where one of the two is missing, differs, or is no name", () => {
    assert.equal(linked("<domain type='kvm'><vcp|u/></domain>"), undefined);
    assert.equal(linked("<domain type='kvm'><vcp|u>2</vcpus></domain>"), undefined);
    assert.equal(linked("<domain type='k|vm'><name>a</name></domain>"), undefined);
  });
});
