import type { NovaRecord, Occurrence } from "../documents/document";
import { childOf, lineage, textOf } from "../documents/occurrence";
import { keyOf, vocabularyOf } from "../knowledge/address";
import type { Decider, Test, Where } from "../knowledge/facts";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";

/** Somebody who has decided a place of this very guest. */
export interface Decided {
  readonly id: string;
  /** The value of the extra spec or image property, as the guest's metadata has it. */
  readonly value?: string;
  /** False where the metadata cannot tell: this one may be it. */
  readonly certain: boolean;
}

/** yes, no, or undefined: the guest cannot tell. */
type Verdict = boolean | undefined;

/** Settings that a guest's own XML does not carry. */
const unseen: ReadonlySet<string> = new Set(["nova.conf", "server", "port", "network", "volume", "volume-type", "host"]);

/**
 * Who decided a place of a guest that Nova manages, most specific first: Nova's deciders whose conditions this guest meets, or
 * libvirt where it filled the place in. Empty where nobody is known. The table is ordered; the walk stops at the first entry
 * that surely applies and is not one of several that a value is derived from.
 */
export function decidersOf(occurrence: Occurrence, knowledge: KnowledgeBase): Decided[] {
  const nova = occurrence.subject.nova;
  if (!nova) return [];
  const found = novasDeciders(knowledge.deciders(occurrence.address) ?? [], occurrence, nova);
  if (found.length > 0) return found;
  const origin = libvirtsOwn(occurrence, knowledge);
  return origin === undefined ? [] : [{ id: origin, certain: true }];
}

