import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { diagnose, readDocument } from "../../server/core";
import { realContext } from "../fixture/knowledge";

const read = (name: string) => readFileSync(path.join(__dirname, "../..", name), "utf8");
const words = (name: string): Record<string, string> => JSON.parse(read(name));

describe("the manifest", () => {
  it("says everything in English and in Japanese", () => {
    const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key).sort();
    assert.ok(used.length > 0);
    assert.deepEqual(Object.keys(words("package.nls.json")).sort(), [...new Set(used)]);
    assert.deepEqual(Object.keys(words("package.nls.ja.json")).sort(), [...new Set(used)]);
  });
});

/** A snippet as it stands when its user takes every default. */
function expand(body: readonly string[]): string {
  const defaults = new Map<string, string>();
  return body
    .join("\n")
    .replace(/\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^|]*\|)?\}|\$\d+/g, (_, tabstop: string, text?: string, choice?: string) => {
      const said = text ?? choice;
      if (said !== undefined) defaults.set(tabstop, said);
      return defaults.get(tabstop) ?? "";
    });
}

describe("a snippet", () => {
  const frames: Record<string, (text: string) => string> = {
    virtguest: (text) => text,
    virtdisk: (text) => `<domain type='kvm'><name>a</name><devices>${text}</devices></domain>`,
    virtinterface: (text) => `<domain type='kvm'><name>a</name><devices>${text}</devices></domain>`,
    virthugepages: (text) => `<domain type='kvm'><name>a</name>${text}</domain>`,
    "hot-server": (text) => text,
    "hot-flavor": (text) => `heat_template_version: 2021-04-16\nresources:\n  ${text.replaceAll("\n", "\n  ")}\n`,
    "hot-image": (text) => `heat_template_version: 2021-04-16\nresources:\n  ${text.replaceAll("\n", "\n  ")}\n`,
  };
  for (const [file, kind] of [
    ["snippets/domain.json", "libvirt-domain"],
    ["snippets/heat.json", "heat-template"],
  ] as const) {
    const snippets: Record<string, { prefix: string; body: string[]; description: string }> = JSON.parse(read(file));
    for (const { prefix, body, description } of Object.values(snippets)) {
      it(`${prefix} makes a ${kind} with nothing to find, and is described in both languages`, () => {
        const frame = frames[prefix];
        assert.ok(frame, "a frame to put it into");
        const model = readDocument({ uri: `file:///${prefix}`, text: frame(expand(body)) });
        assert.equal(model?.kind, kind);
        assert.deepEqual(diagnose(model, realContext("en")), []);
        assert.match(description, /^[ -~]+ · .*[ぁ-んァ-ン]/);
      });
    }
  }

  it("in XML has a name that Emmet takes for no tag, so that Emmet's own suggestion does not come first", () => {
    const snippets: Record<string, { prefix: string }> = JSON.parse(read("snippets/domain.json"));
    for (const { prefix } of Object.values(snippets)) assert.match(prefix, /^\w+$/);
  });
});
