import type { Repair, Severity } from "../../../text/mistake";
import type { Span } from "../../../text/span";
import { resolveAlias, type YamlNode } from "../../../yaml/yamlTree";
import { spanOf } from "./findings";
import { isReplaced, type Kind, type Place, type Template } from "./template";
import { forms } from "./words";

/** The text of a node that is to be a name; nothing for what is none, or is made only later. */
export function nameIn(node: YamlNode | undefined, place: Place): string | undefined {
  const scalar = node && resolveAlias(node);
  if (scalar?.kind !== "scalar" || typeof scalar.value !== "string") return undefined;
  return isReplaced(scalar.text, place) ? undefined : scalar.text;
}

/** A name where a parameter is wanted. */
export function useParameter(template: Template, node: YamlNode, name: string, place: Place, call?: Span): void {
  const { resolved, empty } = template.schema.table.pseudoParameters;
  if (resolved.includes(name)) return;
  if (!empty.includes(name)) template.mention(kindOf(template, name, "parameter"), name, spanOf(node), "uses");
  const severity = place.isOutput ? "warning" : "error";
  if (empty.includes(name)) template.findings.add("pseudoEmpty", spanOf(node), { name }, { severity });
  else if (template.parameters.has(name)) template.usedParameters.add(name);
  else {
    const near = missing(template, node, name, "parameter", [...template.parameters.keys(), ...resolved], severity, call);
    for (const one of near) template.usedParameters.add(one);
  }
}

/** A name where a resource is wanted; its owner then depends on it. */
export function useResource(
  template: Template,
  node: YamlNode,
  name: string,
  place: Place,
  call?: Span,
  isExplicit = false,
): void {
  template.mention(kindOf(template, name, "resource"), name, spanOf(node), "uses");
  if (template.isOverlooked) return;
  const severity = place.isOutput && call ? "warning" : "error";
  if (!template.resources.has(name)) {
    const near = missing(template, node, name, "resource", [...template.resources.keys()], severity, call);
    if (near.length === 0 && template.parameters.has(name)) template.usedParameters.add(name);
    return;
  }
  if (!isExplicit && template.resources.get(name)?.isDisabled)
    template.findings.add("resourceDisabled", spanOf(node), { name }, { severity });
  if (place.owner !== undefined) {
    template.dependencies.push({ from: place.owner, to: name, span: spanOf(node), isExplicit });
  }
}

/** A name where a condition is wanted. */
export function useCondition(template: Template, node: YamlNode, name: string, place: Place): void {
  template.mention(kindOf(template, name, "condition"), name, spanOf(node), "uses");
  if (!template.conditions.has(name)) {
    const near = missing(template, node, name, "condition", [...template.conditions.keys()], "error");
    for (const one of near) template.usedConditions.add(one);
  } else if (place.condition === undefined) template.usedConditions.add(name);
  else template.conditionDependencies.push({ from: place.condition, to: name, span: spanOf(node), isExplicit: false });
}

/** What a name stands for: what is wanted, unless only something else has the name. */
function kindOf(template: Template, name: string, wanted: Kind): Kind {
  return template[`${wanted}s`].has(name) ? wanted : (template.declaredKind(name) ?? wanted);
}

/** The function that reads each kind of thing. */
const readers: Readonly<Partial<Record<Kind, string>>> = { parameter: "get_param", resource: "get_resource" };

function missing(
  template: Template,
  node: YamlNode,
  name: string,
  wanted: Kind,
  known: readonly string[],
  severity: Severity,
  call?: Span,
): readonly string[] {
  const given = template.declaredKind(name);
  const span = spanOf(node);
  if (given) {
    const declared = template[`${given}s`].get(name);
    const reader = readers[given];
    const repairs: Repair[] =
      call && reader
        ? [
            {
              title: { en: "Change to `{reader}`", ja: "`{reader}` に変更" },
              words: { reader },
              safe: false,
              edits: [{ span: call, newText: reader }],
            },
          ]
        : [];
    const related = declared
      ? [{ span: declared.span, message: { en: "it is declared here", ja: "ここで宣言されています" } }]
      : [];
    template.findings.add(
      "wrongKind",
      span,
      { name, given: forms[given], wanted: forms[wanted] },
      { severity, repairs, related },
    );
    if (given === "parameter") template.usedParameters.add(name);
    if (given === "condition") template.usedConditions.add(name);
    return [];
  }
  const { near, words, repairs } = template.findings.suggest(name, known, span);
  const kind = { en: wanted, ja: forms[wanted].ja };
  template.findings.add("undefined", span, { ...words, name, kind }, { severity, repairs });
  return near;
}
