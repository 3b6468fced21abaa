import assert from "node:assert/strict";
import type { Span } from "../../server/core/text/span";
import { namespaceOf } from "../../server/core/xml/namespaceOf";
import { readXml } from "../../server/core/xml/readXml";
import type { XmlElement } from "../../server/core/xml/xmlTree";
import { elementsOf } from "./oracle";

/** The only root of a text that holds no fault. */
function rootOf(text: string): XmlElement {
  const { roots, faults } = readXml(text);
  assert.deepEqual(faults, []);
  const [root, ...more] = roots;
  assert.ok(root);
  assert.equal(more.length, 0);
  return root;
}

/** A tree in one line: names, attributes in brackets, text in quotes, children in parentheses. */
function outline(elements: readonly XmlElement[]): string {
  return elements
    .map(({ name, attributes, texts, children }) => {
      const set = attributes.map((attribute) => `${attribute.name}=${attribute.value ?? "?"}`).join(" ");
      const text = texts
        .map((part) => part.text)
        .join("")
        .trim();
      return name + (set && `[${set}]`) + (text && `"${text}"`) + (children.length > 0 ? `(${outline(children)})` : "");
    })
    .join(" ");
}

describe("readXml", () => {
  it("gives the spans of everything written", () => {
    const text = "<a>\n  <disk type='file' x = \"1\">t<b/></disk >\n</a>";
    const cut = (span: Span | undefined): string => (span ? text.slice(span.start, span.end) : "nothing");
    const [disk] = rootOf(text).children;
    assert.ok(disk);
    assert.equal(cut(disk.whole), "<disk type='file' x = \"1\">t<b/></disk >");
    assert.equal(cut(disk.startTag), "<disk type='file' x = \"1\">");
    assert.equal(cut(disk.nameSpan), "disk");
    assert.equal(disk.endNameSpan?.start, text.indexOf("disk >"));
    assert.deepEqual(
      disk.attributes.map(({ nameSpan, valueSpan, whole }) => [nameSpan, valueSpan, whole].map(cut)),
      [
        ["type", "file", "type='file'"],
        ["x", "1", 'x = "1"'],
      ],
    );
    assert.equal(cut(disk.texts[0]?.span), "t");
    const [child] = disk.children;
    assert.equal(child?.selfClosing, true);
    assert.equal(cut(child?.whole), "<b/>");
    assert.equal(child?.parent, disk);
    assert.equal(disk.selfClosing, false);
  });

  it("resolves the predefined entities and character references, and nothing else", () => {
    const root = rootOf("<a b='&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;'>&amp;lt;&#10;</a>");
    assert.equal(root.attributes[0]?.value, "<>&\"'A\u{1F600}");
    assert.equal(root.texts[0]?.text, "&lt;\n");
  });

  it("keeps an entity as written that a document type may declare, and expands none", () => {
    const laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a b="&y;">&y;</a>';
    const root = rootOf(laughs);
    assert.equal(root.attributes[0]?.value, "&y;");
    assert.equal(root.texts[0]?.text, "&y;");
  });

  it("turns line ends into LF in text and white space into spaces in values", () => {
    const root = rootOf("<a b='1\r\n2\t3\n4&#10;5'>x\r\ny\rz</a>");
    assert.equal(root.attributes[0]?.value, "1 2 3 4\n5");
    assert.equal(root.texts[0]?.text, "x\ny\nz");
  });

  it("passes over a byte order mark", () => {
    const root = rootOf("\ufeff<?xml version='1.0'?><a/>");
    assert.deepEqual(root.whole, { start: 22, end: 26 });
  });

  it("takes CDATA sections as text and keeps comments apart", () => {
    const text = "<a>x<![CDATA[<b>&amp;]]><!-- note -->y</a><!-- end -->";
    const root = rootOf(text);
    assert.deepEqual(
      root.texts.map((part) => part.text),
      ["x", "<b>&amp;", "y"],
    );
    assert.deepEqual(
      readXml(text).comments.map((comment) => [comment.text, text.slice(comment.span.start, comment.span.end)]),
      [
        [" note ", "<!-- note -->"],
        [" end ", "<!-- end -->"],
      ],
    );
  });

  it("reads several guests in one text", () => {
    const { roots, faults } = readXml("<domain/>\n<domain>\n</domain>\n");
    assert.equal(roots.length, 2);
    assert.deepEqual(faults, []);
  });

  it("takes badly laid out XML as it is written", () => {
    assert.equal(outline([rootOf("<a>\n    <a>\n</a><b>\n<c/>\n   </b></a>")]), "a(a b(c))");
  });

  it("knows no fault in a prefix that nothing declares", () => {
    assert.equal(outline([rootOf("<qemu:commandline a:b='c'/>")]), "qemu:commandline[a:b=c]");
  });

  it("resolves prefixes through the elements around", () => {
    const root = rootOf("<a xmlns='u:a' xmlns:q='u:q'><q:b><c xmlns=''><x:d xmlns:q='u:r'/></c></q:b></a>");
    const [b] = root.children;
    const c = b?.children[0];
    const d = c?.children[0];
    assert.ok(b && c && d);
    assert.deepEqual([namespaceOf(root), namespaceOf(b), namespaceOf(c), namespaceOf(d)], ["u:a", "u:q", undefined, undefined]);
    assert.equal(namespaceOf(d, "q"), "u:r");
    assert.equal(namespaceOf(c, "xml"), "http://www.w3.org/XML/1998/namespace");
  });
});

