import type { PropertyRow } from "../../../grammar/heat/table";
import type { Edit, Span } from "../../../text/span";
import type { YamlMap, YamlNode } from "../../../yaml/yamlTree";
import type { Entries } from "../entries";
import { smallestProperties } from "../smallest";
import { renaming } from "./findings";
import { effectiveEntries } from "./keys";
import { isReplaced, keySpan, keyText, type Place, type Template } from "./template";
import { hints, listed, titles } from "./words";

/** What a map of properties may hold, whose it is, and where what it lacks is told. */
export interface Holder {
  readonly rows: Readonly<Record<string, PropertyRow>>;
  readonly owner: string;
  readonly at: Span;
  /** The edit that adds what is missing. */
  add(entries: Entries): Edit | undefined;
}

/** How the value of a property is gone through. */
export interface PropertyWalk {
  readonly template: Template;
  value(node: YamlNode | undefined, wanted: { readonly row: PropertyRow; readonly name: string } | undefined, place: Place): void;
}

/** Checks the names in a map of properties, and each value by what is wanted there. */
export function checkProperties(
  walk: PropertyWalk,
  map: YamlMap,
  holder: Holder,
  place: Place,
  placeOf = (_: YamlNode | undefined) => place,
): void {
  const { rows, owner } = holder;
  const entries = effectiveEntries(map);
  const given = new Set(entries.map(keyText));
  const missing = new Set(walk.template.schema.requiredIn(rows).filter((name) => !given.has(name)));
  for (const entry of entries) {
    const name = keyText(entry);
    const below = { ...placeOf(entry.value), depth: place.depth + 1 };
    const row = entry.name !== undefined && Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row) {
      checkAge(walk.template, name, row, rows, given, keySpan(entry));
      // Heat itself moves the value of an old name to the new one.
      if (row.support?.by !== undefined) missing.delete(row.support.by);
      walk.value(entry.value, { row, name }, below);
    } else if (isReplaced(name, place)) walk.value(entry.value, undefined, below);
    else {
      const free = Object.keys(rows).filter((one) => !given.has(one) && !rows[one]?.support && !rows[one]?.unimplemented);
      const { near, words, repairs } = walk.template.findings.suggest(name, free, keySpan(entry));
      const severity = place.isDeferred ? "warning" : "error";
      walk.template.findings.add("propertyUnknown", keySpan(entry), { ...words, owner, name }, { severity, repairs });
      for (const one of near) missing.delete(one);
      const [meant] = near;
      const meantRow = meant === undefined ? undefined : rows[meant];
      walk.value(entry.value, meant !== undefined && meantRow ? { row: meantRow, name: meant } : undefined, below);
    }
  }
  if (missing.size === 0) return;
  const names = [...missing];
  const edit = holder.add(smallestProperties(rows, names));
  const repairs = edit ? [{ title: titles.add, words: { names: listed(names, 3) }, safe: false, edits: [edit] }] : [];
  walk.template.findings.add("propertyMissing", holder.at, { owner, names: listed(names) }, { repairs });
}

function checkAge(
  { findings }: Template,
  name: string,
  { support, unimplemented, type }: PropertyRow,
  rows: Holder["rows"],
  given: ReadonlySet<string>,
  span: Span,
) {
  if (unimplemented) findings.add("propertyUnimplemented", span, { name });
  if (!support || support.status === "UNSUPPORTED") return;
  const { by } = support;
  if (by === undefined) return findings.add("propertyOutdated", span, { name });
  const sibling = Object.hasOwn(rows, by) && !given.has(by) ? rows[by] : undefined;
  const repairs = sibling?.type === type ? [renaming(by, span, false)] : [];
  findings.add("propertyOutdated", span, { name, hint: hints.replacement, known: by }, { repairs });
}
