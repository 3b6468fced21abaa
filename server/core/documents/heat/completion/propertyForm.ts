import type { PropertyRow } from "../../../grammar/heat/table";
import { brokenLimit } from "../../../grammar/heat/values";
import type { SettingAddress } from "../../../knowledge/address";
import type { Text } from "../../../text/language";
import { forms, listed } from "../check/words";
import { type Form, type Key, key, type Note, words } from "./form";

/** A map of properties. An old name that another one replaced comes last. */
export function mapForm(rows: Readonly<Record<string, PropertyRow>>, prefix: SettingAddress): Form {
  const rank = ({ required, isOutdated }: Key) => (required ? 0 : isOutdated ? 2 : 1);
  return {
    type: "Map",
    functions: "value",
    keys: () =>
      Object.entries(rows)
        .filter(([, { unimplemented }]) => !unimplemented)
        .map(([name, row]) =>
          key(name, `${prefix}/${name}`, () => propertyForm(row, `${prefix}/${name}`), {
            ...(row.required && { required: true }),
            ...(row.support && row.support.status !== "UNSUPPORTED" && { isOutdated: true }),
            note: propertyNote(row),
          }),
        )
        .sort((a, b) => rank(a) - rank(b)),
  };
}

/** The value of a property, or of a part of one. The items of a list have no address of their own. */
function propertyForm(row: PropertyRow, address: SettingAddress): Form {
  const { type, keys, items, custom } = row;
  const allowed = row.allowed ?? (type === "Boolean" ? [true, false] : []);
  const own = type === "List" ? [] : allowed;
  return {
    type,
    address,
    functions: "value",
    accepts: (value) => brokenLimit(value, row) === undefined,
    ...(keys && { keys: mapForm(keys, address).keys }),
    ...(type === "Map" && !keys && { entry: () => ({ type: "Any", functions: "value" }) }),
    // Words that are listed for a list itself hold for each of its items.
    ...(type === "List" && {
      item: () => propertyForm({ type: items ? "String" : "Any", ...items, ...(row.allowed && { allowed }) }, address),
    }),
    ...(own.length > 0 && { words: () => words(own, address) }),
    ...(custom !== undefined && { custom }),
  };
}

const note: Text = { en: "{type}{values}{fallback}", ja: "{type}{values}{fallback}" };
const values: Text = { en: ": {names}", ja: "：{names}" };
const fallback: Text = { en: "; default `{value}`", ja: "、既定値 `{value}`" };

/** A property in one line: its type, its values, its default. */
function propertyNote({ type, allowed, default: value }: PropertyRow): Note {
  const hasDefault = value !== undefined && typeof value !== "object" && value !== "";
  const nothing: Text = { en: "", ja: "" };
  return {
    text: note,
    words: {
      type: forms[type],
      values: allowed ? values : nothing,
      names: listed(allowed ?? []),
      fallback: hasDefault ? fallback : nothing,
      value: String(value),
    },
  };
}
