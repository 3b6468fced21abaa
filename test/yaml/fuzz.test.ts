import assert from "node:assert/strict";
import type { Span } from "../../server/core/text/span";
import { readYaml } from "../../server/core/yaml/readYaml";
import type { YamlNode } from "../../server/core/yaml/yamlTree";
import { readBases } from "./recordings";

const pieces = [
  ..."\t\n\r '\":,-?[]{}#&*!|>%@`<=~.a0\\\x00\x85\u2028\ufeff\ud800",
  ...[
    "\n  ",
    ": ",
    "- ",
    "\n- ",
    "? ",
    "&a ",
    "*a",
    "!!int ",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "\r\n",
    "<<: *a",
    "{{ x }}",
    "\n\tkey: value\n",
  ],
];

/** A seeded source of whole numbers below a limit. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function mutate(text: string, roll: (limit: number) => number): string {
  let result = text;
  for (let count = 1 + roll(4); count > 0; count--) {
    const at = roll(result.length + 1);
    const gone = roll(3) === 0 ? roll(30) : roll(2);
    const added = roll(4) === 0 ? "" : (pieces[roll(pieces.length)] ?? "");
    result = result.slice(0, at) + added + result.slice(at + gone);
  }
  return result;
}

function assertWithin(inner: Span, outer: Span): void {
  if (!(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end)) {
    assert.fail(`${JSON.stringify(inner)} is not within ${JSON.stringify(outer)}`);
  }
}

/** Every node lies within the one around it, and what follows another begins behind it. */
function assertNested(node: YamlNode, outer: Span): void {
  assertWithin(node.span, outer);
  if (node.kind === "scalar" || node.kind === "alias") return;
  let end = node.span.start;
  const parts = node.kind === "map" ? node.entries.map(({ whole }) => whole) : node.items.map(({ span }) => span);
  for (const part of parts) {
    assertWithin(part, { start: end, end: node.span.end });
    end = part.end;
  }
  if (node.kind === "list") for (const item of node.items) assertNested(item, node.span);
  else {
    for (const { key, value, whole } of node.entries) {
      assertNested(key, whole);
      if (value) assertNested(value, { start: key.span.end, end: whole.end });
    }
  }
}

describe("readYaml on 20,000 broken texts", () => {
  it("returns a tree whose spans nest, and faults within the text", function () {
    this.timeout(60_000);
    const bases = readBases();
    const roll = dice(7);
    for (let round = 0; round < 20_000; round++) {
      const text = mutate(bases[roll(3) === 0 ? roll(bases.length) : roll(4)] ?? "", roll);
      const whole = { start: 0, end: text.length };
      try {
        const tree = readYaml(text);
        if (tree.root) assertNested(tree.root, whole);
        for (const { span } of [...tree.faults, ...tree.comments]) assertWithin(span, whole);
      } catch (error) {
        assert.fail(`${JSON.stringify(text)}: ${error}`);
      }
    }
  });
});
