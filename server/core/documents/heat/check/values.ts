import { customConstraints } from "../../../grammar/heat/customConstraints";
import { neverFits, parameterTypes, resultTypes } from "../../../grammar/heat/functionTypes";
import type { PropertyRow, ValueType } from "../../../grammar/heat/table";
import { brokenLimit, converts, pythonText, within } from "../../../grammar/heat/values";
import { resolveAlias, type YamlMap, type YamlNode, type YamlScalar } from "../../../yaml/yamlTree";
import { addEntries } from "../entries";
import { type Call, callOf, isKnown, nearFunctions, onlyEntry } from "./calls";
import { renaming, spanOf } from "./findings";
import { checkArguments, checkCondition, loopWords, type Walk } from "./functions";
import { checkProperties } from "./properties";
import { nameIn } from "./references";
import { deepest, formOf, isReplaced, keySpan, type Place, type Template } from "./template";
import { forms, hints } from "./words";

/** A property as its value is checked: what the facts say, and the name by which it is told. */
export interface Wanted {
  readonly row: PropertyRow;
  readonly name: string;
}

/** Checks values: their functions and references always, their types and limits where they are wanted. */
export class ValueCheck implements Walk {
  /** What was gone through already, with what was wanted there: an alias, or a chain of them, is not gone through again. */
  private seen = new WeakMap<YamlNode, Set<PropertyRow | undefined>>();

  constructor(readonly template: Template) {}

  /** Begins another resource or output: a value that it shares is its own too. */
  startPart(): void {
    this.seen = new WeakMap();
  }

  free(node: YamlNode | undefined, place: Place): void {
    this.value(node, undefined, place);
  }

  condition(node: YamlNode | undefined, place: Place): void {
    checkCondition(this, node, { condition: "", ...place });
  }

  value(node: YamlNode | undefined, wanted: Wanted | undefined, place: Place): void {
    const value = node && resolveAlias(node);
    if (!node || !value || place.depth > deepest) return;
    if (value.kind === "scalar") {
      if (wanted && !isReplaced(value.text, place)) this.scalar(node, value, wanted, place);
      return;
    }
    const seen = this.seen.get(value) ?? new Set();
    if (seen.has(wanted?.row)) return;
    this.seen.set(value, seen.add(wanted?.row));
    if (value.kind === "map" && this.function(value, wanted, place)) return;
    if (wanted) this.container(node, value, wanted, place);
    else this.contents(value, undefined, place);
  }

  /** A map that is a function call, or was probably meant to be one. */
  private function(map: YamlMap, wanted: Wanted | undefined, place: Place): boolean {
    const { template } = this;
    const call = callOf(map, template);
    if (isKnown(call)) {
      if (place.condition !== undefined && !isKnown(callOf(map, template, "condition")))
        template.findings.add("functionNotHere", keySpan(call.entry), { name: call.name });
      this.call(call, wanted, place);
      return true;
    }
    const only = onlyEntry(map);
    if (!only) return false;
    const mayBeData = !wanted || wanted.row.type === "Map" || wanted.row.type === "Any";
    const isKey = wanted?.row.keys && Object.hasOwn(wanted.row.keys, only.name);
    if (isKey) return false;
    const span = keySpan(only);
    if (call) {
      const { kind } = call.state;
      if (kind === "known" || (kind === "newer" && mayBeData && !/_|yaql/.test(only.name))) return false;
      const { version } = call.state;
      const words = { name: only.name, version, own: template.version.written };
      if (kind === "newer") template.findings.add("functionNewer", span, words, { severity: mayBeData ? "warning" : "error" });
      else {
        const known = replacements[only.name];
        const hint = known !== undefined ? { hint: hints.replacement, known } : {};
        template.findings.add("functionRemoved", span, { ...words, ...hint });
      }
      checkArguments(this, call, place);
      return true;
    }
    const near = nearFunctions(template, only.name);
    const [known] = near;
    if (known === undefined) return false;
    const severity = mayBeData ? "warning" : "error";
    const repairs = near.map((one) => renaming(one, span, near.length === 1));
    template.findings.add("functionUnknown", span, { name: only.name, hint: hints.didYouMean, known }, { severity, repairs });
    const state = template.schema.function(known, "value", template.version);
    if (state) checkArguments(this, { name: known, entry: only, state }, place);
    return true;
  }

