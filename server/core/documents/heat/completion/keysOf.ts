import type { NamesRow } from "../../../grammar/heat/table";
import type { SettingAddress } from "../../../knowledge/address";
import { type Form, type Key, key } from "./form";
import type { Names } from "./names";

/** The keys of one part of a template in the order in which they are usually written, those that it must have first. */
export function keysOf(
  { schema, version }: Names,
  row: NamesRow,
  prefix: SettingAddress,
  form: (name: string) => () => Form,
  required: readonly string[] = [],
): Key[] {
  const known = schema.namesIn(row, version);
  const rank = (name: string) => (required.includes(name) ? -1 : usual.includes(name) ? usual.indexOf(name) : usual.length);
  return known
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => key(name, `${prefix}${name}`, form(name), { required: required.includes(name) }));
}

const usual = [
  "description",
  "parameter_groups",
  "parameters",
  "conditions",
  "resources",
  "outputs",
  "type",
  "properties",
  "label",
  "default",
  "value",
  "constraints",
];
