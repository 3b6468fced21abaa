import type { YamlMap, YamlNode } from "../../yaml/yamlTree";
import type { DocumentKind } from "../document";

/** The sections an environment may have. */
export const environmentSections: ReadonlySet<string> = new Set([
  "parameters",
  "parameter_defaults",
  "resource_registry",
  "encrypted_param_names",
  "event_sinks",
  "parameter_merge_strategies",
]);

const mayBeOurs =
  /heat_template_version|HeatTemplateFormatVersion|AWSTemplateFormatVersion|\bresource_registry\b|\bparameter_defaults\b|\bparameters\b/;

/** Says at the cost of one search whether a text may be Heat's at all. */
export function mayBeHeats(text: string): boolean {
  return mayBeOurs.test(text);
}

/** Says whether a text is but the beginning of the word that makes a text a template: `h`, `heat_te`. */
export function beginsTemplate(text: string): boolean {
  if (text.length > 2000) return false;
  const word = text.replace(/^[ \t]*(#.*|---[ \t]*)$/gm, "").trim();
  return word !== "" && "heat_template_version".startsWith(word);
}

/** The kind that a document's top level shows, whatever its file is called. */
export function heatKindOf(root: YamlMap): DocumentKind | undefined {
  const names = root.entries.map((entry) => (entry.key.kind === "scalar" ? entry.key.text : undefined));
  if (names.includes("heat_template_version")) return "heat-template";
  if (names.includes("HeatTemplateFormatVersion") || names.includes("AWSTemplateFormatVersion")) return "cfn-template";
  if (!names.every((name) => name !== undefined && environmentSections.has(name))) return undefined;
  const ours =
    names.includes("resource_registry") || names.includes("parameter_defaults") || holdsValues(valueIn(root, "parameters"));
  return ours ? "heat-environment" : undefined;
}

function valueIn(map: YamlMap, name: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key.kind === "scalar" && entry.key.text === name)?.value;
}

/** A map of values, not of definitions: a template's parameter has a `type`. */
function holdsValues(parameters: YamlNode | undefined): boolean {
  if (parameters?.kind !== "map" || parameters.entries.length === 0) return false;
  return parameters.entries.every(({ value }) => !(value?.kind === "map" && valueIn(value, "type")?.kind === "scalar"));
}

/** Says whether a text is a template of a template: Jinja's marks outside of every scalar and comment. */
export function isTemplated(
  text: string,
  root: YamlNode | undefined,
  comments: readonly { readonly span: { start: number; end: number } }[],
): boolean {
  const marks = [...text.matchAll(/\{%|\{\{/g)].map((match) => match.index);
  if (marks.length === 0) return false;
  const quiet = [...comments.map((comment) => comment.span), ...(root ? scalarSpans(root) : [])].sort(
    (a, b) => a.start - b.start,
  );
  let at = 0;
  return marks.some((mark) => {
    while (at < quiet.length && (quiet[at]?.end ?? 0) <= mark) at++;
    const span = quiet[at];
    return !(span && span.start < mark);
  });
}

function scalarSpans(root: YamlNode): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const pending: YamlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "scalar") spans.push(node.span);
    else if (node.kind === "list") for (const item of node.items) pending.push(item);
    else if (node.kind === "map") for (const { key, value } of node.entries) pending.push(key, ...(value ? [value] : []));
  }
  return spans;
}
