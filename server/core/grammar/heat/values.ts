import type { YamlScalar } from "../../yaml/yamlTree";
import { customConstraints } from "./customConstraints";
import { fitsPattern } from "./pythonPattern";
import type { Limits, PropertyRow, ValueType } from "./table";

const integer = /^\s*[+-]?\d+(_\d+)*\s*$/;
const float = /^\s*[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const special = /^\s*[+-]?(inf|infinity|nan)\s*$/i;

/** Says whether Heat takes a scalar for a value of a type, by conversion if need be. Null counts as not given. */
export function converts(scalar: YamlScalar, type: ValueType): boolean {
  const { value } = scalar;
  if (value === null || type === "Any") return true;
  switch (type) {
    case "String":
      return !isFloat(scalar);
    case "Integer":
      return typeof value !== "string" || integer.test(value);
    case "Number":
      return typeof value !== "string" || float.test(value) || special.test(value);
    case "Boolean":
      return typeof value === "boolean" || (typeof value === "string" && /^(true|false)$/i.test(value));
    default:
      return false;
  }
}

/** YAML's `1.0` is a float although its value is a whole number. */
export function isFloat({ value, text }: YamlScalar): boolean {
  return typeof value === "number" && (/\./.test(text) || !Number.isFinite(value));
}

/** A value as text, the way Python writes it. */
export function pythonText({ value, text }: YamlScalar): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? String(value) : text;
}

/** The limits that a value of the right type does not keep to, the first of them. */
export function brokenLimit(
  scalar: YamlScalar,
  row: PropertyRow,
): "allowed" | "range" | "length" | "pattern" | "custom" | undefined {
  if (scalar.value === null) return undefined;
  if (row.allowed && !row.allowed.some((one) => means(scalar, one, row.type))) return "allowed";
  if (row.range && (row.type === "Integer" || row.type === "Number") && !within(numberOf(scalar, row.type), row.range))
    return "range";
  if (row.type !== "String") return undefined;
  const text = pythonText(scalar);
  if (row.length && !within([...text].length, row.length)) return "length";
  if (row.pattern !== undefined && fitsPattern(row.pattern, text) === false) return "pattern";
  return row.custom !== undefined && text !== "" && customConstraints.get(row.custom)?.isBroken(text) ? "custom" : undefined;
}

export function within(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Limits): boolean {
  return Number.isNaN(value) || (min <= value && value <= max);
}

function means(scalar: YamlScalar, allowed: string | number | boolean, type: ValueType): boolean {
  if (type === "Integer" || type === "Number") return numberOf(scalar, type) === Number(allowed);
  if (type === "Boolean") return pythonText(scalar).toLowerCase() === String(allowed).toLowerCase();
  return pythonText(scalar) === (typeof allowed === "boolean" ? (allowed ? "True" : "False") : String(allowed));
}

function numberOf({ value, text }: YamlScalar, type: ValueType): number {
  const number = typeof value === "string" ? Number(text.trim().replaceAll("_", "")) : Number(value);
  return type === "Integer" ? Math.trunc(number) : number;
}
