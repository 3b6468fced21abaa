import assert from "node:assert/strict";
import { languages, say } from "../../server/core/text/language";
import { type YamlFault, yamlFaults } from "../../server/core/yaml/faults";
import { readYaml } from "../../server/core/yaml/readYaml";
import { entryOf, resolveAlias, valueAt, type YamlMap, type YamlNode } from "../../server/core/yaml/yamlTree";

/** A tree as plain data; where nothing is written, null. */
function data(node: YamlNode | undefined): unknown {
  if (node === undefined) return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "alias") return `*${node.name}`;
  if (node.kind === "list") return node.items.map(data);
  return Object.fromEntries(node.entries.map(({ key, value }) => [String(data(key)), data(value)]));
}

function mapOf(text: string): YamlMap {
  const { root } = readYaml(text);
  assert.ok(root?.kind === "map");
  return root;
}

function nodeAt(text: string, ...path: (string | number)[]): YamlNode {
  let node = readYaml(text).root;
  for (const step of path) {
    if (node?.kind === "map" && typeof step === "string") node = valueAt(node, step);
    else if (node?.kind === "list" && typeof step === "number") node = node.items[step];
    else assert.fail(`nothing at ${path.join("/")}`);
  }
  assert.ok(node);
  return node;
}

function written(text: string, ...path: (string | number)[]): string {
  const { span } = nodeAt(text, ...path);
  return text.slice(span.start, span.end);
}

describe("readYaml", () => {
  it("resolves plain scalars as YAML 1.1", () => {
    const values: [string, unknown][] = [
      ["yes", true],
      ["Off", false],
      ["tRue", "tRue"],
      ["y", "y"],
      ["~", null],
      ["Null", null],
      ["0777", 511],
      ["0o17", "0o17"],
      ["0x1F", 31],
      ["-0b11", -3],
      ["1_000", 1000],
      ["12:34:56", 45296],
      ["12:34:56:12:34:56", 9783981296],
      ["52:54:00:aa:bb:cc", "52:54:00:aa:bb:cc"],
      ["08", "08"],
      ["1e1", "1e1"],
      ["1.0e+1", 10],
      ["-.5", "-.5"],
      [".5", 0.5],
      ["-.inf", Number.NEGATIVE_INFINITY],
      [".nan", Number.NaN],
      ["2018-08-31", "2018-08-31"],
      ["10.0.0.1", "10.0.0.1"],
    ];
    for (const [text, value] of values) {
      const node = nodeAt(`a: ${text}`, "a");
      assert.ok(node.kind === "scalar");
      assert.deepEqual([text, node.value, node.text], [text, value, text]);
    }
  });

  it("knows each style, its text and its span", () => {
    const text = "p: a b\n  c # x\ns: 'it''s'\nd: \"a\\tb\n\n  c\"\nl: |+\n  x\n   y\n\nf: >-\n  x\n  y\n\n  z\nend: 1\n";
    const styles = (name: string): unknown[] => {
      const node = nodeAt(text, name);
      return node.kind === "scalar" ? [node.style, node.text, written(text, name)] : [];
    };
    assert.deepEqual(styles("p"), ["plain", "a b c", "a b\n  c"]);
    assert.deepEqual(styles("s"), ["single", "it's", "'it''s'"]);
    assert.deepEqual(styles("d"), ["double", "a\tb\nc", '"a\\tb\n\n  c"']);
    assert.deepEqual(styles("l"), ["literal", "x\n y\n\n", "|+\n  x\n   y"]);
    assert.deepEqual(styles("f"), ["folded", "x y\nz", ">-\n  x\n  y\n\n  z"]);
    assert.deepEqual(readYaml(text).faults, []);
  });

  it("gives maps, lists and entries their spans in UTF-16 units", () => {
    const text = "\u{1f600}: 1\nlist:\n- a\n- b: {c: [d, e]}\nnone:\n? x\n: y\n";
    const map = mapOf(text);
    const wholes = map.entries.map(({ whole }) => text.slice(whole.start, whole.end));
    assert.deepEqual(wholes, ["\u{1f600}: 1", "list:\n- a\n- b: {c: [d, e]}", "none:", "? x\n: y"]);
    assert.equal(written(text, "list"), "- a\n- b: {c: [d, e]}");
    assert.equal(written(text, "list", 1, "b"), "{c: [d, e]}");
    assert.equal(map.entries[2]?.value, undefined);
  });

  it("keeps anchors, aliases, tags and comments", () => {
    const text = "a: &x # one\n  k: 1\nb: *x # two\nc: !!str 12\n";
    const map = mapOf(text);
    const alias = map.entries[1]?.value;
    assert.ok(alias?.kind === "alias");
    assert.equal(alias.target, map.entries[0]?.value);
    const tagged = nodeAt(text, "c");
    assert.ok(tagged.kind === "scalar");
    assert.deepEqual([tagged.value, tagged.tag], ["12", "tag:yaml.org,2002:str"]);
    assert.deepEqual(
      readYaml(text).comments.map(({ text: comment, span }) => [comment, text.slice(span.start, span.end)]),
      [
        ["one", "# one"],
        ["two", "# two"],
      ],
    );
  });

  it("finds the last of several keys, and merged ones", () => {
    const map = mapOf("m: &m {a: 1, b: 1}\nn: &n {b: 2, c: 2}\nx:\n  <<: [*n, *m]\n  a: 3\n  a: 4\n");
    const x = valueAt(map, "x");
    assert.ok(x?.kind === "map");
    assert.deepEqual(
      ["a", "b", "c", "d"].map((key) => data(entryOf(x, key)?.value)),
      [4, 2, 2, null],
    );
    const cyclic = mapOf("&a\n<<: *a\nb: 1\n");
    assert.equal(entryOf(cyclic, "c"), undefined);
    assert.deepEqual(data(entryOf(cyclic, "b")?.value), 1);
  });

  it("reads deep, long and multiplying texts in linear time", function () {
    this.timeout(10_000);
    for (const deep of [`${"[".repeat(20_000)}${"]".repeat(20_000)}`, `${"- ".repeat(20_000)}a`, "{a: ".repeat(20_000)]) {
      assert.ok(readYaml(deep).root);
    }
    const long = readYaml(`a: ${"x y ".repeat(1_250_000)}`);
    assert.deepEqual(long.faults, []);
    const bomb = Array.from({ length: 60 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}` : "x"}]\n`).join("");
    assert.deepEqual(readYaml(bomb).faults, []);
    const merges = mapOf(
      Array.from({ length: 60 }, (_, i) => `a${i}: &a${i} {<<: [${i ? `*a${i - 1}, *a${i - 1}` : ""}]}\n`).join(""),
    );
    const last = valueAt(merges, "a59");
    assert.ok(last?.kind === "map");
    assert.equal(entryOf(last, "x"), undefined);
    assert.equal(readYaml("a: [x\n".repeat(10_000)).faults.length, 10_000);
  });
});

