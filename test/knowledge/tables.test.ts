import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { domainPaths, domainPathsText } from "../../scripts/knowledge/domainPaths";
import { heatNames, heatNamesText } from "../../scripts/knowledge/heatNames";

const committed = (name: string) => readFileSync(path.join("knowledge", "facts", name), "utf8");
const raw = path.join("..", "shared", "facts");

describe("the table of the domain grammar", () => {
  it("has addresses in order, and the values of those that take no others", () => {
    const table = domainPaths({
      schemaDir: "schemas/libvirt-1.2.3",
      paths: { "/domain/b/@c": { values: ["y", "x"] }, "/domain": {}, "/domain/@id": { values: ["z"], open: true } },
    });
    assert.deepEqual(table, {
      source: "libvirt 1.2.3, its RELAX NG schema of the domain",
      paths: ["domain:", "domain:@id", "domain:b@c"],
      values: { "domain:b@c": ["x", "y"] },
    });
    assert.deepEqual(JSON.parse(domainPathsText(table)), table);
  });

  it("is what its script makes", function () {
    if (!existsSync(raw)) this.skip();
    const made = domainPathsText(domainPaths(JSON.parse(readFileSync(path.join(raw, "libvirt-domain-paths.json"), "utf8"))));
    assert.ok(made === committed("domainPaths.json"), "run scripts/knowledge/domainPaths.ts again");
  });
});

describe("the table of Heat's names", () => {
  it("has nested properties with list items skipped, and the attributes of every type", () => {
    const table = heatNames(
      {
        source: { heat: "1" },
        baseAttributes: { show: {} },
        aws: {},
        resources: { "OS::A::B": { attributes: { z: {} }, properties: { b: { items: { schema: { c: {} } } }, a: {} } } },
      },
      { functions: { get_param: {} } },
    );
    assert.deepEqual(table.types, { "OS::A::B": { properties: ["a", "b", "b/c"], attributes: ["show", "z"] } });
    assert.deepEqual(table.functions, ["get_param"]);
    assert.deepEqual(JSON.parse(heatNamesText(table)), table);
  });

  it("is what its script makes", function () {
    if (!existsSync(raw)) this.skip();
    const read = (name: string) => JSON.parse(readFileSync(path.join(raw, name), "utf8"));
    const made = heatNamesText(heatNames(read("heat-resources.json"), read("heat-functions.json")));
    assert.ok(made === committed("heatNames.json"), "run scripts/knowledge/heatNames.ts again");
  });
});
