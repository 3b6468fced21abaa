import type { Edit } from "../../text/span";
import { resolveAlias, type YamlMap, type YamlNode } from "../../yaml/yamlTree";
import type { Mention, NamedThing, Refusal } from "../document";
import { spanOf } from "./check/findings";
import { effectiveEntries } from "./check/keys";
import { keyText, type Template } from "./check/template";
import { quoted } from "./smallest";

/** Where a template's parameters, resources, conditions and outputs are declared and used. */
export function mentionsIn({ parameters, resources, conditions, uses }: Template, root: YamlMap, file: string): Mention[] {
  const mentions = new Map<number, Mention>();
  const add = (kind: string, name: string, node: YamlNode, role: Mention["role"]) => {
    const written = resolveAlias(node);
    if (written?.kind !== "scalar") return;
    const span = spanOf(written);
    // A name behind an anchor is used in several places and written in one.
    if (!mentions.has(span.start)) mentions.set(span.start, { thing: { kind, name, file }, span, role });
  };
  for (const [kind, declared] of [
    ["parameter", parameters],
    ["resource", resources],
    ["condition", conditions],
  ] as const)
    for (const { name, entry } of declared.values()) add(kind, name, entry.key, "declares");
  for (const { kind, name, node } of uses) add(kind, name, node, "uses");
  const outputs = effectiveEntries(root).find(({ name }) => name === "outputs")?.value;
  const map = outputs && resolveAlias(outputs);
  if (map?.kind === "map") for (const entry of map.entries) add("output", keyText(entry), entry.key, "declares");
  return [...mentions.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Why a thing of a template cannot be called so. */
export function refusalOf(
  thing: NamedThing,
  name: string,
  { parameters, resources, conditions, schema }: Template,
): Refusal | undefined {
  if (name.trim() === "") return { message: { en: "A name must not be empty.", ja: "名前を空にはできません。" } };
  if (thing.kind === "resource" && name.includes("/"))
    return { message: { en: "The name of a resource must not hold a slash.", ja: "リソースの名前にスラッシュは使えません。" } };
  const { resolved, empty } = schema.table.pseudoParameters;
  const taken =
    thing.kind === "condition" ? conditions.has(name) : thing.kind !== "output" && (parameters.has(name) || resources.has(name));
  if (name === thing.name || !(taken || resolved.includes(name) || empty.includes(name))) return undefined;
  return {
    message: {
      en: "`{name}` is already a name in this template.",
      ja: "`{name}` はこのテンプレートですでに使われている名前です。",
    },
    words: { name },
  };
}

/** Writes a name at a mention, in the quotes that stand there, or in some where YAML would read something else. */
export function spell({ span }: Mention, name: string, text: string): Edit {
  const quote = text.charAt(span.start - 1);
  if (quote === '"' && text.charAt(span.end) === quote) return { span, newText: JSON.stringify(name).slice(1, -1) };
  if (quote === "'" && text.charAt(span.end) === quote) return { span, newText: name.replaceAll("'", "''") };
  return { span, newText: quoted(name) };
}
