import { readXml } from "../../../server/core/xml/readXml";
import type { XmlAttribute, XmlElement } from "../../../server/core/xml/xmlTree";

export type Random = (below: number) => number;

/** A small seeded generator (mulberry32): numbers from 0 up to, not including, `below`. */
export function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Names and values seen in files, for mutations that look real. */
export interface Stock {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export function stockOf(texts: readonly string[]): Stock {
  const elements = new Set<string>();
  const values = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const element of elementsOf(text)) {
      elements.add(element.name);
      for (const { name, value } of element.attributes) {
        if (name.startsWith("xmlns") || value === undefined) continue;
        values.set(name, (values.get(name) ?? new Set()).add(value));
      }
    }
  }
  const lists = new Map([...values].map(([name, set]) => [name, [...set]] as const));
  return { elements: [...elements], attributes: [...values.keys()], values: lists };
}

const oddValues = [
  "",
  " ",
  "0",
  "-1",
  "+5",
  "00012",
  "0x1f",
  "0xFFFFF",
  "4294967296",
  "18446744073709551615",
  "yes",
  "YES",
  "語",
  "a b",
  " on ",
];
const oddTexts = ["x", "12", " 7 ", "<!-- a comment -->", "<![CDATA[ ]]>", "<![CDATA[1]]>", "\n\t", "&#32;", "0x10"];

/** A well-formed text with up to three structural mistakes put into it, or none that counts. */
export function mutated(text: string, random: Random, stock: Stock): string {
  let result = text;
  for (let count = 1 + random(3); count > 0; count--) result = mutatedOnce(result, random, stock);
  return result;
}

function mutatedOnce(text: string, random: Random, stock: Stock): string {
  const elements = elementsOf(text);
  const element = pick(elements, random);
  const sibling = pick(element?.parent?.children ?? [], random);
  const attribute = pick(
    (element?.attributes ?? []).filter(({ name, valueSpan }) => valueSpan && !name.startsWith("xmlns")),
    random,
  );
  if (!element) return text;
  const replace = (start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);
  const { start, end } = element.whole;
  const whole = text.slice(start, end);
  switch (random(12)) {
    case 0:
      return element.parent ? replace(start, end, "") : text;
    case 1:
      return element.parent ? replace(end, end, whole) : text;
    case 2: {
      if (!sibling || sibling === element) return text;
      const [first, second] = sibling.whole.start < start ? [sibling, element] : [element, sibling];
      const middle = text.slice(first.whole.end, second.whole.start);
      const swapped = text.slice(second.whole.start, second.whole.end) + middle + text.slice(first.whole.start, first.whole.end);
      return replace(first.whole.start, second.whole.end, swapped);
    }
    case 3:
      return renamed(text, element, random(2) ? typo(element.name, random) : (pick(stock.elements, random) ?? ""));
    case 4: {
      const target = pick(elements, random);
      const inside = target?.selfClosing ? undefined : target?.startTag.end;
      return inside === undefined || element.whole.end - start > 2000 ? text : replace(inside, inside, whole);
    }
    case 5: {
      const before = pick(oddTexts, random) ?? "";
      return element.selfClosing ? text : replace(element.startTag.end, element.startTag.end, before);
    }
    case 6:
      return attribute ? replace(attribute.whole.start, attribute.whole.end, "") : text;
    case 7: {
      const name = attribute && (random(2) ? typo(attribute.name, random) : (pick(stock.attributes, random) ?? ""));
      const free = name && !element.attributes.some((other) => other.name === name);
      return attribute && free ? replace(attribute.nameSpan.start, attribute.nameSpan.end, name) : text;
    }
    case 8: {
      const name = pick(stock.attributes, random) ?? "";
      if (element.attributes.some((other) => other.name === name)) return text;
      const value = pick(stock.values.get(name) ?? [], random) ?? "";
      return replace(element.nameSpan.end, element.nameSpan.end, ` ${name}="${escaped(value)}"`);
    }
    case 9: {
      const content = element.texts.length === 1 && element.children.length === 0 ? element.texts[0] : undefined;
      const by = random(2) ? (pick(oddValues, random) ?? "") : typo(content?.text ?? "", random);
      return content ? replace(content.span.start, content.span.end, escaped(by)) : text;
    }
    default:
      return attribute?.valueSpan
        ? replace(attribute.valueSpan.start, attribute.valueSpan.end, newValue(attribute, random, stock))
        : text;
  }
}

function newValue({ name, value = "" }: XmlAttribute, random: Random, stock: Stock): string {
  const choices = [
    pick(stock.values.get(name) ?? [], random),
    pick(oddValues, random),
    typo(value, random),
    ` ${value} `,
    value.toUpperCase(),
  ];
  return escaped(pick(choices, random) ?? "");
}

function renamed(text: string, { nameSpan, endNameSpan }: XmlElement, name: string): string {
  const after = endNameSpan
    ? text.slice(nameSpan.end, endNameSpan.start) + name + text.slice(endNameSpan.end)
    : text.slice(nameSpan.end);
  return text.slice(0, nameSpan.start) + name + after;
}

function typo(word: string, random: Random): string {
  const at = random(word.length);
  const typos = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at] ?? "") + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
    `${word}s`,
  ];
  const made = pick(typos, random) ?? word;
  return /^[A-Za-z_][\w.:-]*$/.test(made) || !/^[A-Za-z_][\w.:-]*$/.test(word) ? made : `${word}s`;
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;").replace(/'/g, "&apos;");
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[random(list.length)];
}

function elementsOf(text: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    found.push(element);
    element.children.forEach(visit);
  };
  readXml(text).roots.forEach(visit);
  return found;
}