  private call(call: Call, wanted: Wanted | undefined, place: Place): void {
    const argument = call.entry.value && resolveAlias(call.entry.value);
    const below = { ...place, depth: place.depth + 1 };
    if (wanted && call.name === "if" && argument?.kind === "list" && argument.items.length > 1 && argument.items.length < 4) {
      const [condition, ...branches] = argument.items;
      this.condition(condition, below);
      for (const branch of branches) this.value(branch, wanted, below);
      return;
    }
    const items = wanted?.row.items;
    if (wanted && items && call.name === "repeat" && argument?.kind === "map") {
      const inLoop = { ...below, replaced: [...place.replaced, ...loopWords(argument)] };
      for (const { key, value } of argument.entries)
        if (nameIn(key, place) === "template") this.value(value, { row: items, name: wanted.name }, inLoop);
    }
    checkArguments(this, call, { ...place, wanted: wanted?.row });
    if (wanted) this.result(call, argument, wanted);
  }

  /** The type of what a function gives, where it is known, against the type that is wanted. */
  private result(call: Call, argument: Exclude<YamlNode, { kind: "alias" }> | undefined, { row, name }: Wanted): void {
    const { findings, parameters } = this.template;
    const wanted = forms[row.type];
    const span = keySpan(call.entry);
    if (call.name === "get_param") {
      // A list of more than a name leads into the parameter's value.
      const first = argument?.kind === "list" ? (argument.items.length === 1 ? argument.items[0] : undefined) : argument;
      const parameter = first?.kind === "scalar" ? first.text : "";
      const type = parameters.get(parameter)?.type ?? "";
      const given = parameterTypes.get(type);
      if (given && neverFits(given, row.type)) findings.add("parameterType", span, { name, wanted, parameter, type });
      return;
    }
    const given =
      call.name === "str_split" && argument?.kind === "list" ? splitType(argument.items.length) : resultTypes.get(call.name);
    if (given && neverFits(given, row.type))
      findings.add("resultType", span, { name, wanted, function: call.name, given: forms[given] });
  }

  private scalar(node: YamlNode, value: YamlScalar, { row, name }: Wanted, place: Place): void {
    const { findings } = this.template;
    const span = spanOf(node);
    if (!converts(value, row.type)) {
      const words = { name, wanted: forms[row.type], value: shown(value) };
      findings.add(row.type === "Map" || row.type === "List" ? "valueType" : "valueConverts", span, {
        ...words,
        given: forms.text,
      });
      return;
    }
    const broken = brokenLimit(value, row);
    if (!broken) return;
    const severity = place.isDeferred ? "warning" : "error";
    if (broken === "length") {
      findings.add("lengthRefused", span, { name, limits: lengthWords(row) }, { severity });
      return;
    }
    const allowed = row.allowed?.map(String) ?? [];
    const { words, repairs } =
      broken === "allowed" ? findings.suggest(pythonText(value), allowed, span) : { words: {}, repairs: [] };
    const hint =
      broken === "range"
        ? { hint: rangeHint(row) }
        : broken === "pattern"
          ? { hint: patternHint, pattern: row.pattern ?? "" }
          : broken === "custom"
            ? { hint: customHint, wanted: customConstraints.get(row.custom ?? "")?.wanted ?? "" }
            : {};
    findings.add("valueRefused", span, { ...words, ...hint, name, value: shown(value) }, { severity, repairs });
  }

