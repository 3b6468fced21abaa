// What is found in templates, held against what Heat's own engine said of them.
import assert from "node:assert/strict";
import { falseAlarms, type Mutant, mutants, refused } from "../../scripts/corpus/heatVerdicts";
import { hasCorpora } from "../../scripts/corpus/places";
import { realContext } from "../fixture/knowledge";

describe("templates and the engine's verdicts", () => {
  before(function () {
    if (!hasCorpora) this.skip();
  });

  it("there is no error in a template that Heat accepts, or refuses for want of another file", () => {
    assert.deepEqual(falseAlarms(realContext("en")), []);
  });

  it("what Heat refuses has an error at its cause", () => {
    const errors = refused(realContext("en")).flatMap(({ file, said }) =>
      said.filter(({ severity }) => severity === "error").map(({ line, rule }) => `${file}:${line} ${rule}`),
    );
    assert.deepEqual(errors, [
      "hot/octavia/servers_with_octavia.yaml:73 property-unknown",
      "hot/software-config/example-templates/example-chef-template.yaml:37 property-value-type",
    ]);
  });

  describe("templates with one mistake", () => {
    let all: readonly Mutant[] = [];

    before(() => {
      all = mutants(realContext("en"));
    });

    it("it is found at its place", () => {
      assert.ok(all.length > 300);
      assert.deepEqual(
        all.filter(({ isFound }) => !isFound).map(({ file }) => file),
        [],
      );
    });

    it("and nothing else is", () => {
      assert.deepEqual(
        all.filter(({ isOnlyOne }) => !isOnlyOne).map(({ file }) => file),
        [],
      );
    });
  });
});