function novasDeciders(deciders: readonly Decider[], occurrence: Occurrence, nova: NovaRecord): Decided[] {
  const shown: { readonly decided: Decided; readonly derives: boolean }[] = [];
  for (const decider of deciders) {
    if (decider.role === "limits" || decider.role === "gates" || !inRelease(decider, nova)) continue;
    const verdict = holds(decider.where, occurrence, nova);
    if (verdict === false) continue;
    if (decider.role === "default" && shown.length > 0 && shown.every(({ decided, derives }) => derives && decided.certain))
      break;
    shown.push({ decided: decidedBy(decider, nova, verdict === true), derives: decider.role === "derives" });
    if (verdict === true && decider.role !== "derives") break;
  }
  const seen = new Set<string>();
  return shown.map(({ decided }) => decided).filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Who filled a place in on libvirt's side: in the dump of a running guest, which has a number, what the start gave counts. */
function libvirtsOwn(occurrence: Occurrence, knowledge: KnowledgeBase): string | undefined {
  const { address } = occurrence;
  const filled =
    knowledge.filledBy(address) ?? knowledge.filledBy(address.replace(/^domain:devices\/[^/@]+/, "domain:devices/*"));
  const [guest] = lineage(occurrence).filter((ancestor) => ancestor.address === "domain:");
  const runs = guest !== undefined && childOf(guest, "@id") !== undefined;
  return runs ? (filled?.run ?? filled?.define) : (filled?.define ?? filled?.run);
}

function decidedBy(decider: Decider, nova: NovaRecord, certain: boolean): Decided {
  const table = tableOf(vocabularyOf(decider.id), nova);
  const [entry] = table ? matching(table, keyOf(decider.id)) : [];
  if (!entry) return { id: decider.id, certain };
  return { id: `${vocabularyOf(decider.id)}:${entry[0]}`, value: entry[1], certain };
}

/** An unknown release counts as the newest. */
function inRelease({ since, until }: Decider, { version }: NovaRecord): boolean {
  const release = Number.parseInt(version ?? "", 10);
  if (Number.isNaN(release)) return until === undefined;
  return (
    (since === undefined || release >= Number.parseInt(since, 10)) &&
    (until === undefined || release <= Number.parseInt(until, 10))
  );
}

/** The flavor's or image's own table in the metadata; undefined where this Nova wrote none. */
function tableOf(vocabulary: string, nova: NovaRecord): ReadonlyMap<string, string> | undefined {
  if (vocabulary === "flavor") return nova.extraSpecs;
  return vocabulary === "image" ? nova.imageProperties : undefined;
}

function matching(table: ReadonlyMap<string, string>, key: string): (readonly [string, string])[] {
  if (!/[*{]/.test(key)) return table.has(key) ? [[key, table.get(key) ?? ""]] : [];
  const literal = (part: string) => part.replace(/[.+?^$()|[\]\\{}]/g, "\\$&");
  const expression = new RegExp(
    `^${key
      .split(/\*|\{\w+\}/)
      .map(literal)
      .join(".*")}$`,
  );
  return [...table].filter(([name]) => expression.test(name));
}

function holds(where: Where | undefined, occurrence: Occurrence, nova: NovaRecord): Verdict {
  let verdict: Verdict = true;
  for (const [key, test] of Object.entries(where ?? {})) {
    const one = holdsOne(key, test, occurrence, nova);
    if (one === false) return false;
    if (one === undefined) verdict = undefined;
  }
  return verdict;
}

function holdsOne(key: string, test: Where[string], occurrence: Occurrence, nova: NovaRecord): Verdict {
  if (key === "any")
    return either(isList(test) ? test.map((where) => (isWhere(where) ? holds(where, occurrence, nova) : false)) : []);
  if (key === "not") return negate(isWhere(test) ? holds(test, occurrence, nova) : false);
  const vocabulary = key.startsWith("/") ? "" : vocabularyOf(key);
  if (unseen.has(vocabulary)) return undefined;
  let values: readonly string[];
  if (vocabulary === "flavor" || vocabulary === "image") {
    const table = tableOf(vocabulary, nova);
    if (!table) return undefined;
    values = matching(table, keyOf(key)).map(([, value]) => value);
  } else values = valuesAt(key, occurrence);
  if (isSame(test)) return values.some((value) => valuesAt(test.same, occurrence).includes(value));
  return isTest(test) && matches(test, values);
}

const isList = (test: unknown): test is readonly unknown[] => Array.isArray(test);
const isWhere = (test: unknown): test is Where => typeof test === "object" && test !== null && !Array.isArray(test);
const isSame = (test: unknown): test is { readonly same: string } => isWhere(test) && typeof test.same === "string";
const isTest = (test: unknown): test is Test =>
  typeof test === "boolean" || typeof test === "string" || (isList(test) && test.every((item) => typeof item === "string"));

function either(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function negate(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

/** The values at `.` (the place itself), at a path relative to its device (or itself), or at an absolute `/domain/…` path. */
function valuesAt(path: string, occurrence: Occurrence): readonly string[] {
  if (path === ".") return [textOf(occurrence) ?? ""];
  const line = lineage(occurrence);
  const [start, relative] = path.startsWith("/domain")
    ? [line.find((ancestor) => ancestor.address === "domain:"), path.replace(/^\/domain\/?/, "")]
    : [anchorOf(occurrence, line), path];
  let at = start ? [start] : [];
  for (const step of relative.split("/").filter((part) => part !== "")) {
    at = at.flatMap((place) =>
      step.startsWith("@")
        ? [childOf(place, step)].filter((c) => c !== undefined)
        : place.children.filter((c) => c.key === step && !c.isAttribute),
    );
  }
  return at.map((place) => textOf(place) ?? "");
}

/** The child of `devices` around a place; elsewhere the place's own element. */
function anchorOf(occurrence: Occurrence, line: readonly Occurrence[]): Occurrence {
  const devices = line.findIndex((ancestor) => ancestor.address === "domain:devices");
  const device = devices < 0 ? undefined : line[devices + 1];
  return device ?? (occurrence.isAttribute ? (occurrence.parent ?? occurrence) : occurrence);
}

function matches(test: Test, values: readonly string[]): boolean {
  if (typeof test === "boolean") return test === values.length > 0;
  if (typeof test !== "string") return isList(test) && test.some((item) => typeof item === "string" && matches(item, values));
  if (test === "$true") return values.some((value) => /^(1|t|true|on|y|yes)$/i.test(value.trim()));
  if (test === "$false") return values.some((value) => /^(0|f|false|off|n|no)$/i.test(value.trim()));
  if (test.startsWith("^")) return values.some((value) => new RegExp(test).test(value));
  return values.includes(test);
}
