import assert from "node:assert/strict";
import { fitsPattern, isBrokenPattern } from "../../server/core/grammar/heat/pythonPattern";
import type { ValueType } from "../../server/core/grammar/heat/table";
import { brokenLimit, converts } from "../../server/core/grammar/heat/values";
import { readYaml } from "../../server/core/yaml/readYaml";
import type { YamlScalar } from "../../server/core/yaml/yamlTree";

function scalar(text: string): YamlScalar {
  const { root } = readYaml(text);
  assert.ok(root?.kind === "scalar", text);
  return root;
}

describe("values as Heat converts them", () => {
  const cases: readonly (readonly [type: ValueType, taken: readonly string[], refused: readonly string[]])[] = [
    ["String", ["a", "10", "yes", '"1.5"', "1e1", "2024-01-01", "~", "12:34:56"], ["1.5", "1.0", ".inf"]],
    ["Integer", ["1", '"10"', "1.7", "true", "-3", "~"], ["a", '"1.7"', "0o17", '""']],
    ["Number", ["1", "1.5", '"1.5"', "1e1", '"-2"', "true"], ["a", '"1,5"']],
    ["Boolean", ["true", "off", '"True"', "'false'", "~"], ["1", '"yes"', "t", '"on"']],
    ["Map", ["~"], ["a", "1", '"{}"']],
    ["List", ["~"], ["a", '"a,b"']],
  ];
  for (const [type, taken, refused] of cases) {
    it(`${type} takes ${taken.join(" ")} and refuses ${refused.join(" ")}`, () => {
      assert.deepEqual(
        [...taken, ...refused].filter((text) => converts(scalar(text), type)),
        taken,
      );
    });
  }

  it("limits hold for the value after its conversion", () => {
    assert.equal(brokenLimit(scalar('"7"'), { type: "Integer", range: { min: 8 } }), "range");
    assert.equal(brokenLimit(scalar("8.9"), { type: "Integer", range: { max: 8 } }), undefined);
    assert.equal(brokenLimit(scalar("4"), { type: "String", allowed: ["4", "6"] }), undefined);
    assert.equal(brokenLimit(scalar('"4"'), { type: "Integer", allowed: [4, 6] }), undefined);
    assert.equal(brokenLimit(scalar("5"), { type: "Integer", allowed: [4, 6] }), "allowed");
    assert.equal(brokenLimit(scalar("日本語"), { type: "String", length: { max: 3 } }), undefined);
    assert.equal(brokenLimit(scalar("abc1"), { type: "String", pattern: "[a-z]+" }), "pattern");
    assert.equal(brokenLimit(scalar("~"), { type: "String", allowed: ["a"] }), undefined);
  });
});

describe("Python's patterns", () => {
  it("must fit the whole value", () => {
    assert.equal(fitsPattern("[a-z]+", "abc"), true);
    assert.equal(fitsPattern("[a-z]+", "abc1"), false);
    assert.equal(fitsPattern("a|ab", "ab"), true);
    assert.equal(fitsPattern("(?P<n>a)b", "ab"), true);
  });

  it("are not judged where they are not JavaScript's, or could run for ever", () => {
    for (const [pattern, value] of [
      ["(?i)abc", "ABC"],
      ["\\Aabc\\Z", "abc"],
      ["\\w+", "日本語"],
      ["(a+)+b", "a".repeat(60)],
      ["(a|a)*b", "a".repeat(40)],
      ["a*a*a*a*a*b", "a".repeat(300)],
    ] as const)
      assert.equal(fitsPattern(pattern, value), undefined, pattern);
  });

  it("are broken where Python says so", () => {
    for (const pattern of ["(?<n>a)", "(a", "[a", "*a"]) assert.equal(isBrokenPattern(pattern), true, pattern);
    for (const pattern of ["(?P<n>a)(?P=n)", "a{2}", "(?<=a)b", "(?i)a"]) assert.equal(isBrokenPattern(pattern), false, pattern);
  });
});
