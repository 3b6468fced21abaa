import type { ValueType } from "./table";

/** The type of what a function gives, where that does not depend on its arguments. */
export const resultTypes: ReadonlyMap<string, ValueType> = new Map([
  ["str_replace", "String"],
  ["str_replace_strict", "String"],
  ["str_replace_vstrict", "String"],
  ["list_join", "String"],
  ["digest", "String"],
  ["make_url", "String"],
  ["get_file", "String"],
  ["list_concat", "List"],
  ["list_concat_unique", "List"],
  ["filter", "List"],
  ["repeat", "List"],
  ["map_merge", "Map"],
  ["map_replace", "Map"],
  ["contains", "Boolean"],
  ["Fn::Join", "String"],
  ["Fn::Base64", "String"],
  ["Fn::Replace", "String"],
  ["Fn::Split", "List"],
  ["Fn::GetAZs", "List"],
  ["Fn::MemberListToMap", "Map"],
]);

/** Says whether a value of one type, whatever it is, is refused where another one is wanted. */
export function neverFits(given: ValueType, wanted: ValueType): boolean {
  if (wanted === "Any" || given === "Any" || given === wanted) return false;
  return given === "Map" || given === "List" || wanted === "Map" || wanted === "List";
}

/** The property type of a parameter's type; `json` may be a map, a list or a single value. */
export const parameterTypes: ReadonlyMap<string, ValueType> = new Map([
  ["string", "String"],
  ["number", "Number"],
  ["boolean", "Boolean"],
  ["comma_delimited_list", "List"],
]);
