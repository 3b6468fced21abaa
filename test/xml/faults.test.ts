import assert from "node:assert/strict";
import { languages, say } from "../../server/core/text/language";
import { type FaultKind, faultMessages } from "../../server/core/xml/faults";
import { readXml } from "../../server/core/xml/readXml";
import { strictly } from "./oracle";

/** Each kind of fault: a text that holds exactly one, and what the fault is on. */
const cases: readonly (readonly [kind: FaultKind, text: string, on: string])[] = [
  ["endWithoutStart", "<a>\n  <b/>\n  </c>\n</a>", "c"],
  ["endWithoutStart", "<a><b>1</b></b></a>", "b"],
  ["endWithoutStart", "<a/></>", "</>"],
  ["endWithoutStart", "<a>\n  <b>1</b>\n  </a>\n  <c/>\n</a>\n", "a"],
  ["neverClosed", "<domain>\n  <name>guest\n  <memory>1</memory>\n</domain>", "name"],
  ["neverClosed", "<domain>\n  <os>\n    <boot dev='hd'>\n    <bootmenu/>\n  </os>\n</domain>", "boot"],
  ["neverClosed", "<s>\n  <s type='file'>\n    <s/>\n</s>", "s"],
  ["neverClosed", "<domain type='kvm'>\n  <name>a</name>\n", "domain"],
  ["mismatchedEnd", "<a><memory>1</memry></a>", "memry"],
  ["mismatchedEnd", "<a>\n  <devcies>\n    <disk/>\n  </devices>\n</a>", "devices"],
  ["mismatchedEnd", "<a>\n  <b>\n    <c>x</b>\n  </b>\n</a>", "b"],
  ["mismatchedEnd", "<a><b>1</></a>", "</>"],
  ["slashForgotten", "<a>\n  <memory>1<memory>\n  <vcpu>1</vcpu>\n</a>", "<memory>"],
  ["unfinishedTag", "<a>\n  <b c='d'\n  <e/>\n</a>", "b"],
  ["unfinishedTag", "<a><boot dev='hd'/\n<c/></a>", "boot"],
  ["unfinishedTag", "<a><memory unit='KiB' 2048</memory></a>", "memory"],
  ["unfinishedTag", "<a><b>1</b\n<c/></a>", "</b"],
  ["unfinishedTag", "<a><b></b><sour</a>", "sour"],
  ["noClosingQuote", "<a>\n  <boot dev='hd/>\n  <c/>\n</a>", "dev='hd"],
  ["noClosingQuote", "<a><disk type='file device='disk'/></a>", "type='file"],
  ["noClosingQuote", "<a><memory unit='KiB>2048</memory></a>", "unit='KiB"],
  ["noClosingQuote", '<a><disk type=\'file device="disk"/></a>', "type='file"],
  ["noClosingQuote", "<a><disk type='file\n  <b/></disk></a>", "type='file"],
  ["noOpeningQuote", "<a b=c'/>", "c'"],
  ["unquotedValue", "<a b=c/>", "c"],
  ["unquotedValue", "<a><source file=/var/lib/x/><b/></a>", "/var/lib/x"],
  ["noValue", "<disk readonly type='file'/>", "readonly"],
  ["noValue", "<disk type= device='disk'/>", "type"],
  ["noValue", "<disk type=/>", "type"],
  ["noEquals", "<disk type 'file'/>", "type"],
  ["duplicateAttribute", "<a b='1' c='2' b='3'/>", "b"],
  ["noSpace", "<a b='1'c='2'/>", "c"],
  ["strayInTag", "<a b='1';/>", ";"],
  ["strayInTag", "<a b='1'' c='2'/>", "'"],
  ["strayInTag", "<a / b='1'></a>", "/"],
  ["strayInTag", "<a b='1'/ >", "/"],
  ["strayInTag", "<a ='1'/>", "="],
  ["strayInTag", "<a></a b='1'>", "b='1'"],
  ["spaceBeforeName", "<a>< b c='1'/></a>", "< b"],
  ["spaceBeforeName", "<a><b></ b></a>", "</ b"],
  ["illegalName", "<a><1b/></a>", "1b"],
  ["illegalName", "<a><1b c='d'></1b></a>", "1b"],
  ["illegalName", "<a><b$c/></a>", "b$c"],
  ["illegalName", "<a 1b='c'/>", "1b"],
  ["illegalName", "<a b$='c'/>", "b$"],
  ["bareAmpersand", "<a>x & y</a>", "&"],
  ["bareAmpersand", "<a b='x&;'/>", "&"],
  ["bareAmpersand", "<a>http://x/?a=1&b=2</a>", "&"],
  ["noSemicolon", "<a>x &lt y</a>", "&lt"],
  ["noSemicolon", "<a>x &#65 y</a>", "&#65"],
  ["unknownEntity", "<a>&nbsp;</a>", "&nbsp;"],
  ["badReference", "<a>&#0;</a>", "&#0;"],
  ["badReference", "<a b='&#xFFFFFFFF;'/>", "&#xFFFFFFFF;"],
  ["lessThanInValue", "<a><b file='/x<y'/><c/></a>", "<"],
  ["bareLessThan", "<a>1 < 2</a>", "<"],
  ["bracketsInText", "<a>x]]>y</a>", "]]>"],
  ["illegalCharacter", "<a>x\0\0y</a>", "\0\0"],
  ["illegalCharacter", "<a b='\ud800'/>", "\ud800"],
  ["illegalCharacter", "<a\u0001/>", "\u0001"],
  ["illegalCharacter", "<a/>\uffff", "\uffff"],
  ["openComment", "<a>\n  <!-- note\n  <b/>\n</a>", "<!--"],
  ["openComment", "<a>\n  <!-- note\n  <b/>\n  <!-- other -->\n</a>", "<!--"],
  ["hyphensInComment", "<a><!-- x -- y --></a>", "--"],
  ["hyphensInComment", "<a><!-- x ---></a>", "--"],
  ["commentInComment", "<a><!-- <b> <!-- x --> </b> --></a>", "<!--"],
  ["openCdata", "<a><b><![CDATA[x</b></a>", "<![CDATA["],
  ["openInstruction", "<a><?x <b/></a>", "<?"],
  ["instructionName", "<a><? x?></a>", "<?"],
  ["instructionName", "<a><?x$ y?></a>", "<?x"],
  ["declarationNotFirst", "\n<?xml version='1.0'?><a/>", "<?xml"],
  ["declarationNotFirst", "<a/><?xml version='1.0'?>", "<?xml"],
  ["badDeclaration", "<?xml encoding='UTF-8'?><a/>", "<?xml encoding='UTF-8'?>"],
  ["badDeclaration", "<?xml version='2.0'?><a/>", "<?xml version='2.0'?>"],
  ["badDoctype", "<!DOCTYPE><a/>", "<!DOCTYPE"],
  ["badDoctype", "<!DOCTYPE a [ <!ENTITY x 'y'> <a/>", "<!DOCTYPE"],
  ["doctypeNotFirst", "<a/><!DOCTYPE a>", "<!DOCTYPE"],
  ["unknownMarkup", "<a><! note ></a>", "<!"],
  ["textOutside", "<a/>\n  rest \n", "rest"],
  ["textOutside", "head <a/>", "head"],
  ["textOutside", "<a/><![CDATA[x]]>", "<![CDATA[x]]>"],
  ["noElement", "<!-- nothing yet -->\n", ""],
  ["noElement", "", ""],
];

