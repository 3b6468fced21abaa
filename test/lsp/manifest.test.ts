import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

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
