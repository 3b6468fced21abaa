import type { HeatSchema } from "../../../grammar/heat/heatSchema";
import type { Mistake } from "../../../text/mistake";
import type { Span } from "../../../text/span";
import { resolveAlias, type YamlEntry, type YamlMap, type YamlNode, type YamlTree } from "../../../yaml/yamlTree";
import { checkCycles } from "./cycles";
import { type Findings, spanOf } from "./findings";
import { checkDuplicates, checkNames, effectiveEntries, readKeys } from "./keys";
import { checkGroups, checkParameters } from "./parameters";
import { checkResource, declareResources } from "./resources";
import { keySpan, keyText, Template, topPlace } from "./template";
import { ValueCheck } from "./values";
import { forms, parts } from "./words";

/** A template gone through: what it declares and uses, and everything that Heat refuses or its author cannot have meant. */
export interface Walked {
  readonly mistakes: readonly Mistake[];
  readonly template: Template;
}

/** In resources. */
const piece = 50;

/** Goes through a template, once for all that is asked of it, in pieces of a few resources. */
export function* walkTemplate(
  text: string,
  tree: YamlTree,
  root: YamlMap,
  schema: HeatSchema,
  isMissing: (path: string) => boolean,
): Generator<void, Walked> {
  const template = new Template(text, isMissing, root, schema, schema.version(versionIn(root)).version);
  checkVersion(template, root);
  checkAllDuplicates(template, root);
  const sections = readKeys(template, root, schema.table.sections, "template");
  const map = (name: string) => sectionMap(template, sections.get(name), name);
  const parameters = map("parameters");
  const resources = map("resources");
  const conditions = map("conditions");
  if (parameters) checkParameters(template, parameters);
  const groups = sections.get("parameter_groups");
  if (groups) checkGroups(template, groups);
  if (conditions) declareConditions(template, conditions);
  if (resources) declareResources(template, resources);

  const values = new ValueCheck(template);
  for (const { name, entry } of template.conditions.values()) checkConditionEntry(values, name, entry);
  let count = 0;
  for (const resource of template.resources.values()) {
    checkResource(values, resource);
    if (++count % piece === 0) yield;
  }
  checkOutputs(values, map("outputs"));
  checkCycles(template, template.dependencies, "error");
  const used = usedConditions(template);
  checkCycles(
    template,
    template.conditionDependencies,
    template.conditionDependencies.some(({ from }) => used.has(from)) ? "error" : "warning",
  );
  checkUnused(template, used);
  return { mistakes: withoutGuesses(template.findings, tree, root), template };
}

function versionIn(root: YamlMap): string | undefined {
  for (const entry of effectiveEntries(root)) {
    const value = entry.name === "heat_template_version" && entry.value ? resolveAlias(entry.value) : undefined;
    if (value?.kind === "scalar" && typeof value.value === "string") return value.text;
  }
  return undefined;
}

function checkVersion(template: Template, root: YamlMap): void {
  const entry = effectiveEntries(root).find(({ name }) => name === "heat_template_version");
  if (!entry || template.schema.version(versionIn(root)).isKnown) return;
  const span = entry.value ? spanOf(entry.value) : keySpan(entry);
  const value = entry.value && resolveAlias(entry.value);
  const name = value?.kind === "scalar" ? value.text : "";
  const { words, repairs } = template.findings.suggest(name, template.schema.versionNames, span);
  template.findings.add("versionUnknown", span, { ...words, name }, { repairs: repairs.map((one) => ({ ...one, safe: false })) });
}

/** Some sections may be empty. */
const mayBeNull: ReadonlySet<string> = new Set(["resources", "outputs", "parameters"]);

function sectionMap(template: Template, entry: YamlEntry | undefined, name: string): YamlMap | undefined {
  const value = entry?.value && resolveAlias(entry.value);
  if (!entry || value?.kind === "map") return value?.kind === "map" ? value : undefined;
  const isNull = !value || (value.kind === "scalar" && value.value === null);
  if (!isNull || !mayBeNull.has(name)) template.findings.add("notForm", keySpan(entry), { name, wanted: forms.map });
  return undefined;
}

