/** A text that somebody might send to bring the server down. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const guest = (inside: string) => `<domain type='kvm'>\n  <name>a</name>\n${inside}\n</domain>\n`;
const template = (inside: string) =>
  `heat_template_version: 2018-08-31\nresources:\n  a:\n    type: OS::Nova::Server\n${inside}\n`;
const property = (value: string) => template(`    properties:\n      metadata: ${value}`);

/** Nested things so deep, and lines so long; a share below one makes them smaller. */
export function* hostileTexts(share: number): Iterable<HostileText> {
  const deep = Math.max(500, Math.round(10_000 * share));
  const long = Math.max(100_000, Math.round(50_000_000 * share));
  yield { name: `${deep} nested elements`, text: guest("<a>".repeat(deep) + "</a>".repeat(deep)) };
  yield { name: `${deep} nested elements, none closed`, text: guest("<disk>".repeat(deep)) };
  yield { name: `${deep} end tags of nothing`, text: guest("</disk>".repeat(deep)) };
  yield { name: `${deep} attributes`, text: guest(`<a ${Array.from({ length: deep }, (_, i) => `a${i}='1'`).join(" ")}/>`) };
  yield { name: `${deep} nested flow maps`, text: property("{a: ".repeat(deep) + "}".repeat(deep)) };
  yield { name: `${deep} nested flow lists, none closed`, text: property("[".repeat(deep)) };
  yield { name: `${deep} nested lists in a line`, text: template(`    properties:\n      tags:\n        ${"- ".repeat(deep)}a`) };
  yield { name: `${Math.round(deep / 10)} nested block maps`, text: template(nestedBlock(Math.round(deep / 10))) };
  yield* longLines(long);
  yield { name: "an entity bomb", text: entityBomb() };
  yield { name: "an entity that names itself", text: `<!DOCTYPE domain [<!ENTITY a "&a;">]>\n${guest("<title>&a;</title>")}` };
  yield {
    name: "an entity from a file",
    text: `<!DOCTYPE domain [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n${guest("<title>&a;</title>")}`,
  };
  yield { name: "an alias bomb", text: aliasBomb() };
  yield { name: "an alias to itself", text: property("&a {a: *a, b: [*a, *a]}") };
  yield { name: "a merge of itself", text: property("&a {<<: *a, b: {<<: [*a, *a]}}") };
  yield* encodings();
}

function nestedBlock(depth: number): string {
  const lines = Array.from({ length: depth }, (_, i) => `${" ".repeat(6 + i)}a:`);
  return ["    properties:", ...lines].join("\n");
}

function* longLines(length: number): Iterable<HostileText> {
  const size = `${Math.round(length / 1_000_000)} MB`;
  const x = "x".repeat(length);
  yield { name: `${size} of text in an element`, text: guest(`<title>${x}</title>`) };
  yield { name: `${size} in an attribute`, text: guest(`<os><type arch='${x}'>hvm</type></os>`) };
  yield { name: `${size} of an element's name`, text: guest(`<${x}/>`) };
  yield { name: `${size} behind a <`, text: guest(`<title>${"<".repeat(length / 10)}`) };
  yield { name: `${size} of & in a text`, text: guest(`<title>${"&".repeat(length / 10)}</title>`) };
  yield { name: `${size} of a comment that does not end`, text: guest(`<!-- ${x}`) };
  yield { name: `${size} of a plain scalar`, text: property(x) };
  yield { name: `${size} in quotes that do not end`, text: property(`"${x}`) };
  yield { name: `${size} of a comment`, text: property(`a # ${x}`) };
  yield { name: `${size} of spaces`, text: property(" ".repeat(length)) };
  yield { name: `${size} of a flow list`, text: property(`[${"a, ".repeat(length / 100)}]`) };
  yield { name: `${size} that is nobody's`, text: x };
}

function entityBomb(): string {
  const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  return `<!DOCTYPE domain [<!ENTITY e0 "ha">${entities.join("\n")}]>\n${guest("<title>&e12;</title>\n<description a='&e12;'/>")}`;
}

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => `        l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(", ")}]`);
  return template(`    properties:\n      metadata:\n        l0: &l0 [ha]\n${levels.join("\n")}`);
}

/** Texts as an editor shows files of another encoding. */
function* encodings(): Iterable<HostileText> {
  for (const [kind, text] of [
    ["guest", guest("<title>Prüfstand 日本語</title>")],
    ["template", property("{name: Prüfstand 日本語}")],
  ] as const) {
    yield { name: `a ${kind} with NUL bytes between`, text: [...text].join("\0") };
    yield { name: `a ${kind} behind NUL bytes`, text: `\0\0\0${text}` };
    yield { name: `a ${kind} with NUL bytes inside`, text: text.replaceAll("a", "\0a") };
    yield { name: `a ${kind} in UTF-16, taken for Latin-1`, text: Buffer.from(`\ufeff${text}`, "utf16le").toString("latin1") };
    yield { name: `a ${kind} in UTF-16, taken for UTF-8`, text: Buffer.from(text, "utf16le").toString("utf8") };
    yield { name: `a ${kind} in UTF-8, taken for Latin-1`, text: Buffer.from(text, "utf8").toString("latin1") };
    yield { name: `a ${kind} in Latin-1, taken for UTF-8`, text: Buffer.from(text, "latin1").toString("utf8") };
    yield { name: `a ${kind} in UTF-8, taken for UTF-16`, text: Buffer.from(`${text} `, "utf8").toString("utf16le") };
    yield { name: `a ${kind} with byte order marks`, text: `\ufeff${text.replaceAll("\n", "\n\ufeff")}` };
    yield { name: `a ${kind} with every line break`, text: text.split("\n").join("\r") + text.split("\n").join("\u2028") + text };
    yield { name: `a ${kind} with halves of characters`, text: text.replaceAll("a", "\ud800").replaceAll("e", "\udc00") };
  }
}
