import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages, say } from "../../server/core/text/language";
import type { Span } from "../../server/core/text/span";
import { readXml } from "../../server/core/xml/readXml";
import type { XmlElement, XmlTree } from "../../server/core/xml/xmlTree";
import { elementsOf, strictly } from "./oracle";

const guests = ["guest", "crlf-with-bom", "doctype", "two-guests"].map((name) =>
  readFileSync(join(__dirname, `../fixtures/xml/${name}.xml`), "utf8"),
);
const pieces = [
  ..."<>/='\"&;!?-[]:. \t\n\rax1\0\u00a0\ufeff\uffff語",
  ..."--,-->,<!--,<![CDATA[,]]>,<?,?>,<?xml,<!DOCTYPE,</,/>,=',&amp,&#,&#x0;,&x;,<a,</a>,<a>,<a/>, a='b',xmlns:,\r\n,</domain>,<domain>".split(
    ",",
  ),
];

/** A small seeded generator (mulberry32): numbers from 0 up to, not including, `below`. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function* broken(count: number, seed: number): Generator<string> {
  const random = generator(seed);
  for (let i = 0; i < count; i++) {
    let text = guests[random(guests.length)] ?? "";
    for (let edits = 1 + random(3); edits > 0; edits--) text = edited(text, random);
    yield text;
  }
}

function edited(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const piece = pieces[random(pieces.length)] ?? "";
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random(40));
    case 2:
      return text.slice(0, at) + piece + text.slice(at + 1);
    case 3: {
      const from = random(text.length);
      return text.slice(0, at) + text.slice(from, from + random(60)) + text.slice(at);
    }
    case 4:
      return random(20) === 0 ? text.slice(0, at) : text.slice(0, at) + piece + text.slice(at);
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}

function within(inner: Span, outer: Span, what: string): void {
  const fits = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  assert.ok(fits, `${what}: ${inner.start}–${inner.end} is not within ${outer.start}–${outer.end}`);
}

/** Asserts that spans lie one behind the other. */
function inOrder(spans: readonly Span[], what: string): void {
  for (const [i, span] of spans.entries()) assert.ok(span.start >= (spans[i - 1]?.end ?? 0), `${what} overlap`);
}

function checkElement(element: XmlElement, text: string): void {
  const { whole, startTag, nameSpan, endNameSpan, attributes, children, texts, name } = element;
  within(startTag, whole, "start tag");
  within(nameSpan, startTag, "name");
  assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
  for (const attribute of attributes) {
    within(attribute.whole, startTag, "attribute");
    within(attribute.nameSpan, attribute.whole, "attribute's name");
    assert.equal(text.slice(attribute.nameSpan.start, attribute.nameSpan.end), attribute.name);
    if (attribute.valueSpan) within(attribute.valueSpan, attribute.whole, "value");
    assert.equal(attribute.value === undefined, attribute.valueSpan === undefined);
  }
  inOrder([nameSpan, ...attributes.map((attribute) => attribute.whole)], "attributes");
  const content = [...children.map((child) => child.whole), ...texts.map(({ span }) => span)].sort((a, b) => a.start - b.start);
  inOrder([startTag, ...content, ...(endNameSpan ? [endNameSpan] : [])], "content");
  for (const span of content) within(span, whole, "content");
  for (const child of children) assert.equal(child.parent, element);
  if (endNameSpan) within(endNameSpan, whole, "end tag's name");
}

function checkTree(tree: XmlTree, text: string): void {
  const everything = { start: 0, end: text.length };
  inOrder(
    tree.roots.map((root) => root.whole),
    "roots",
  );
  for (const { whole, parent } of tree.roots) {
    within(whole, everything, "root");
    assert.equal(parent, undefined);
  }
  for (const { element } of elementsOf(tree)) checkElement(element, text);
  for (const { span } of tree.comments) within(span, everything, "comment");
  for (const fault of tree.faults) {
    within(fault.span, everything, "fault");
    for (const language of languages) assert.doesNotMatch(say(fault.message, language, fault.words), /\{\w+\}|undefined/);
  }
}

/** What the strict parser lets pass against the standard: half a surrogate pair, and `?` in the name of an instruction. */
function letPass(text: string): boolean {
  return /\p{Surrogate}|<\?[^ \t\r\n?>]*\?(?!>)/u.test(text);
}

describe("the XML reader on broken guests", () => {
  it("never throws, and its spans nest, after 20,000 random edits", function () {
    this.timeout(60_000);
    for (const text of broken(20_000, 1)) {
      try {
        checkTree(readXml(text), text);
      } catch (error) {
        assert.fail(`${error}\n${JSON.stringify(text)}`);
      }
    }
  });

  it("finds a fault exactly where a strict parser does, after 2,000 random edits", () => {
    const differences: string[] = [];
    let sound = 0;
    for (const text of broken(2_000, 2)) {
      const { complaints } = strictly(text);
      const { faults } = readXml(text);
      if (complaints.length === 0) sound++;
      // The strict parser does not look into a document type: it finds no mistake there, and refuses each entity, declared or not.
      const entities = text.includes("<!DOCTYPE") && complaints.every((complaint) => complaint.includes("undefined entity"));
      const doctype = faults[0]?.message.en.startsWith("This document type") ?? true;
      if (faults.length > 0 !== complaints.length > 0 && !(entities && doctype) && !letPass(text)) {
        differences.push(`${complaints[0] ?? "nothing"} / ${faults[0]?.message.en ?? "nothing"}: ${JSON.stringify(text)}`);
      }
    }
    assert.ok(sound > 200 && sound < 1_000, `${sound} of the edits are sound`);
    assert.deepEqual(differences, []);
  });
});
