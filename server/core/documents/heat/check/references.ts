import { constraintTypes } from "../../../grammar/heat/constraintTypes";
import type { Repair, Severity } from "../../../text/mistake";
import type { Span } from "../../../text/span";
import { resolveAlias, type YamlNode } from "../../../yaml/yamlTree";
import { declare } from "../entries";
import { parameterFor, quoted, smallestResource } from "../smallest";
import { spanOf } from "./findings";
import { isReplaced, type Kind, type Place, type Template } from "./template";
import { forms, titles } from "./words";

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
  template.uses.push({ kind: "parameter", name, node });
  const severity = place.isOutput ? "warning" : "error";
  if (empty.includes(name)) template.findings.add("pseudoEmpty", spanOf(node), { name }, { severity });
  else if (template.parameters.has(name)) template.usedParameters.add(name);
  else {
    const known = [...template.parameters.keys(), ...resolved];
    const near = missing(template, node, name, "parameter", known, severity, call, () =>
      parameterAddition(template, name, place),
    );
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
  template.uses.push({ kind: "resource", name, node });
  const severity = place.isOutput && call ? "warning" : "error";
  if (!template.resources.has(name)) {
    const known = [...template.resources.keys()];
    const near = missing(template, node, name, "resource", known, severity, call, () => resourceAddition(template, name, place));
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
  template.uses.push({ kind: "condition", name, node });
  if (!template.conditions.has(name)) {
    const near = missing(template, node, name, "condition", [...template.conditions.keys()], "error");
    for (const one of near) template.usedConditions.add(one);
  } else if (place.condition === undefined) template.usedConditions.add(name);
  else template.conditionDependencies.push({ from: place.condition, to: name, span: spanOf(node), isExplicit: false });
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
  addition: () => Repair | undefined = () => undefined,
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
  const added = addition();
  template.findings.add(
    "undefined",
    span,
    { ...words, name, kind },
    { severity, repairs: [...repairs, ...(added ? [added] : [])] },
  );
  return near;
}

/** The repair that declares a parameter, of the type that is wanted where it is used. */
function parameterAddition({ text, root }: Template, name: string, { wanted = { type: "Any" } }: Place): Repair | undefined {
  const edit = isPlainName(name) ? declare(text, root, "parameters", name, parameterFor(wanted)) : undefined;
  return edit && { title: titles.addParameter, words: { name }, safe: false, edits: [edit] };
}

/** The repair that declares a resource: of the type that a constraint asks for, or Heat's own stand-in for any. */
function resourceAddition({ text, root, schema }: Template, name: string, { wanted }: Place): Repair | undefined {
  const [type = "OS::Heat::None"] = constraintTypes[wanted?.custom ?? ""] ?? [];
  const edit = isPlainName(name) ? declare(text, root, "resources", name, smallestResource(type, schema)) : undefined;
  return edit && { title: titles.addResource, words: { name, type }, safe: false, edits: [edit] };
}

/** A name that YAML reads as text without quotes. */
function isPlainName(name: string): boolean {
  return quoted(name) === name;
}
