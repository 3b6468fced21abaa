import type { Random } from "../../bench/random";
import type { Edit } from "../../server/core";

const pieces: Readonly<Record<"xml" | "yaml", readonly [string, ...string[]]>> = {
  xml: [
    "<",
    ">",
    "/>",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "&",
    "&amp;",
    "&#x0;",
    "=",
    "'",
    '"',
    "<disk>",
    "<!DOCTYPE a [",
  ],
  yaml: [
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "#",
    "'",
    '"',
    "!!str ",
    "---\n",
    "\t",
    "%YAML 9\n",
    "<<: *a",
  ],
};
const anywhere = [
  "\0",
  "\ufeff",
  "\ud800",
  "\u0085",
  "\u2028",
  "\r",
  "\r\n",
  "\n",
  " ",
  "x",
  "0",
  "日本語",
  "é",
  "\u00a0",
] as const;

/** One slip of a hand: something typed, taken out, put twice or moved. */
export function slip(text: string, kind: "xml" | "yaml", random: Random): Edit {
  const start = outsideOfBreak(text, random.int(text.length + 1));
  const end = outsideOfBreak(text, Math.min(text.length, start + 1 + random.int(random.int(4) === 0 ? 200 : 8)));
  const there = text.slice(start, end);
  switch (random.int(6)) {
    case 0:
      return { span: { start, end }, newText: "" };
    case 1:
      return { span: { start, end: start }, newText: there };
    case 2:
      return { span: { start, end }, newText: [...there].reverse().join("") };
    case 3:
      return { span: { start, end }, newText: random.pick(anywhere) };
    case 4:
      return { span: { start, end: start }, newText: random.pick(anywhere) };
    default:
      return { span: { start, end: start }, newText: random.pick(pieces[kind]) };
  }
}

/** No editor has a cursor between the two characters of a line break. */
function outsideOfBreak(text: string, offset: number): number {
  return text.startsWith("\r\n", offset - 1) ? offset + 1 : offset;
}

/** The places where a word or a sign begins or ends. */
export function tokenBorders(text: string): number[] {
  return [...text.matchAll(/[\p{L}\p{N}_.-]+|\s+|[^\s\p{L}\p{N}_.-]/gu)].map(({ index }) => index);
}
