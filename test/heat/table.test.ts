import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { heatTableText } from "../../scripts/heatFacts/heatTable";
import { readHeatTable } from "../../scripts/heatFacts/readHeatTable";
import { HeatSchema } from "../../server/core/grammar/heat/heatSchema";

const root = path.join(__dirname, "../..");
const facts = path.join(root, "../shared/facts");

describe("the table of Heat's facts", () => {
  const table = readHeatTable(path.join(root, "knowledge"));
  const schema = new HeatSchema(() => table);
  const version = (name: string) => schema.version(name).version;

  it("is the one that the facts make", function () {
    if (!existsSync(facts)) this.skip();
    assert.equal(readFileSync(path.join(root, "knowledge/facts/heat.json"), "utf8"), heatTableText(facts));
  });

  it("knows versions by their date and by their release's name", () => {
    assert.equal(version("rocky").id, "2018-08-31");
    assert.equal(version("2018-08-31").id, "2018-08-31");
    assert.deepEqual(schema.version("Rocky"), {
      version: { id: "2021-04-16", written: "2021-04-16", index: 10 },
      isKnown: false,
    });
  });

  it("says which version brings a function, and which one takes it away", () => {
    assert.deepEqual(schema.function("yaql", "value", version("2015-10-15")), { kind: "newer", version: "2016-10-14" });
    assert.equal(schema.function("yaql", "value", version("newton"))?.kind, "known");
    assert.deepEqual(schema.function("yaql", "condition", version("newton")), { kind: "newer", version: "2017-09-01" });
    assert.deepEqual(schema.function("Fn::Select", "value", version("2016-04-08")), { kind: "removed", version: "2015-10-15" });
    assert.equal(schema.function("Fn::Select", "value", version("2015-04-30"))?.kind, "known");
    assert.equal(schema.function("toString", "value", version("rocky")), undefined);
  });

  it("knows types by their own names and by old ones", () => {
    assert.equal(schema.resourceType("OS::Quantum::Port"), schema.resourceType("OS::Neutron::Port"));
    assert.equal(schema.resourceType("OS::Metering::Alarm"), schema.resourceType("OS::Aodh::Alarm"));
    assert.equal(schema.resourceType("OS::Nova::Nothing"), undefined);
    assert.equal(schema.resourceType("constructor"), undefined);
  });
});
