import type { GrammarFinding } from "../../grammar/finding";
import type { KnowledgeBase } from "../../knowledge/knowledgeBase";
import type { SlipKind } from "../../knowledge/slip";
import type { Text, Words } from "../../text/language";
import type { Occurrence } from "../document";
import { occurrenceNamedAt } from "./readOccurrences";

/** How what libvirt makes of a slip is told, behind what is wrong. */
const tells = {
  dropped: {
    en: " Without validation, libvirt silently drops it, and {makes}.",
    ja: "検証しない限り、libvirt はこれを何も言わずに捨て、{makes}。",
  },
  absent: { en: " Without it, {makes}.", ja: "これがないと、{makes}。" },
  repeated: { en: " Without validation, libvirt {makes}.", ja: "検証しない限り、libvirt {makes}。" },
} as const satisfies Record<string, Text>;

interface Slipped {
  readonly tells: Text;
  readonly kinds: readonly SlipKind[];
  /** The address of what is lost or repeated. */
  readonly at: string;
}

/** A message with what libvirt, unless it validates, silently makes of the slip, where that is known. */
export function withConsequence(
  { id, span, message, words, expected }: GrammarFinding,
  settings: readonly Occurrence[],
  knowledge: KnowledgeBase,
): { readonly message: Text; readonly words: Words } {
  const slipped = slipOf({ id, words, expected }, occurrenceNamedAt(span.start, settings));
  const [makes] = (slipped?.kinds ?? []).flatMap((kind) => knowledge.slip(kind, slipped?.at ?? "") ?? []);
  if (!slipped || !makes) return { message, words };
  const { en, ja } = slipped.tells;
  return { message: { en: message.en + en, ja: message.ja + ja }, words: { ...words, makes } };
}

function slipOf(
  { id, words, expected }: Pick<GrammarFinding, "id" | "words" | "expected">,
  at: Occurrence | undefined,
): Slipped | undefined {
  const [likely] = expected;
  const named = words.known ?? words.missing;
  const meant = typeof named === "string" ? named : undefined;
  const parent = at?.parent;
  switch (id) {
    case "element-unknown":
      return parent && meant !== undefined ? { tells: tells.dropped, kinds: ["lost"], at: below(parent, meant) } : undefined;
    case "attribute-unknown":
      return parent && meant !== undefined
        ? { tells: tells.dropped, kinds: ["lost"], at: `${parent.address}@${meant}` }
        : undefined;
    case "element-misplaced": {
      const place = likely === undefined ? undefined : at && placeNear(at, likely);
      return at && place !== undefined
        ? { tells: tells.dropped, kinds: ["misplaced", "lost"], at: `${place}/${at.key}` }
        : undefined;
    }
    case "element-missing":
      return at && { tells: tells.absent, kinds: ["lost"], at: below(at, likely ?? "") };
    case "attribute-missing":
      return at && { tells: tells.absent, kinds: ["lost"], at: `${at.address}@${words.name}` };
    case "element-repeated":
      return at && { tells: tells.repeated, kinds: ["repeated"], at: at.address };
    default:
      return undefined;
  }
}

function below({ address }: Occurrence, name: string): string {
  return address.endsWith(":") ? address + name : `${address}/${name}`;
}

/** So far up an element is near; no document that is meant so is deeper. */
const highest = 20;

/** The address of the nearest element of a name, around another one or beside what is around it. */
function placeNear(occurrence: Occurrence, name: string): string | undefined {
  for (let around = occurrence.parent, level = 0; around && level < highest; around = around.parent, level++) {
    if (around.key === name) return around.address;
    const beside = firstInside(around).get(name);
    if (beside) return beside.address;
  }
  return undefined;
}

/** The first child of each name: of many misplaced siblings each one asks. */
const firstsInside = new WeakMap<Occurrence, ReadonlyMap<string, Occurrence>>();

function firstInside(parent: Occurrence): ReadonlyMap<string, Occurrence> {
  let firsts = firstsInside.get(parent);
  if (!firsts) {
    firsts = new Map([...parent.children].reverse().map((child) => [child.key, child]));
    firstsInside.set(parent, firsts);
  }
  return firsts;
}
