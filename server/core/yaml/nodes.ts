import { type Properties, readName } from "./properties";
import type { Reading } from "./reading";
import { resolvePlain, resolveTagged, yamlTag, yamlTagName } from "./resolve";
import { keyOf, type YamlAlias, type YamlEntry, type YamlNode, type YamlScalar } from "./yamlTree";

/** A span whose end is not known yet. */
interface OpenSpan {
  readonly start: number;
  end: number;
}

/** An entry that is being read. */
export class OpenEntry implements YamlEntry {
  declare value?: YamlNode;
  readonly whole: OpenSpan;

  constructor(
    public key: YamlNode,
    start: number,
  ) {
    this.whole = { start, end: key.span.end };
  }

  get name(): string | undefined {
    return keyOf(this);
  }
}

/** A map that is being read. */
export interface OpenMap {
  readonly kind: "map";
  readonly entries: OpenEntry[];
  readonly flow: boolean;
  readonly span: OpenSpan;
  tag?: string;
}

/** A list that is being read. */
export interface OpenList {
  readonly kind: "list";
  readonly items: YamlNode[];
  readonly flow: boolean;
  readonly span: OpenSpan;
  tag?: string;
}

export function openMap(start: number, flow: boolean): OpenMap {
  return { kind: "map", entries: [], flow, span: { start, end: start } };
}

export function openList(start: number, flow: boolean): OpenList {
  return { kind: "list", items: [], flow, span: { start, end: start } };
}

/** Gives a collection the tag and the anchor before it; done before its children are read, which may refer to it. */
export function attach(reading: Reading, node: OpenMap | OpenList, properties: Properties | undefined): void {
  if (properties?.tag) {
    node.tag = properties.tag.name;
    reading.tagSpans.set(node, properties.tag.span);
    reading.needsCheck = true;
  }
  if (properties?.anchor) reading.anchor(properties.anchor.name, node, properties.anchor.span);
}

/** Makes a scalar of what is read, its value resolved. */
export function makeScalar(
  reading: Reading,
  style: YamlScalar["style"],
  text: string,
  span: YamlScalar["span"],
  properties: Properties | undefined,
): YamlScalar {
  if (!properties) {
    if (style !== "plain") return { kind: "scalar", value: text, text, style, span };
    const value = resolvePlain(text);
    if (value === undefined || text === "=" || text === "<<") reading.needsCheck = true;
    return { kind: "scalar", value: value === undefined ? text : value, text, style, span };
  }
  const { anchor, tag } = properties;
  const node: YamlScalar = {
    kind: "scalar",
    value: scalarValue(text, tag?.name, style === "plain"),
    text,
    style,
    span,
    ...(tag && { tag: tag.name }),
  };
  reading.needsCheck = true;
  if (tag) reading.tagSpans.set(node, tag.span);
  if (anchor) reading.anchor(anchor.name, node, anchor.span);
  return node;
}

/** The scalar that PyYAML puts where nothing is written; with the tag `!` alone it is an empty string. */
export function emptyScalar(reading: Reading, at: number, properties: Properties | undefined): YamlScalar {
  const end = properties?.end ?? at;
  const tag = properties?.tag;
  const own = properties && tag?.name === "!" ? { ...properties, tag: { ...tag, name: yamlTag("str") } } : properties;
  return makeScalar(reading, "plain", "", { start: end, end }, own);
}

function scalarValue(text: string, tag: string | undefined, plain: boolean): YamlScalar["value"] {
  const value = convert(text, tag, plain);
  return value === undefined ? text : value;
}

function convert(text: string, tag: string | undefined, plain: boolean): YamlScalar["value"] | undefined {
  if (tag === undefined) return plain ? resolvePlain(text) : text;
  if (tag === "!") return resolvePlain(text);
  const name = yamlTagName(tag);
  return name === undefined ? text : resolveTagged(name, text);
}

/** Says whether a scalar's text cannot be converted to what its form or its tag asks for. */
export function failsToConvert({ text, tag, style }: YamlScalar): boolean {
  return convert(text, tag, style === "plain") === undefined;
}

/** Reads `*name`; an alias with a malformed name stands for nothing. */
export function readAlias(reading: Reading, properties: Properties | undefined): YamlAlias {
  const start = reading.at;
  const name = readName(reading);
  const span = { start, end: reading.at };
  if (properties) reading.report("aliasProperty", properties.start, reading.at);
  return name ? reading.alias(name, span) : { kind: "alias", name, span };
}

/** Puts an entry into a map. */
export function addEntry(reading: Reading, map: OpenMap, key: YamlNode, start: number): OpenEntry {
  if (key.kind !== "scalar") reading.needsCheck = true;
  const entry = new OpenEntry(key, start);
  map.entries.push(entry);
  return entry;
}
