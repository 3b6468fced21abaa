import type { Text } from "../../text/language";
import type { Edit } from "../../text/span";
import { resolveAlias, valueAt, type YamlEntry, type YamlMap, type YamlNode } from "../../yaml/yamlTree";
import type { Context, DocumentModel, Mention, NamedThing, Refusal } from "../document";
import { nameEmpty, nameTaken } from "../mention";
import { spanOf } from "./check/findings";
import { effectiveEntries } from "./check/keys";
import { keyText, type Template } from "./check/template";
import { sourceOf, templatesOf } from "./crossFile";
import { quoted } from "./smallest";
import { parameterNamesIn } from "./templateInterface";

/** Where a template's parameters, resources, conditions and outputs are declared and used. */
export function mentionsIn(template: Template, file: string, context: Context): Mention[] {
  const { parameters, resources, conditions, uses, root } = template;
  const mentions = new Map<number, Mention>();
  const add = (kind: string, name: string, node: YamlNode, role: Mention["role"], owner = file) => {
    if (resolveAlias(node)?.kind !== "scalar") return;
    // An alias is a place of its own: what it stands for may be no name where its anchor is.
    const span = spanOf(node);
    if (!mentions.has(span.start)) mentions.set(span.start, { thing: { kind, name, file: owner }, span, role });
  };
  for (const [kind, declared] of [
    ["parameter", parameters],
    ["resource", resources],
    ["condition", conditions],
  ] as const)
    for (const { name, entry } of declared.values()) add(kind, name, entry.key, "declares");
  // What is only something else than is wanted is that: a slip, but its name stands there.
  for (const { kind, name, node } of uses)
    add(template[`${kind}s`].has(name) ? kind : (template.declaredKind(name) ?? kind), name, node, "uses");
  for (const { kind, name, node, file: nested } of nestedUses(template, file, context)) add(kind, name, node, "uses", nested);
  for (const entry of outputsOf(root)) add("output", keyText(entry), entry.key, "declares");
  return [...mentions.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Properties of nested templates are their parameters, attributes their outputs. */
function nestedUses({ resources, attributeUses }: Template, file: string, context: Context) {
  const files = new Map<string, string>();
  for (const { name, type } of resources.values()) {
    const source = type && sourceOf(type.name, file, context);
    const nested = source && source !== "several" && "file" in source ? context.files.document(source.file) : undefined;
    if (nested?.asTemplate(context)) files.set(name, nested.file.uri);
  }
  const properties = [...resources.values()].flatMap(({ name, definition }) => {
    const nested = files.get(name);
    const map = nested === undefined || !definition ? undefined : valueAt(definition, "properties");
    if (nested === undefined || map?.kind !== "map") return [];
    return map.entries.flatMap(({ key, name: property }) =>
      property === undefined ? [] : [{ kind: "parameter", name: property, node: key, file: nested }],
    );
  });
  const attributes = attributeUses.flatMap(({ resource, name, node }) => {
    const nested = files.get(resource);
    return nested === undefined ? [] : [{ kind: "output", name, node, file: nested }];
  });
  return [...properties, ...attributes];
}

/** The names of parameters in an environment, each as one of every template that it belongs to. */
export function environmentMentions(root: YamlMap, model: DocumentModel, context: Context): Mention[] {
  return templatesOf(model, context).flatMap((template) => {
    const declared = template.asTemplate(context)?.parameters;
    return parameterNamesIn(root).flatMap(({ name, node }): Mention[] =>
      declared?.has(name)
        ? [{ thing: { kind: "parameter", name, file: template.file.uri }, span: spanOf(node), role: "uses" }]
        : [],
    );
  });
}

function outputsOf(root: YamlMap): readonly YamlEntry[] {
  const outputs = effectiveEntries(root).find(({ name }) => name === "outputs")?.value;
  const map = outputs && resolveAlias(outputs);
  return map?.kind === "map" ? map.entries : [];
}

/** Why a thing of a template cannot be called so. */
export function refusalOf(
  thing: NamedThing,
  name: string,
  { parameters, resources, conditions, schema, root }: Template,
): Refusal | undefined {
  if (name.trim() === "") return nameEmpty;
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return { message: oneLine };
  if (thing.kind === "resource" && name.includes("/"))
    return { message: { en: "The name of a resource must not hold a slash.", ja: "リソースの名前にスラッシュは使えません。" } };
  const { resolved, empty } = schema.table.pseudoParameters;
  if (thing.kind === "parameter" && [...resolved, ...empty].includes(name)) return { message: pseudo, words: { name } };
  const isTaken =
    thing.kind === "condition"
      ? conditions.has(name)
      : thing.kind === "output"
        ? outputsOf(root).some((entry) => keyText(entry) === name)
        : parameters.has(name) || resources.has(name);
  return name !== thing.name && isTaken ? nameTaken(name) : undefined;
}

const oneLine: Text = { en: "A name must be one line of text.", ja: "名前は 1 行の文字列でなければなりません。" };
const pseudo: Text = {
  en: "`{name}` is a pseudo parameter that Heat provides itself.",
  ja: "`{name}` は Heat 自身が提供する疑似パラメーターです。",
};

/** Writes a name at a mention, in the quotes that stand there, or in some where YAML would read something else. */
export function spell({ span }: Mention, name: string, text: string): Edit {
  const quote = text.charAt(span.start - 1);
  if (quote === '"' && text.charAt(span.end) === quote) return { span, newText: JSON.stringify(name).slice(1, -1) };
  if (quote === "'" && text.charAt(span.end) === quote) return { span, newText: name.replaceAll("'", "''") };
  // A block scalar's last line break ends its entry.
  const end = /\s*$/.exec(text.slice(span.start, span.end))?.[0] ?? "";
  return { span, newText: quoted(name) + end };
}
