import type { HeatSchema } from "../../grammar/heat/heatSchema";
import type { PropertyRow, TypeRow } from "../../grammar/heat/table";
import { effectOf, type UpdateEffect } from "../../grammar/heat/updates";
import type { Text } from "../../text/language";
import type { Description, Occurrence } from "../document";
import { childOf, lineage, textOf } from "../occurrence";
import { forms, listed } from "./check/words";

/** A property of a resource, as it is written. */
interface Written {
  readonly type: string;
  readonly row: TypeRow;
  readonly properties: Occurrence;
  /** From the name of the property down. */
  readonly path: readonly string[];
}

/** What Heat's facts say of a property, or of a key of its value. */
export function describeHeat(occurrence: Occurrence, schema: HeatSchema): Description | undefined {
  const written = propertyOf(occurrence, schema);
  const row = written && rowAt(written.row.properties, written.path);
  if (!written || !row) return undefined;
  const { type, required = false, since, support, keys = row.items?.keys } = row;
  const update = updateOf(occurrence, schema);
  const allowed = valuesOf(row);
  const fallback = row.default;
  return {
    required,
    attributes: [],
    children: [],
    keys: Object.entries(keys ?? {})
      .filter(([, one]) => !one.support && !one.unimplemented)
      .map(([name, one]) => ({ name, required: one.required ?? false })),
    type: forms[type],
    ...(allowed && { values: allowed }),
    ...(fallback !== undefined && typeof fallback !== "object" && fallback !== "" && { default: String(fallback) }),
    ...(since !== undefined && { since }),
    ...(support && support.status !== "UNSUPPORTED" && { outdated: support.by === undefined ? {} : { by: support.by } }),
    ...(update && { update }),
  };
}

/** The deletion policy holds for a resource that is replaced as for one that is taken out. */
const keptBy: Readonly<Partial<Record<string, "resource" | "snapshot">>> = { retain: "resource", snapshot: "snapshot" };

/** What becomes of a resource when one of its properties changes. */
export function updateOf(occurrence: Occurrence, schema: HeatSchema): UpdateEffect | undefined {
  const written = propertyOf(occurrence, schema);
  if (!written) return undefined;
  const { properties, ...changed } = written;
  const effect = effectOf({ ...changed, written: (name) => writtenIn(childOf(properties, name)) });
  const policy = properties.parent && textOf(childOf(properties.parent, "deletion_policy"));
  const keeps = keptBy[policy?.toLowerCase() ?? ""];
  if (effect?.kind !== "replaced" || !keeps) return effect;
  const { loses: _, ...kept } = effect;
  return { ...kept, keeps };
}

function writtenIn(occurrence: Occurrence | undefined) {
  if (!occurrence) return undefined;
  const { value } = occurrence;
  return value?.known ? ({ known: true, text: value.text } as const) : ({ known: false } as const);
}

function propertyOf(occurrence: Occurrence, schema: HeatSchema): Written | undefined {
  const line = lineage(occurrence);
  const at = line.map(({ address }) => address).lastIndexOf("heat:resource/properties");
  const properties = line[at];
  const below = line.slice(at + 1);
  const { type = "" } = occurrence.subject;
  const row = schema.resourceType(type);
  if (!properties || !row || row.placeholder || below.length === 0) return undefined;
  if (below.some(({ address }) => address.startsWith("heat:function/"))) return undefined;
  return { type, row, properties, path: below.map(({ key }) => key) };
}

/** The row of a key: list items are looked through. */
function rowAt(rows: TypeRow["properties"], [name = "", ...below]: readonly string[]): PropertyRow | undefined {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (!row || below.length === 0) return row;
  let holder: PropertyRow | undefined = row;
  while (holder && !holder.keys) holder = holder.items;
  return holder?.keys && rowAt(holder.keys, below);
}

const atLeast: Text = { en: "at least {min}", ja: "{min} 以上" };
const atMost: Text = { en: "at most {max}", ja: "{max} 以下" };
const between: Text = { en: "{min} to {max}", ja: "{min} ～ {max}" };
const lengthOf: Text = { en: "{limits} in length", ja: "長さ {limits}" };
const pattern: Text = { en: "what matches `{pattern}`", ja: "`{pattern}` に一致するもの" };

function valuesOf({ allowed, range, length, pattern: expression }: PropertyRow): Description["values"] {
  if (allowed) return { text: listed(allowed, 16), words: {} };
  const limits = range ?? length;
  if (limits) {
    const { min, max } = limits;
    const text = min !== undefined && max !== undefined ? between : min !== undefined ? atLeast : atMost;
    const words = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
    return range ? { text, words } : { text: lengthOf, words: { ...words, limits: text } };
  }
  return expression === undefined ? undefined : { text: pattern, words: { pattern: expression } };
}