  private container(
    node: YamlNode,
    value: Exclude<YamlNode, { kind: "alias" } | YamlScalar>,
    wanted: Wanted,
    place: Place,
  ): void {
    const { row, name } = wanted;
    const type: ValueType = value.kind === "map" ? "Map" : "List";
    if (row.type !== "Any" && row.type !== type) {
      // Of a map or list only its beginning is marked.
      const start = value.kind === "map" ? value.entries[0]?.key : value.items[0];
      const span = value.flow || !start ? node.span : spanOf(start);
      this.template.findings.add("valueType", span, { name, wanted: forms[row.type], given: forms[formOf(value)] });
      this.contents(value, undefined, place);
    } else if (value.kind === "map" && row.keys)
      checkProperties(
        this,
        value,
        {
          rows: row.keys,
          owner: name,
          at: mapStart(node, value),
          add: (entries) => addEntries(this.template.text, value, entries),
        },
        place,
      );
    else {
      const items = itemsOf(row);
      this.contents(value, items && { row: items, name }, place);
      if (
        value.kind === "list" &&
        row.length &&
        !holdsCall(value.items, this.template) &&
        !within(value.items.length, row.length)
      )
        this.template.findings.add("lengthRefused", node.span, { name, limits: lengthWords(row) });
    }
  }

  private contents(value: Exclude<YamlNode, { kind: "alias" } | YamlScalar>, items: Wanted | undefined, place: Place): void {
    const below = { ...place, depth: place.depth + 1 };
    if (value.kind === "list") for (const item of value.items) this.value(item, items, below);
    else for (const entry of value.entries) this.free(entry.value, below);
  }
}

/** What the items of a list are; words that are listed for a list itself hold for each of its items. */
function itemsOf({ items, allowed, type }: PropertyRow): PropertyRow | undefined {
  if (type !== "List") return undefined;
  return allowed ? { type: "String", ...items, allowed } : items;
}

/** What took the place of functions that are gone. */
const replacements: Readonly<Record<string, string | undefined>> = {
  Ref: "get_param",
  "Fn::Join": "list_join",
  "Fn::Replace": "str_replace",
  "Fn::Split": "str_split",
  "Fn::ResourceFacade": "resource_facade",
  "Fn::Select": "get_attr",
};

const patternHint = { en: " It must match `{pattern}`.", ja: "`{pattern}` に一致する必要があります。" };

const customHint = { en: " It must be {wanted}.", ja: "{wanted}を指定してください。" };

function rangeHint({ range = {} }: PropertyRow): { en: string; ja: string } {
  const { min, max } = range;
  if (min !== undefined && max !== undefined)
    return { en: ` Possible: ${min} to ${max}.`, ja: `指定できるのは ${min} ～ ${max} です。` };
  return min !== undefined
    ? { en: ` It must be at least ${min}.`, ja: `${min} 以上を指定してください。` }
    : { en: ` It must be at most ${max}.`, ja: `${max} 以下を指定してください。` };
}

function lengthWords({ length = {}, type }: PropertyRow): { en: string; ja: string } {
  const [en, ja] = type === "String" ? ["characters", "文字"] : ["items", "項目"];
  const { min, max } = length;
  if (min !== undefined && max !== undefined) return { en: `${min} to ${max} ${en}`, ja: ` ${min} ～ ${max} ${ja}` };
  return min !== undefined
    ? { en: `at least ${min} ${en}`, ja: ` ${min} ${ja}以上` }
    : { en: `at most ${max} ${en}`, ja: ` ${max} ${ja}以下` };
}

/** `str_split` gives all parts, or the one that an index names. */
function splitType(count: number): ValueType {
  return count > 2 ? "String" : "List";
}

function holdsCall(items: readonly YamlNode[], template: Template): boolean {
  return items.some((item) => callOf(item, template));
}

/** The first line of a value, cut where it is long. */
function shown({ text }: YamlScalar): string {
  const [line = ""] = text.split("\n");
  return line.length > 40 || line !== text ? `${line.slice(0, 40)}…` : line;
}

/** Where a map without a name of its own begins. */
function mapStart(node: YamlNode, map: YamlMap): { start: number; end: number } {
  const [first] = map.entries;
  return node.kind === "map" && !map.flow && first ? keySpan(first) : node.span;
}