describe("in a broken guest the next element is still right", () => {
  const cases: readonly (readonly [what: string, text: string, tree: string])[] = [
    ["a tag being typed", "<a>\n  <disk\n  <b c='d'/>\n</a>", "a(disk b[c=d])"],
    ["a tag being typed before its like", "<a>\n  <disk \n  <disk t='x'>\n    <s/>\n  </disk>\n</a>", "a(disk disk[t=x](s))"],
    ["an attribute being typed", "<a>\n  <disk type='file' de\n  <b/>\n</a>", "a(disk[type=file de=?] b)"],
    ["a value being typed", "<a>\n  <disk type='\n  <b c='d'/>\n</a>", "a(disk[type=] b[c=d])"],
    ["a lost >", "<a>\n  <disk type='file'\n    <s/>\n  </disk>\n  <b/>\n</a>", "a(disk[type=file](s) b)"],
    ["a lost > before content", "<a><m unit='KiB' 2048</m><b/></a>", 'a(m[unit=KiB]"2048" b)'],
    ["a lost quote", "<a>\n  <boot dev='hd/>\n  <b c='d'/>\n</a>", "a(boot[dev=hd] b[c=d])"],
    ["a lost quote before content", "<a><m unit='KiB>2048</m><b/></a>", 'a(m[unit=KiB]"2048" b)'],
    ["a lost quote before an attribute", "<a><d t='file e='disk' f='g'/><b/></a>", "a(d[t=file e=disk f=g] b)"],
    ["a missing end tag", "<a>\n  <n>guest\n  <m>1</m>\n  <b/>\n</a>", 'a(n"guest" m"1" b)'],
    ["a missing end tag of its like", "<d>\n  <s>\n    <s>\n      <f/>\n  </s>\n  <b/>\n</d>", "d(s(s(f)) b)"],
    ["a forgotten />", "<a>\n  <o>\n    <boot dev='hd'>\n    <bm/>\n  </o>\n  <b/>\n</a>", "a(o(boot[dev=hd] bm) b)"],
    ["a misspelt end tag", "<a>\n  <m>1</n>\n  <b/>\n</a>", 'a(m"1" b)'],
    ["an end tag too many", "<a>\n  <m>1</m>\n  </m>\n  <b/>\n</a>", 'a(m"1" b)'],
    ["an end tag without slash", "<a>\n  <m>1<m>\n  <b/>\n</a>", 'a(m"1" b)'],
    ["a bare ampersand", "<a><n>x & y</n><b c='1&2'/></a>", 'a(n"x & y" b[c=1&2])'],
    ["a bare <", "<a><n>1 < 2</n><b/></a>", 'a(n"1 < 2" b)'],
    ["a < in a value", "<a><n f='x<y' g='z'/><b/></a>", "a(n[f=x<y g=z] b)"],
    ["an open comment", "<a>\n  <!-- note\n  <b/>\n</a>", "a(b)"],
    ["a comment in a comment", "<a>\n  <!-- <x> <!-- y --> </x> -->\n  <b/>\n</a>", "a(b)"],
    ["an open CDATA section", "<a><n><![CDATA[x</n><b/></a>", 'a(n"x" b)'],
    ["a guest without end", "<domain>\n<name>x</name>\n<domain>\n<b/>\n</domain>", 'domain(name"x") domain(b)'],
    ["a cut-off text", "<a>\n  <devices>\n    <disk type='file'>\n      <so", "a(devices(disk[type=file](so)))"],
  ];
  for (const [what, text, tree] of cases) {
    it(what, () => assert.equal(outline(readXml(text).roots), tree));
  }

  it("ends an element without end tag behind its content", () => {
    const text = "<a>\n  <n>guest \n  <m>1</m>\n</a>";
    const name = readXml(text).roots[0]?.children[0];
    assert.ok(name);
    assert.equal(text.slice(name.whole.start, name.whole.end), "<n>guest");
    assert.equal(name.endNameSpan, undefined);
  });
});

describe("hostile input", () => {
  it("may nest as deep as it likes", () => {
    const depth = 10_000;
    const deep = readXml("<a>".repeat(depth) + "</a>".repeat(depth));
    assert.deepEqual(deep.faults, []);
    assert.equal([...elementsOf(deep)].length, depth);
    assert.equal([...elementsOf(readXml("<a b='c'>\n ".repeat(depth)))].length, depth);
  });

  const lines: Readonly<Record<string, string>> = {
    "a value": `<a b='${"x".repeat(5_000_000)}'/>`,
    "a value without end": `<a b='${"x ".repeat(2_500_000)}`,
    attributes: `<a ${Array.from({ length: 200_000 }, (_, i) => `a${i}='1'`).join(" ")}/>`,
    brackets: "<".repeat(1_000_000),
    "comments without end": "<!-- ".repeat(1_000_000),
    ampersands: `<a>${"&".repeat(1_000_000)}</a>`,
    "end tags that fit nothing": "<a>".repeat(200_000) + "</b>".repeat(200_000),
  };
  for (const [what, line] of Object.entries(lines)) {
    it(`may be one long line of ${what}`, function () {
      // Quadratic work would take minutes.
      this.timeout(20_000);
      assert.ok(readXml(line).roots.length <= 1);
    });
  }

  it("never gets more faults than anyone reads", () => {
    assert.ok(readXml(`<a>${"& ".repeat(100_000)}</a>`).faults.length <= 1_000);
  });
});