describe("a fault in XML", () => {
  for (const [kind, text, on] of cases) {
    it(`${kind}: ${JSON.stringify(text)}`, () => {
      const told = readXml(text).faults.map(({ message, span }) => [say(message, "en"), text.slice(span.start, span.end)]);
      assert.deepEqual(told, [[faultMessages[kind].en, on]]);
    });
  }

  it("is tried in every kind", () => {
    const tried = new Set(cases.map(([kind]) => kind));
    const kinds: readonly string[] = Object.keys(faultMessages);
    assert.deepEqual(
      kinds.filter((kind) => ![...tried].some((one) => one === kind)),
      [],
    );
  });

  it("is said in both languages, with all its words", () => {
    for (const [, text] of cases) {
      for (const { message, words } of readXml(text).faults) {
        for (const language of languages) assert.doesNotMatch(say(message, language, words), /^$|\{\w+\}/);
        assert.notEqual(message.en, message.ja);
      }
    }
  });

  it("is one that a strict parser has too", () => {
    // The strict parser takes these for well-formed: it does not look into a document type, and lets pass half a surrogate pair.
    const more: readonly FaultKind[] = ["badDoctype", "illegalCharacter"];
    for (const [kind, text] of cases) {
      if (!more.includes(kind)) assert.notDeepEqual(strictly(text).complaints, [], text);
    }
  });

  it("stands alone, each in its place, where a text has several", () => {
    const text = "<a>\n  <b c=d e=f/>\n  <g>x & y</g>\n  <h i='1' i='2'/>\n  <j></k>\n</a>";
    const told = readXml(text).faults.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(told, ["d", "f", "&", "i", "k"]);
  });
});
