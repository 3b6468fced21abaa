import assert from "node:assert/strict";
import { readCorpora } from "../../scripts/corpus/corpora";
import { measure, validTemplates } from "../../scripts/corpus/heatCompletion/measure";
import { hasCorpora } from "../../scripts/corpus/places";
import { complete, readDocument } from "../../server/core";
import { realContext } from "../fixture/knowledge";

describe("completion: what is taken out of valid templates", () => {
  it("is offered again, and nothing that the checker refuses", function () {
    if (!hasCorpora) this.skip();
    this.timeout(60_000);
    const context = realContext("en");
    const files = readCorpora().find(({ name }) => name === "heat-templates")?.files ?? [];
    const { tallies, failures } = measure(validTemplates(files, context), 800, 20260101, 8, context);
    assert.deepEqual([...tallies.keys()].sort(), ["function name", "key", "key name", "reference", "type", "value"]);
    for (const { places, offered, refused } of tallies.values()) {
      assert.equal(offered, places, failures.join("\n"));
      assert.equal(refused, 0, failures.join("\n"));
    }
  });
});

describe("completion: in a template", () => {
  const at = (marked: string): string[] => {
    const text = marked.replace("|", "");
    const model = readDocument({ uri: "file:///stack.yaml", text });
    return model ? complete(model, marked.indexOf("|"), realContext("en")).map(({ label }) => label) : [];
  };
  const head = "heat_template_version: wallaby\r\n";

  it("answers in every style and with every line end", () => {
    assert.ok(at(`${head}resources:\r\n  a:\r\n    type: OS::Neutron::Net\r\n    properties:\r\n      |\r\n`).includes("shared"));
    assert.ok(at(`${head}resources: {a: {type: "OS::Neutron::Net", properties: {|}}}`).includes("shared"));
    assert.ok(at(`${head}resources: {\r\n  a: {type: OS::Neutron::Net,\r\n  properties: {tags: [], |\r\n}}}`).includes("name"));
    assert.ok(at('{"heat_template_version": "wallaby", "resources": {"a": {"type": "|"}}}').includes("OS::Nova::Server"));
    assert.ok(at(`${head}parameter_groups:\r\n- |\r\n`).includes("label"));
    assert.ok(at("heat_template_version: |").includes("2021-04-16"));
  });

  it("keeps still where nothing of Heat's may stand", () => {
    assert.deepEqual(at(`${head}# |`), []);
    assert.deepEqual(at(`${head}resources:\r\n  |`), []);
    assert.deepEqual(at(`${head}description: a |`), []);
    assert.deepEqual(at(`${head}description: >\r\n  a |\r\n`), []);
    assert.deepEqual(at(`${head}description: "a\r\n  |"`), []);
    assert.deepEqual(at("hello|"), []);
  });

  it("asks of a long template no more than what stands around the place", () => {
    const resource = (number: number) => `  s${number}:\n    type: OS::Nova::Server\n    properties:\n      flavor: m1.small\n`;
    const text = `${head}resources:\n${Array.from({ length: 12_000 }, (_, number) => resource(number)).join("")}      `;
    const model = readDocument({ uri: "file:///stack.yaml", text });
    assert.ok(model);
    const context = realContext("en");
    const times = Array.from({ length: 10 }, () => {
      const started = performance.now();
      assert.ok(complete(model, text.length, context).length > 20);
      return performance.now() - started;
    });
    // Reading all of it anew takes a tenth of a second and more.
    assert.ok(Math.min(...times) < 50, `${Math.min(...times)} ms`);
  });
});

describe("completion: in an environment", () => {
  it("names the parameters of the templates around it", () => {
    const template = readDocument({
      uri: "file:///stack.yaml",
      text: "heat_template_version: wallaby\nparameters:\n  image: { type: string }\n  flavor: { type: string }\n",
    });
    const text = "parameters:\n  image: debian\n  \nresource_registry: {}\n";
    const environment = readDocument({ uri: "file:///env.yaml", text });
    assert.ok(template && environment);
    const files = {
      document: () => undefined,
      state: () => "unread" as const,
      assigned: () => [],
      paths: () => [],
      related: () => [template],
    };
    const found = complete(environment, text.indexOf("\nresource"), { ...realContext("en"), files });
    assert.deepEqual(
      found.map(({ label, newText }) => [label, newText]),
      [["flavor", "flavor: "]],
    );
  });
});
