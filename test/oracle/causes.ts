import { readFileSync } from "node:fs";
import path from "node:path";
import { type DocumentModel, hover, type Occurrence, readDocument } from "../../server/core";
import { contextIn, shared } from "../support/knowledge";

/** One comparison of two guests that Nova wrote: which input made which places differ. */
export interface Comparison {
  readonly file: string;
  readonly baseline: string | null;
  readonly cause: readonly string[];
  readonly changed: readonly {
    readonly path: string;
    readonly change: "added" | "changed" | "removed";
    readonly value?: string;
  }[];
}

const corpora = path.join(shared, "corpora");

export function comparisons(): readonly Comparison[] {
  return JSON.parse(readFileSync(path.join(corpora, "nova-generated.causes.json"), "utf8"));
}

const models = new Map<string, DocumentModel>();

export function guest(name: string): DocumentModel {
  const known = models.get(name);
  if (known) return known;
  const model = readDocument({ uri: name, text: readFileSync(path.join(corpora, "nova-generated", `${name}.xml`), "utf8") });
  if (!model) throw new Error(`${name} is not recognised`);
  models.set(name, model);
  return model;
}

/** `/domain/devices/disk/driver/@cache` as an address. */
export function addressOf(place: string): string {
  return `domain:${place.replace(/^\/domain\/?/, "").replace(/\/?@/, "@")}`;
}

/** The device around a place, or its element, as written: what tells a new disk from the ones that were there. */
function surroundings(model: DocumentModel, occurrence: Occurrence): string {
  const line: Occurrence[] = [];
  for (let at: Occurrence | undefined = occurrence; at; at = at.parent) line.unshift(at);
  const devices = line.findIndex(({ address }) => address === "domain:devices");
  const around =
    (devices < 0 ? undefined : line[devices + 1]) ??
    (occurrence.address.includes("@") ? occurrence.parent : occurrence) ??
    occurrence;
  return around.address + model.file.text.slice(around.whole.start, around.whole.end).replace(/\s+/g, " ");
}

/**
 * The occurrence that a changed place means: new in the file where that can be told, else the one whose device shows most of what
 * changed. A removed one is asked in the baseline.
 */
export function placeOf(
  comparison: Comparison,
  changed: Comparison["changed"][number],
): { model: DocumentModel; occurrence: Occurrence } | undefined {
  const [here, there] =
    changed.change === "removed" ? [comparison.baseline, comparison.file] : [comparison.file, comparison.baseline];
  if (here === null) return undefined;
  const model = guest(here);
  const address = addressOf(changed.path);
  const all = model.occurrences.filter(
    ({ address: one, value }) =>
      one === address && (changed.value === undefined || (value?.known && value.text === changed.value)),
  );
  const before = new Set(
    there === null ? [] : guest(there).occurrences.map((occurrence) => surroundings(guest(there), occurrence)),
  );
  const fresh = all.filter((one) => !before.has(surroundings(model, one)));
  const values = comparison.changed.flatMap(({ value }) => value ?? []);
  const likeness = (one: Occurrence) => values.filter((value) => surroundings(model, one).includes(`"${value}"`)).length;
  const [occurrence] = (fresh.length > 0 ? fresh : all).sort((a, b) => likeness(b) - likeness(a));
  return occurrence && { model, occurrence };
}

/** Whom the card of a place names, in order. */
export function named(model: DocumentModel, occurrence: Occurrence): string[] {
  const [name] = occurrence.names;
  const card = name && hover(model, name.end - 1, contextIn("en"));
  return card?.counterparts.flatMap(({ address }) => address ?? []) ?? [];
}
