import type { Text } from "../../../text/language";
import type { Repair } from "../../../text/mistake";
import { type Span, touches } from "../../../text/span";
import { keyOf, type YamlMap, type YamlNode, type YamlScalar } from "../../../yaml/yamlTree";
import type { Form } from "../completion/form";
import { formAt } from "../completion/formAt";
import type { Names } from "../completion/names";
import type { Step } from "../completion/placeAt";
import { templateForm } from "../completion/templateForm";
import { declare, isJson } from "../entries";
import { parameterFor, quoted } from "../smallest";

const title: Text = { en: "Extract to the parameter `{name}`", ja: "パラメーター `{name}` に抽出" };

/** Makes a parameter of the one-line value that a part of the text lies in: its default is the value. */
export function extractParameter(text: string, names: Names, part: Span): Repair[] {
  const { root } = names;
  const found = scalarAt(root, part.start);
  if (!found || !touches(found.node.span, part.end) || found.node.value === null) return [];
  const { node, path } = found;
  // In a block of text, and where words are replaced first, a value is not what is written.
  if (/[\r\n]/.test(text.slice(node.span.start, node.span.end)) || /%/.test(node.text) || isInLoop(path)) return [];
  const { form } = formAt({ path, isKey: false }, templateForm(names), names);
  if (form.functions !== "value" || form.words?.().some(({ kind }) => kind === "type" || kind === "reference")) return [];
  const name = freshName(path, names);
  const definition = parameterFor(wantedOf(form, node), defaultOf(node));
  // What is shown to nobody is not shown as a parameter either.
  const hidden = /passw|secret|token|private_key/i.test(name) ? [["hidden", "true"] as const] : [];
  const edit = declare(text, root, "parameters", name, [...definition, ...hidden]);
  if (!edit) return [];
  const quote = isJson(text) ? '"' : "";
  const call = `{ ${quote}get_param${quote}: ${quote}${name}${quote} }`;
  return [{ title, words: { name }, safe: false, edits: [edit, { span: node.span, newText: call }] }];
}

interface Found {
  readonly node: YamlScalar;
  readonly path: readonly Step[];
}

/** The value at an offset, and the way to it. */
function scalarAt(root: YamlMap, offset: number): Found | undefined {
  let node: YamlNode = root;
  const path: Step[] = [];
  for (;;) {
    if (node.kind === "scalar") return { node, path };
    const next: Step | undefined = stepTo(node, offset);
    const value: YamlNode | undefined = next && ("map" in next ? next.entry.value : next.node);
    if (!next || !value) return undefined;
    path.push(next);
    node = value;
  }
}

function stepTo(node: YamlNode, offset: number): Step | undefined {
  if (node.kind === "map") {
    const entry = node.entries.find(({ value }) => value && touches(value.span, offset));
    return entry && { map: node, entry };
  }
  if (node.kind !== "list") return undefined;
  const index = node.items.findIndex(({ span }) => touches(span, offset));
  const item = node.items[index];
  return item && { list: node, index, node: item };
}

function keysOf(path: readonly Step[]): string[] {
  return path.flatMap((step) => ("map" in step ? (keyOf(step.entry) ?? []) : []));
}

function isInLoop(path: readonly Step[]): boolean {
  return keysOf(path).includes("repeat");
}

/** A name after the property, which no parameter and no resource has. */
function freshName(path: readonly Step[], { parameters, resources }: Names): string {
  const words = keysOf(path).filter((name) => !/^(if|str_\w+|list_\w+|map_\w+|params|template|get_\w+)$/.test(name));
  const wanted = (words.at(-1) ?? "value").replace(/\W+/g, "_").replace(/^(?=\d)|^$/, "value_");
  const base = quoted(wanted) === wanted ? wanted : `${wanted}_value`;
  let name = base;
  for (let number = 2; parameters.has(name) || resources.has(name); number++) name = `${base}_${number}`;
  return name;
}

/** Where anything may stand, the value itself tells its type. */
function wantedOf({ type, custom }: Form, { value }: YamlScalar) {
  const own = typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
  return { type: type === "Any" ? own : type, ...(custom !== undefined && { custom }) } as const;
}

/** The value as it is written; where the property takes a text, as a text. */
function defaultOf({ text, style, value }: YamlScalar): string {
  if (style === "plain" && typeof value !== "string") return text;
  return quoted(text);
}
