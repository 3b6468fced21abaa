import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { diagnose, readDocument } from "../server/core";
import { realContext } from "./fixture/knowledge";

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const read = (name: string): [string, Snippet][] =>
  Object.entries(JSON.parse(readFileSync(path.join(__dirname, `../snippets/${name}.json`), "utf8")));

/** The text that an editor inserts when all that it proposes is accepted. */
function expand({ body }: Snippet): string {
  const text = body.join("\n");
  const proposed = new Map([...text.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number = "", word = ""]) => [number, word]));
  return text
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
    .replace(/(?<!\\)\$\{(\d+)(?::([^}]*))?\}/g, (_, number: string, word?: string) => word ?? proposed.get(number) ?? "")
    .replace(/(?<!\\)\$0/g, "")
    .replaceAll("\\$", "$");
}

const indented = (text: string) => text.replace(/^(?=.)/gm, "  ");

/** What stands around a part of a template so that everything that it refers to is there. */
const surroundings = {
  parameters: "image: { type: string }\nflavor: { type: string }\nnetwork: { type: string }\n",
  more: "public_network: { type: string }\nsubnet: { type: string }\nenvironment: { type: string }\n",
  resources: "server: { type: OS::Nova::Server, properties: { flavor: m1.small } }\n",
};

/** A whole document with the snippet in its section: `Heat resource: …` belongs below `resources`. */
function documentOf(name: string, snippet: Snippet): string {
  const text = expand(snippet);
  const section = /^Heat (\w+):/.exec(name)?.[1];
  if (section === undefined) return text;
  const own = (title: string, rest: string) => {
    const names = new Set([...text.matchAll(/^(\w+):/gm)].map(([, one]) => one));
    const others = rest.split("\n").filter((line) => !names.has(/^\w+/.exec(line)?.[0]));
    return `${title}:\n${indented(others.join("\n"))}${section === title.slice(0, -1) ? indented(text) : ""}\n`;
  };
  const { parameters, more, resources } = surroundings;
  const extra = /^(output|condition|parameter_groups)$/.test(section)
    ? `${section === "parameter_groups" ? section : `${section}s`}:\n${indented(text)}\n`
    : "";
  return `heat_template_version: wallaby\n${own("parameters", parameters + more)}${own("resources", resources)}${extra}`;
}

/** An element of a guest, or several, in a guest that has the vCPUs that they name. */
function guestOf(text: string): string {
  if (/^<(domain|network)\b/.test(text)) return text;
  const isDevice = /^<(disk|interface|hostdev|filesystem|graphics)/.test(text);
  const [before, after] = isDevice ? ["<memoryBacking><access mode='shared'/></memoryBacking><devices>", "</devices>"] : ["", ""];
  return `<domain type='kvm'><name>a</name><memory>4194304</memory><vcpu>4</vcpu><os><type>hvm</type></os>${before}${text}${after}</domain>`;
}

describe("snippets", () => {
  const context = realContext("en");
  const wrong = (uri: string, text: string) => {
    const model = readDocument({ uri, text });
    assert.ok(model, `none of ours: ${text}`);
    return diagnose(model, context)
      .filter(({ severity }) => severity !== "hint")
      .map(({ message, span }) => `${message} (${text.slice(span.start, span.end)})`);
  };

  for (const [name, snippet] of read("heat"))
    it(`${name} is right as it is inserted`, () => {
      const text = documentOf(name, snippet);
      assert.deepEqual(wrong("file:///stack.yaml", text), [], text);
    });

  for (const [name, snippet] of read("domain"))
    it(`${name} is right as it is inserted`, () => {
      const text = guestOf(expand(snippet));
      assert.deepEqual(wrong("file:///guest.xml", text), [], text);
    });

  it("have prefixes of their own, and say what they are in both languages", () => {
    const all = [...read("heat"), ...read("domain")];
    assert.equal(new Set(all.map(([, { prefix }]) => prefix)).size, all.length);
    for (const [name, { description }] of all) assert.match(description, /^[ -~]+ · .*[ぁ-んァ-ン一-龠]/, name);
  });

  it("have in XML a name that Emmet takes for no tag, so that Emmet's own suggestion does not come first", () => {
    for (const [, { prefix }] of read("domain")) assert.match(prefix, /^\w+$/);
  });
});