/** One text for each fault, the place that it is reported at, and what is still read. */
const mistakes: [YamlFault, text: string, place: string, tree: unknown][] = [
  ["character", "a: 1\x07\nb: 2\n", "\x07", { a: "1\x07", b: 2 }],
  ["tab", "a:\n  b: 1\n\tc: 2\n  d: 3\ne: 4\n", "\t", { a: { b: 1, c: 2, d: 3 }, e: 4 }],
  ["tab", "a:\n\tb: 1\n\tc:\n\t\td: 2\n\te: 3\nf: 4\n", "\t", { a: { b: 1, c: { d: 2 }, e: 3 }, f: 4 }],
  ["tab", "a: |\n\tx\n\ty\nb: 1\n", "\t", { a: "", b: 1 }],
  ["openQuote", 'a:\n  b: "x\n  c: "y"\nd: 1\n', '"', { a: { b: "x", c: "y" }, d: 1 }],
  ["openQuote", "a:\n  b: 'x\n  c: y\nd: 1\n", "'", { a: { b: "x", c: "y" }, d: 1 }],
  ["openQuote", '{\n  "a": "x,\n  "b": 1\n}\n', '"', { a: "x", b: 1 }],
  ["escape", 'a: "C:\\path"\nb: 1\n', "\\p", { a: "C:\\path", b: 1 }],
  ["blockHeader", "a: | x\n  y\nb: 1\n", "x", { a: "y\n", b: 1 }],
  ["blockIndent", "a: |\n    x\n  y: 1\n  z\nb: 1\n", "y: 1", { a: "x\n", b: 1 }],
  ["missingColon", "a:\n  b: 1\n  c\nd: 1\n", "c", { a: { b: 1, c: null }, d: 1 }],
  ["missingColon", "a:\n  fla\n  b: 1\nc: 1\n", "fla", { a: { fla: null, b: 1 }, c: 1 }],
  ["missingColon", "r:\n  a:\n    t: 1\nnew\n  b:\n    t: 2\n", "new", { r: { a: { t: 1 }, new: null, b: { t: 2 } } }],
  ["missingColon", "a:b\nc: 1\n", "a:b", { "a:b": null, c: 1 }],
  ["unexpectedColon", "a: b: c\nd: 1\n", ":", { a: "b", d: 1 }],
  ["missingKey", "a:\n  : x\n  b: 1\nc: 1\n", ":", { a: { null: "x", b: 1 }, c: 1 }],
  ["colonInFlow", "a: {b:}\nc: 1\n", ":", { a: { b: null }, c: 1 }],
  ["longKey", `${"x".repeat(1025)}: 1\nb: 1\n`, "x".repeat(1025), { ["x".repeat(1025)]: 1, b: 1 }],
  ["indentation", "a:\n    b: 1\n  c: 2\n  d: 3\ne: 1\n", "c", { a: { b: 1, c: 2, d: 3 }, e: 1 }],
  ["indentation", "a:\n  t: X\n    p:\n      b: 1\n    q: 2\nc: 1\n", "p", { a: { t: "X", p: { b: 1 }, q: 2 }, c: 1 }],
  ["indentation", "r:\n  a:\n    t: 1\ns: 0\n  b:\n    t: 2\n", "s", { r: { a: { t: 1 }, s: 0, b: { t: 2 } } }],
  ["misplacedItem", "a:\n  b: 1\n  - c\n  d: 1\ne: 1\n", "-", { a: { b: 1, d: 1 }, e: 1 }],
  ["misplacedKey", "a:\n  - b: 1\n  c: 2\n  - d: 3\ne: 1\n", "c", { a: [{ b: 1, c: 2 }, { d: 3 }], e: 1 }],
  ["misplacedText", 'a: "b" c\nd: 1\n', "c", { a: "b", d: 1 }],
  ["startCharacter", "a: @b\nc: 1\n", "@", { a: "@b", c: 1 }],
  ["closesNothing", "a: ]\nb: 1\n", "]", { a: null, b: 1 }],
  ["closesNothing", "a: [1}\nb: 1\n", "}", { a: [1], b: 1 }],
  [
    "openBracket",
    "a:\n  b: {get_param: x\n  c: {get_param: y}\nd: 1\n",
    "{",
    { a: { b: { get_param: "x" }, c: { get_param: "y" } }, d: 1 },
  ],
  ["openBracket", "a:\n  - [x, y\n  - [z]\nb: 1\n", "[", { a: [["x", "y"], ["z"]], b: 1 }],
  ["missingComma", "a: {b: 1\n  c: 2, d: 3}\ne: 1\n", "c", { a: { b: 1, c: 2, d: 3 }, e: 1 }],
  ["missingItem", "a: [b,, c]\nd: 1\n", ",", { a: ["b", "c"], d: 1 }],
  ["anchorName", "a: &\nb: 1\n", "&", { a: null, b: 1 }],
  ["repeatedProperty", "a: &x &y 1\nb: 1\n", "&y", { a: 1, b: 1 }],
  ["aliasProperty", "a: &x 1\nb: !!str *x\nc: 1\n", "!!str *x", { a: 1, b: "*x", c: 1 }],
  ["undefinedAlias", "a: *x\nb: 1\n", "*x", { a: "*x", b: 1 }],
  ["repeatedAnchor", "a: &x 1\nb: &x 2\n", "&x", { a: 1, b: 2 }],
  ["malformedTag", "a: !<x 1\nb: 1\n", "!<x", { a: 1, b: 1 }],
  ["tagHandle", "a: !e!x 1\nb: 1\n", "!e!", { a: 1, b: 1 }],
  ["unknownTag", "a: !secret x\nb: 1\n", "!secret", { a: "x", b: 1 }],
  ["tagMismatch", "a: !!int x\nb: 1\n", "x", { a: "x", b: 1 }],
  ["tagMismatch", "a: !!map [x]\nb: 1\n", "!!map", { a: ["x"], b: 1 }],
  ["reservedText", "a: =\nb: 1\n", "=", { a: "=", b: 1 }],
  ["number", "a: 0b_\nb: 1\n", "0b_", { a: "0b_", b: 1 }],
  ["keyKind", "a: {? [b] : c}\nb: 1\n", "[b]", { a: { b: "c" }, b: 1 }],
  ["templateExpression", "a: {{ x }}\nb: 1\n", "{{ x }", { a: { "[object Object]": null }, b: 1 }],
  ["merge", "a:\n  <<: x\nb: 1\n", "x", { a: { "<<": "x" }, b: 1 }],
  ["secondDocument", "a: 1\n---\nb: 1\n", "---", { a: 1 }],
  ["missingDocument", "...\n", "...", null],
  ["directive", "%FOO\na: 1\n", "%FOO", { a: 1 }],
  ["missingStart", "%YAML 1.1\na: 1\n", "", { a: 1 }],
];

describe("what readYaml finds wrong", () => {
  for (const [kind, text, place, tree] of mistakes) {
    it(`${kind}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const { faults, root } = readYaml(text);
      assert.deepEqual(
        faults.map(({ message, span }) => [message, text.slice(span.start, span.end)]),
        [[yamlFaults[kind], place]],
      );
      assert.deepEqual(data(root && resolveAlias(root)), tree);
    });
  }

  it("has a text for each kind, with all its words in both languages", () => {
    assert.deepEqual([...new Set(mistakes.map(([kind]) => kind))].sort(), Object.keys(yamlFaults).sort());
    for (const [, text] of mistakes) {
      for (const { message, words } of readYaml(text).faults) {
        for (const language of languages) {
          const sentence = say(message, language, words);
          for (const name of message.en.match(/\{\w+\}/g) ?? []) assert.ok(!sentence.includes(name), sentence);
        }
      }
    }
  });
});
