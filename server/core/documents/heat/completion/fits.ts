import { neverFits, parameterTypes, resultTypes } from "../../../grammar/heat/functionTypes";
import type { ArgumentsRow, TypeRow, ValueType } from "../../../grammar/heat/table";
import { converts } from "../../../grammar/heat/values";
import { keyOf, resolveAlias, valueAt, type YamlMap, type YamlNode, type YamlScalar } from "../../../yaml/yamlTree";
import { anything, type Form } from "./form";
import type { Names } from "./names";

/** Says whether a value that stands there already may stay when its key becomes another one. */
export function fitsForm(value: YamlNode | undefined, form: Form, names: Names): boolean {
  const node = value && resolveAlias(value);
  if (!node || (node.kind === "scalar" && node.value === null)) return true;
  if (node.kind === "scalar") return fitsScalar(node, form);
  if (node.kind === "list") {
    if (form.item) return node.items.every((item, at) => fitsForm(item, form.item?.(node, at) ?? anything, names));
    return form.type === "List" || form.type === "Any";
  }
  const call = form.functions && callIn(node, form.functions, names);
  if (call) return call.type === undefined || !neverFits(call.type, form.type);
  if (form.type !== "Map" && form.type !== "Any") return false;
  const keys = form.keys?.(node);
  if (keys) return node.entries.every((entry) => keys.some(({ name }) => name === keyOf(entry)));
  return node.entries.every((entry) => !form.entry || fitsForm(entry.value, form.entry(entry), names));
}

function fitsScalar(node: YamlScalar, form: Form): boolean {
  const words = form.isOpen ? undefined : form.words?.();
  if (words) return words.some(({ text }) => text === node.text);
  return form.type !== "Map" && form.type !== "List" && converts(node, form.type) && (form.accepts?.(node) ?? true);
}

/** The type of what a call gives, where it is known; nothing for a map that is no call. */
function callIn(
  map: YamlMap,
  use: "value" | "condition",
  { schema, version, parameters }: Names,
): { readonly type: ValueType | undefined } | undefined {
  const [entry, ...others] = map.entries;
  const name = entry && others.length === 0 ? keyOf(entry) : undefined;
  if (name === undefined || schema.function(name, use, version)?.kind !== "known") return undefined;
  const argument = entry?.value && resolveAlias(entry.value);
  if (name !== "get_param" || argument?.kind !== "scalar") return { type: resultTypes.get(name) };
  return { type: parameterTypes.get(parameters.get(argument.text)?.type ?? "") };
}

/** Says whether what stands behind a function's name may be what another one takes. */
export function fitsArguments(value: YamlNode | undefined, form: Form, takes: ArgumentsRow, names: Names): boolean {
  const { list, required = takes.optional && [], words, text } = takes;
  const node = value && resolveAlias(value);
  if (!node || (node.kind === "scalar" && node.value === null)) return true;
  if (list) {
    if (node.kind !== "list") return false;
    const { min = 0, max = node.items.length } = list;
    return (
      min <= node.items.length && node.items.length <= max && node.items.every((item, at) => isNamed(item, form.item?.(node, at)))
    );
  }
  if (required) return node.kind === "map" && required.every((key) => valueAt(node, key) !== undefined);
  if (text && node.kind !== "scalar") return false;
  if (node.kind === "list") return form.item !== undefined && !words && isNamed(node.items[0], form.item?.(node, 0));
  return node.kind === "scalar" ? isNamed(node, form) : form.functions !== undefined && fitsForm(node, form, names);
}

/** A name that is wanted must be one of those that there are. */
function isNamed(value: YamlNode | undefined, form: Form | undefined): boolean {
  const words = form?.isOpen ? undefined : form?.words?.();
  const node = value && resolveAlias(value);
  return !words || node?.kind !== "scalar" || words.some(({ text }) => text === node.text);
}

/** Says whether a type has all the properties that stand there, in a form that it takes. */
export function fitsType({ properties, placeholder }: TypeRow, map: YamlNode | undefined, form: Form, names: Names): boolean {
  if (map?.kind !== "map" || placeholder || map.entries.length === 0) return true;
  const keys = form.keys?.(map) ?? [];
  return map.entries.every((entry) => {
    const name = keyOf(entry) ?? "";
    const key = Object.hasOwn(properties, name) ? keys.find((one) => one.name === name) : undefined;
    return key !== undefined && fitsForm(entry.value, key.form(), names);
  });
}