function declareConditions(template: Template, map: YamlMap): void {
  checkNames(template, map);
  for (const entry of effectiveEntries(map))
    if (entry.name !== undefined) template.conditions.set(entry.name, { name: entry.name, span: keySpan(entry), entry });
}

function checkConditionEntry(values: ValueCheck, name: string, entry: YamlEntry): void {
  const value = entry.value && resolveAlias(entry.value);
  values.startPart();
  if (value?.kind === "map" || (value?.kind === "scalar" && typeof value.value === "boolean"))
    values.condition(entry.value, { ...topPlace, condition: name });
  else values.template.findings.add("notForm", keySpan(entry), { name, wanted: forms.truth });
}

function checkOutputs(values: ValueCheck, map: YamlMap | undefined): void {
  const { template } = values;
  if (!map) return;
  checkNames(template, map);
  for (const entry of effectiveEntries(map)) {
    const output = entry.value && resolveAlias(entry.value);
    if (output?.kind !== "map") {
      template.findings.add("notForm", keySpan(entry), { name: keyText(entry), wanted: forms.map });
      continue;
    }
    // Heat overlooks further keys of an output, unless the template is nested in another one.
    const keys = readKeys(template, output, template.schema.table.outputKeys, "output", {
      severity: "warning",
      required: ["value"],
    });
    if (!keys.has("value")) template.findings.add("keyMissing", keySpan(entry), { part: parts.output, name: "value" });
    values.startPart();
    const condition = keys.get("condition");
    if (condition) values.condition(condition.value, topPlace);
    values.free(keys.get("value")?.value, { ...topPlace, isOutput: true });
  }
}

/** The conditions that something needs, directly or through others. */
function usedConditions(template: Template): ReadonlySet<string> {
  const used = new Set(template.usedConditions);
  for (const name of used) for (const { from, to } of template.conditionDependencies) if (from === name) used.add(to);
  return used;
}

function checkUnused(template: Template, usedByOthers: ReadonlySet<string>): void {
  const needed = new Set([...usedByOthers, ...template.conditionDependencies.map(({ to }) => to)]);
  if (!template.usesAnyParameter)
    for (const { name, span, type } of template.parameters.values())
      if (type !== undefined && !template.usedParameters.has(name)) template.findings.add("parameterUnused", span, { name });
  for (const { name, span } of template.conditions.values())
    if (!needed.has(name)) template.findings.add("conditionUnused", span, { name });
}

function checkAllDuplicates(template: Template, root: YamlNode): void {
  const pending: YamlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    // A list may hold more than one call takes as arguments.
    if (node.kind === "list") for (const item of node.items) pending.push(item);
    else if (node.kind === "map") {
      checkDuplicates(template, node);
      for (const { value } of node.entries) if (value) pending.push(value);
    }
  }
}

/** Where the YAML is broken, what is missing may only be unreadable. */
function withoutGuesses(findings: Findings, { faults }: YamlTree, root: YamlMap): Mistake[] {
  if (faults.length === 0) return findings.mistakes;
  const parts = root.entries.flatMap(({ whole, value }) => [
    whole,
    ...(value?.kind === "map" ? value.entries.map((entry) => entry.whole) : []),
  ]);
  const broken = faults.map(({ span }) => smallest(parts, span));
  return findings.mistakes.filter(
    ({ rule, span }) =>
      !/^(reference-undefined|(parameter|condition)-unused|key-missing)$/.test(rule) &&
      !broken.some((area) => area.start <= span.start && span.end <= area.end),
  );
}

/** The smallest part around a fault. */
function smallest(parts: readonly Span[], fault: Span): Span {
  let area: Span | undefined;
  for (const part of parts)
    if (part.start <= fault.start && fault.start <= part.end && (!area || part.end - part.start < area.end - area.start))
      area = part;
  return area ?? fault;
}
