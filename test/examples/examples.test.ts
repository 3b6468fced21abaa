import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, diagnose, type Finding, readDocument, recognition } from "../../server/core";
import { realContext } from "../fixture/knowledge";

const folder = path.join(__dirname, "../../examples");

/** What each example promises: its kind, who manages it, and each finding as `severity rule: the text it underlines`. */
const promised: Readonly<Record<string, readonly string[]>> = {
  "handmade-guest.xml": [
    "libvirt domain",
    "warning openstack-word-in-domain: flavor",
    "warning openstack-word-in-domain: security_group",
  ],
  "managed-guest.xml": ["libvirt domain · managed by Nova 34", "information nova-managed-guest: domain"],
  "web-stack.env.yaml": ["Heat environment"],
  "web-stack.yaml": [
    "Heat template (HOT)",
    "warning image-property-on-flavor: hw_disk_bus",
    "warning extra-spec-on-image: hw:disk_bus",
    "error sizing-on-server: ram",
    "error host-option-misplaced: cpu_mode",
    "warning extra-spec-on-server: hw:cpu_policy",
    "warning image-property-on-server: hw_qemu_guest_agent",
  ],
};

const textOf = (name: string) => readFileSync(path.join(folder, name), "utf8");

function findingsIn(name: string, text: string): Finding[] {
  const model = readDocument({ uri: name, text });
  assert.ok(model, `${name} is not recognised`);
  return diagnose(model, realContext("en"));
}

function told(name: string): string[] {
  const text = textOf(name);
  const model = readDocument({ uri: name, text });
  assert.ok(model, `${name} is not recognised`);
  const context = realContext("en");
  const findings = diagnose(model, context).map(
    ({ severity, rule, span }) => `${severity} ${rule}: ${text.slice(span.start, span.end)}`,
  );
  return [recognition(model, context).label, ...findings];
}

describe("examples", () => {
  const present = readdirSync(folder).filter((name) => !name.endsWith(".md"));

  it("are all promised something", () => {
    assert.deepEqual(present.sort(), Object.keys(promised).sort());
  });

  for (const [name, expected] of Object.entries(promised)) {
    it(`${name} shows what its README says`, () => assert.deepEqual(told(name), expected));
  }

  it("lose exactly the finding that a fix is for", () => {
    let fixes = 0;
    for (const name of Object.keys(promised)) {
      const text = textOf(name);
      const before = findingsIn(name, text);
      for (const finding of before) {
        for (const fix of finding.fixes) {
          fixes++;
          const after = findingsIn(name, applyEdits(text, fix.edits)).map(({ message }) => message);
          const others = before.filter((other) => other !== finding).map(({ message }) => message);
          assert.deepEqual(after, others, `${name}: ${fix.title}`);
        }
      }
    }
    assert.ok(fixes >= 8, `${fixes} fixes`);
  });

  it("have every rule in their README, with a link to its page", () => {
    const rules = Object.values(promised).flatMap((lines) => lines.slice(1).map((line) => line.split(/[ :]/)[1] ?? ""));
    for (const [readme, pages] of [
      ["README.md", "../docs/rules"],
      ["README.ja.md", "../docs/ja/rules"],
    ] as const) {
      const text = textOf(readme);
      for (const rule of new Set(rules)) {
        const page = `${pages}/${rule}.md`;
        assert.ok(text.includes(`[\`${rule}\`](${page})`), `${readme} links to ${page}`);
        assert.ok(existsSync(path.join(folder, page)), page);
      }
    }
  });
});
