import type { PropertyRow } from "../../../grammar/heat/table";
import { brokenLimit, converts } from "../../../grammar/heat/values";
import type { Mistake } from "../../../text/mistake";
import { entryOf, resolveAlias, valueAt, type YamlMap, type YamlNode, type YamlScalar } from "../../../yaml/yamlTree";
import type { Context, DocumentModel, TemplateInterface } from "../../document";
import { templatesOf } from "../crossFile";
import { fileName } from "../resolveUri";
import { parameterNamesIn } from "../templateInterface";
import { checkRegistry } from "./checkRegistry";
import { Findings, spanOf } from "./findings";
import { checkWord, effectiveEntries } from "./keys";
import { keySpan, keyText } from "./template";
import { forms, listed } from "./words";

/** What Heat refuses in an environment, and what does not fit the templates that it belongs to. */
export function checkEnvironment(root: YamlMap, model: DocumentModel, context: Context): readonly Mistake[] {
  const findings = new Findings();
  checkSections(findings, root);
  const registry = valueAt(root, "resource_registry");
  if (registry?.kind === "map") checkRegistry(findings, registry, model.file.uri, context);
  checkStrategies(findings, root);
  checkSinks(findings, root);
  const templates = templatesOf(model, context).flatMap((one) => {
    const seen = one.asTemplate(context);
    return seen && one.faults.length === 0 && !one.templated ? [{ model: one, seen }] : [];
  });
  if (templates.length > 0) checkParameters(findings, root, templates);
  return findings.mistakes;
}

/** Heat's client wants a list or a map in each section that is there. */
function checkSections(findings: Findings, root: YamlMap): void {
  for (const entry of effectiveEntries(root)) {
    const name = entry.name ?? "";
    const wanted = /^(encrypted_param_names|event_sinks)$/.test(name) ? "list" : "map";
    const value = entry.value && resolveAlias(entry.value);
    if (value?.kind !== wanted) findings.add("notForm", keySpan(entry), { name, wanted: forms[wanted] });
  }
}

/** Instead of every other word Heat takes the default, without telling. */
const strategies = ["overwrite", "merge", "deep_merge"];

function checkStrategies(findings: Findings, root: YamlMap): void {
  const map = valueAt(root, "parameter_merge_strategies");
  for (const entry of map?.kind === "map" ? effectiveEntries(map) : []) {
    const word = entry.value && resolveAlias(entry.value);
    if (entry.value && word?.kind === "scalar")
      checkWord({ findings }, entry.value, keyText(entry), word.text, strategies, "warning");
  }
}

function checkSinks(findings: Findings, root: YamlMap): void {
  const list = valueAt(root, "event_sinks");
  for (const item of list?.kind === "list" ? list.items : []) {
    const sink = resolveAlias(item);
    const type = sink?.kind === "map" ? entryOf(sink, "type")?.value : undefined;
    const word = type && resolveAlias(type);
    if (type && word?.kind === "scalar") checkWord({ findings }, type, "type", word.text, ["zaqar-queue"]);
  }
}

interface Belonging {
  readonly model: DocumentModel;
  readonly seen: TemplateInterface;
}

function checkParameters(findings: Findings, root: YamlMap, templates: readonly Belonging[]): void {
  /** What misspelt names were probably meant as. */
  const meant = new Set<string>();
  const names = templates.map(({ model }) => fileName(model.file.uri));
  for (const { name, node, section, value } of parameterNamesIn(root)) {
    const declared = templates.flatMap(({ model, seen }) => {
      const parameter = seen.parameters.get(name);
      return parameter ? [{ model, ...parameter }] : [];
    });
    const span = spanOf(node);
    // Defaults may be meant for the templates inside; `default` is the strategy of all parameters that have none.
    const isOthers = section === "parameter_defaults" || (section === "parameter_merge_strategies" && name === "default");
    if (declared.length === 0 && !isOthers) {
      const known = [...new Set(templates.flatMap(({ seen }) => [...seen.parameters.keys()]))];
      const { near, words, repairs } = findings.suggest(name, known, span);
      for (const one of near) meant.add(one);
      findings.add("environmentUnknown", span, { ...words, name, templates: listed(names, 3) }, { repairs });
    }
    if (value && /^parameter(s|_defaults)$/.test(section)) for (const one of declared) checkValue(findings, name, value, one);
  }
  checkMissing(findings, root, templates, meant);
}

const booleans = /^(true|t|yes|y|on|1|false|f|no|n|off|0)$/i;

function checkValue(
  findings: Findings,
  name: string,
  node: YamlNode,
  {
    row,
    span,
    model,
  }: { readonly row: PropertyRow; readonly span: { start: number; end: number }; readonly model: DocumentModel },
): void {
  const value = resolveAlias(node);
  if (value?.kind !== "scalar" || value.value === null) return;
  const related = [{ span, file: model.file.uri, message: { en: "the parameter", ja: "パラメーター" } }];
  const shown = value.text.split("\n", 1)[0] ?? "";
  if (!isOfType(value, row)) {
    const wanted = row.type === "Boolean" ? forms.Boolean : forms.Number;
    findings.add("environmentValue", spanOf(node), { name, value: shown, wanted }, { related });
  } else if (row.type !== "Boolean" && brokenLimit(value, row))
    findings.add("environmentRefused", spanOf(node), { name, value: shown, template: fileName(model.file.uri) }, { related });
}

function isOfType(value: YamlScalar, { type }: PropertyRow): boolean {
  if (type === "Boolean") return typeof value.value === "boolean" || booleans.test(value.text);
  return type !== "Number" || (typeof value.value !== "boolean" && converts(value, "Number"));
}

/** What a template cannot do without and is not given: perhaps on the command line. */
function checkMissing(findings: Findings, root: YamlMap, templates: readonly Belonging[], meant: ReadonlySet<string>): void {
  const [only, ...others] = templates;
  const section = effectiveEntries(root).find(({ name }) => name === "parameters");
  if (!only || others.length > 0 || !section) return;
  const given = new Set(
    parameterNamesIn(root).flatMap(({ name, section: where }) => (where.startsWith("parameter") ? [name] : [])),
  );
  const missing = [...only.seen.parameters].flatMap(([name, { row }]) =>
    row.required && !given.has(name) && !meant.has(name) ? [name] : [],
  );
  if (missing.length > 0)
    findings.add("environmentLacks", keySpan(section), { names: listed(missing), template: fileName(only.model.file.uri) });
}
