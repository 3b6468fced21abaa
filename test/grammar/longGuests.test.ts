// A long guest is read and judged with what is known of the version before: the answers must be those of a reader who knows nothing.
import assert from "node:assert/strict";
import { generate } from "../../bench/documents/generate";
import { type Random, randomFrom } from "../../bench/random";
import { checkTree } from "../../server/core/grammar/checkTree";
import { loadGrammar } from "../../server/core/grammar/loadGrammar";
import { isValid } from "../../server/core/grammar/validate";
import { readXml } from "../../server/core/xml/readXml";
import { none, type Tape } from "../../server/core/xml/tape";
import type { XmlTree } from "../../server/core/xml/xmlTree";
import { grammar, table } from "./corpora";

const slips = [
  ..."<>/='\"&! x1\n\0".split(""),
  ..."<a>|</a>|<a/>| a='b'|<!-- |-->|<![CDATA[|]]>|xmlns:q='u'|<?x ?>|</devices>|<disk/>|type='file'|&amp;|<q:b/>|  ".split("|"),
];

/** A slip of the hand: something typed, taken out, doubled or moved. */
function slip(text: string, random: Random): string {
  const at = random.int(text.length + 1);
  const length = random.int(random.int(8) === 0 ? 3000 : 12);
  switch (random.int(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1: {
      const from = random.int(text.length);
      return text.slice(0, at) + text.slice(from, from + length) + text.slice(at);
    }
    default:
      return text.slice(0, at) + slips[random.int(slips.length)] + text.slice(at + random.int(2));
  }
}

/** All that a tree tells of its text. */
function told({ roots, comments, faults }: XmlTree): string {
  const tape = roots[0]?.tape;
  return JSON.stringify([faults, comments, roots.map(({ index }) => index), tape ? rowsOf(tape) : []]);
}

function rowsOf(tape: Tape): unknown[] {
  const rows: unknown[] = [];
  for (let at = 0; at < tape.tagCount; at++) {
    rows.push(tape.name(tape.nameOf(at)), tape.nameStart(at), tape.tagStart(at), tape.tagEnd(at), tape.flags(at));
    rows.push(tape.firstAttribute(at), tape.partner(at), tape.firstChild(at), tape.nextSibling(at), tape.firstRun(at));
    rows.push(tape.elementEnd(at));
  }
  for (let at = 0; at < tape.attributeCount; at++)
    rows.push(tape.name(tape.attributeName(at)), tape.attributeStart(at), tape.valueStart(at), tape.valueEnd(at), tape.value(at));
  for (let at = 0; at < tape.runCount; at++)
    rows.push(tape.runStart(at), tape.runEnd(at), tape.runFlags(at), tape.nextRun(at) === none ? none : tape.nextRun(at));
  return rows;
}

describe("long guests", () => {
  it("are read further as they are read anew", function () {
    this.timeout(60_000);
    const random = randomFrom(3);
    let { text } = generate("xml", 1_800);
    assert.ok(text.length > 50_000);
    const clean = readXml(text);
    let before = clean;
    const sound = text;
    let further = 0;
    for (let i = 0; i < 1_500; i++) {
      // Now and then back to a sound text, and from there on.
      if (random.int(2) === 0) {
        text = sound;
        before = clean;
      }
      text = slip(text, random);
      const read = readXml(text, before);
      assert.equal(told(read), told(readXml(text)), `slip ${i}`);
      if (before.faults.length === 0) further++;
      before = read;
    }
    assert.ok(further > 700);
  });

  it("are judged by what is remembered as by a grammar that remembers nothing", function () {
    this.timeout(60_000);
    const random = randomFrom(4);
    const { text: sound } = generate("xml", 3_600, { expect: "grammar", clean: true });
    assert.ok(sound.length > 100_000);
    let invalid = 0;
    for (let i = 0; i < 300; i++) {
      const text = slip(slip(sound, random), random);
      const tree = readXml(text);
      const [root] = tree.roots;
      if (!root || tree.faults.length > 0) continue;
      const before = grammar.before("domain");
      const found = checkTree(text, tree, grammar, "domain");
      assert.equal(found.length === 0, isValid(root, before), `slip ${i}`);
      if (found.length > 0 && invalid++ < 8)
        assert.deepEqual(
          found,
          checkTree(
            text,
            tree,
            loadGrammar(() => table),
            "domain",
          ),
          `slip ${i}`,
        );
    }
    assert.ok(invalid > 20);
  });
});
