import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Compiler } from "../../scripts/grammar/compile";
import { tableOf, written } from "../../scripts/grammar/tableOf";
import { type Grammar, loadGrammar } from "../../server/core/grammar/loadGrammar";
import { isValid } from "../../server/core/grammar/validate";
import { readXml } from "../../server/core/xml/readXml";

const head = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';
const source = { origin: "a test", version: "1", licence: "none" };

describe("grammar: schemas of RELAX NG", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "schemas-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Compiles schema files, the first of which is the kind `a`, and reads the table back from its text. */
  function grammarOf(...files: string[]): Grammar {
    files.forEach((text, index) => {
      writeFileSync(path.join(folder, `${"abc"[index]}.rng`), text);
    });
    const compiler = new Compiler();
    const start = compiler.start(path.join(folder, "a.rng"));
    assert.ok(start !== undefined);
    const read = JSON.parse(written(tableOf(compiler, new Map([["a", start]]), source)));
    return loadGrammar(() => read);
  }

  function check(grammar: Grammar, valid: readonly string[], invalid: readonly string[]): void {
    const verdict = (text: string): boolean => {
      const [root] = readXml(text).roots;
      return root !== undefined && isValid(root, grammar.before("a"));
    };
    for (const text of valid) assert.equal(verdict(text), true, text);
    for (const text of invalid) assert.equal(verdict(text), false, text);
  }

  it("match in any order in an interleave, in this order in a group", () => {
    const body = (kind: string): string =>
      `<element name="r" ${head}><${kind}><element name="x"><empty/></element><optional><element name="y"><empty/></element></optional>
       <zeroOrMore><element name="z"><text/></element></zeroOrMore></${kind}></element>`;
    check(
      grammarOf(body("interleave")),
      ["<r><z/><x/><y/><z>t</z></r>", "<r> <x/>\n</r>"],
      ["<r><y/></r>", "<r><x/><x/></r>", "<r><x/>t</r>"],
    );
    check(grammarOf(body("group")), ["<r><x/><y/><z/></r>", "<r><x/></r>"], ["<r><y/><x/></r>", "<r><x/><z/><y/></r>"]);
  });

  it("choose attributes and content together", () => {
    const grammar = grammarOf(`<element name="r" ${head}><choice>
      <group><attribute name="type"><value>file</value></attribute><element name="f"><empty/></element></group>
      <group><attribute name="type"><value>net</value></attribute><attribute name="port"><data type="unsignedShort"/></attribute></group>
    </choice></element>`);
    check(
      grammar,
      ["<r type='file'><f/></r>", "<r port='7' type=' net '/>"],
      ["<r type='net'/>", "<r type='file' port='1'><f/></r>", "<r type='net' port='70000'/>", "<r/>"],
    );
  });

  it("combine definitions, and let an including grammar replace those of the included one", () => {
    const grammar = grammarOf(
      `<grammar ${head}><include href="b.rng"><start><ref name="r"/></start><define name="gone"><notAllowed/></define></include>
       <define name="more" combine="choice"><element name="added"><empty/></element></define></grammar>`,
      `<grammar ${head}><start><ref name="gone"/></start><div><define name="r"><element name="r"><ref name="more"/></element></define></div>
       <define name="more"><element name="own"><empty/></element></define><define name="gone"><element name="g"><empty/></element></define></grammar>`,
    );
    check(grammar, ["<r><own/></r>", "<r><added/></r>"], ["<g/>", "<r/>", "<r><own/><added/></r>"]);
  });

  it("refer to a parent grammar and to another file, which inherits the namespace", () => {
    const grammar = grammarOf(
      `<grammar ${head} ns="urn:n"><start><element name="r"><grammar><start><parentRef name="p"/></start></grammar><externalRef href="b.rng"/></element></start>
       <define name="p"><element name="p"><empty/></element></define></grammar>`,
      `<element name="e" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="a"/></element>`,
    );
    check(
      grammar,
      ["<r xmlns='urn:n'><p/><e a='1'/></r>", "<n:r xmlns:n='urn:n'><n:p/><n:e a=''/></n:r>"],
      ["<r><p/><e a='1'/></r>", "<n:r xmlns:n='urn:n'><p/><n:e a=''/></n:r>"],
    );
  });

  it("know open names and their exceptions", () => {
    const grammar = grammarOf(`<grammar ${head}><start><ref name="any"/></start><define name="any">
      <element><anyName><except><name>no</name><nsName ns="urn:bad"/></except></anyName>
        <zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>`);
    check(
      grammar,
      ["<a b='1'>t<c><d/></c></a>", "<x:a xmlns:x='urn:good'/>"],
      ["<a><no/></a>", "<a><x:b xmlns:x='urn:bad'/></a>", "<a><y:b/></a>"],
    );
  });

  it("know mixed content, lists, values as they are written, and excepted data", () => {
    const grammar =
      grammarOf(`<element name="r" ${head}><attribute name="l"><list><oneOrMore><data type="int"/></oneOrMore></list></attribute>
      <optional><attribute name="v"><value type="string"> v</value></attribute></optional>
      <optional><attribute name="d"><data type="token"><except><value>not this</value></except></data></attribute></optional>
      <mixed><element name="x"><empty/></element></mixed></element>`);
    check(
      grammar,
      ["<r l=' 1  2 '>a<x/>b</r>", "<r l='1' v=' v'><x/></r>", "<r l='1' d='this'><x/></r>"],
      ["<r l=''><x/></r>", "<r l='1' v='v'><x/></r>", "<r l='1' d=' not  this '><x/></r>", "<r l='1'>a</r>"],
    );
  });

  it("take white space for nothing between elements, and for text where text is wanted", () => {
    const grammar = grammarOf(`<element name="r" ${head}><choice><data type="string"><param name="pattern">\\s*</param></data>
      <element name="x"><data type="int"/></element></choice></element>`);
    check(
      grammar,
      ["<r> </r>", "<r/>", "<r> <x> 5 </x> </r>", "<r><x><!-- c -->5<![CDATA[1]]></x></r>"],
      ["<r>a</r>", "<r><x> </x></r>", "<r><x/></r>"],
    );
  });

  it("hold for whole values only, with the signs of XML Schema", () => {
    const grammar = grammarOf(
      `<element name="r" ${head}><data type="string"><param name="pattern">$[a-z.\\-]|^x</param></data></element>`,
    );
    check(grammar, ["<r>$a</r>", "<r>$-</r>", "<r>$.</r>", "<r>^x</r>"], ["<r>$a </r>", "<r>x</r>", "<r>$ab</r>"]);
  });

  it("give the same table for the same schema, and one row for equal elements", () => {
    const body = `<grammar ${head}><start><element name="r"><ref name="one"/><ref name="two"/></element></start>
      <define name="one"><element name="e"><optional><ref name="one"/></optional></element></define>
      <define name="two"><element name="e"><optional><ref name="two"/></optional></element></define></grammar>`;
    writeFileSync(path.join(folder, "a.rng"), body);
    const table = (): string => {
      const compiler = new Compiler();
      const start = compiler.start(path.join(folder, "a.rng")) ?? 0;
      return written(tableOf(compiler, new Map([["a", start]]), source));
    };
    assert.equal(table(), table());
    assert.equal(JSON.parse(table()).elements.length, 2);
  });
});
