import assert from "node:assert/strict";
import {
  fallen,
  foldNested,
  formatCoverage,
  type Measure,
  measureCoverage,
  raised,
  reachedOf,
} from "../../scripts/knowledge/coverage";
import { component, counterpart, setting, tables } from "./entries";

const half: Measure = { id: "half", title: "half of it", total: 4, missing: ["a", "b"] };

describe("the coverage", () => {
  const data = {
    components: [component("qemu").entry],
    origins: [],
    slips: [],
    terms: [],
    settings: [
      setting("domain:devices/controller[type=scsi]@model").entry,
      setting("flavor:hw:cpu_policy").entry,
      setting("heat:OS::Nova::Server/networks/port").entry,
    ],
    counterparts: [counterpart(["domain:vcpu"], ["flavor:vcpus"]).entry],
    facts: tables.facts,
  };
  const measures = new Map(measureCoverage(data, tables).map((measure) => [measure.id, measure]));
  const reached = (id: string) => {
    const found = measures.get(id);
    return found && [reachedOf(found), found.total];
  };

  it("counts texts, deciders and places", () => {
    assert.deepEqual(reached("driverPathTexts"), [0, 1]);
    assert.deepEqual(reached("driverPathDeciders"), [1, 1]);
    assert.deepEqual(reached("extraSpecs"), [1, 2]);
    assert.deepEqual(reached("grammarPlaces"), [8, 8]);
    assert.deepEqual(reached("grammarTexts"), [1, 7]);
    assert.deepEqual(reached("heatTypes"), [0, 1]);
    assert.deepEqual(reached("heatProperties"), [1, 3]);
  });

  it("counts a nested copy with what it repeats", () => {
    const paths = [
      "domain:a/source@file",
      "domain:a/mirror/source@file",
      "domain:a/mirror@job",
      "domain:a/source/dataStore/source@file",
    ];
    assert.deepEqual(foldNested(paths), ["domain:a/source@file", "domain:a/mirror@job"]);
  });

  it("may not fall below its floor", () => {
    assert.deepEqual(fallen([half], { half: 2 }), []);
    assert.deepEqual(fallen([half], {}), []);
    assert.match(fallen([half], { half: 3 }).join(), /half of it: 2 is below the 3 .*missing: a, b/);
    assert.deepEqual(fallen([{ ...half, missing: [] }], { half: 9 }), []);
  });

  it("raises the floor to what is reached", () => {
    assert.deepEqual(raised([half]), { half: 2 });
  });

  it("is told in numbers and percent, never rounded up", () => {
    assert.match(formatCoverage([half]), /^half of it +2 of 4 +50\.0 %$/);
    assert.match(formatCoverage([{ ...half, total: 3000, missing: ["a"] }]), /2999 of 3000 +99\.9 %$/);
  });
});
