import type { XmlAttribute, XmlElement, XmlText } from "../xml/xmlTree";
import type { Definition, Pattern } from "./pattern";
import type { State } from "./state";

/** One thing that a repair does at a place of an element, and the state it was done in. */
export type Step = { readonly state: State } & (
  | { readonly kind: "attribute-extra"; readonly attribute: XmlAttribute }
  | { readonly kind: "attribute-renamed"; readonly attribute: XmlAttribute; readonly name: string }
  | { readonly kind: "attribute-missing"; readonly name: string }
  | { readonly kind: "value"; readonly attribute?: XmlAttribute; readonly expected: readonly Pattern[] }
  | { readonly kind: "text-extra"; readonly texts: readonly XmlText[] }
  | { readonly kind: "any-order" }
  | { readonly kind: "child-extra"; readonly child: XmlElement }
  | { readonly kind: "child-missing"; readonly definition: Definition }
  /** A child that must be repaired itself, is another element by its name, or both. */
  | { readonly kind: "child"; readonly child: XmlElement; readonly definition: Definition; readonly renamed?: string }
);

/** What each step costs: a repair is the better the less of a change it is. */
export const costs = {
  renamed: 0.8,
  /** To take for misspelt what is a word of that place, though not just there. */
  knownName: 0.5,
  anyOrder: 0.9,
  value: 1,
  missing: 1,
  attributeExtra: 1.05,
  extra: 1.1,
  /** To give up a child that may stand there, whatever is wrong inside it. */
  known: 1e6,
  text: 1,
  /** To doubt an attribute that is right by itself, or a value that another definition allows: it says which one is meant. */
  chosen: 1.2,
  /** To give up what is allowed where it stands. */
  allowed: 0.4,
} as const;

/** One way through an element, as far as it has come. */
export interface Track {
  readonly state: State;
  readonly cost: number;
  readonly previous?: Track;
  readonly step?: Step;
}

/** The ways through an element at one place: for each state the cheapest one that leads there. */
export class Tracks {
  private readonly byState = new Map<State, Track>();
  private cheapest = Number.POSITIVE_INFINITY;
  private sorted: readonly Track[] | undefined;

  /** Adds a way; says whether it is new or cheaper than what was known. */
  add(state: State, cost: number, previous?: Track, step?: Step): Track | undefined {
    if (state.isDead || cost > this.cheapest + widest) return undefined;
    const known = this.byState.get(state);
    if (known && known.cost <= cost) return undefined;
    this.cheapest = Math.min(this.cheapest, cost);
    const track: Track = { state, cost, ...(previous && { previous }), ...(step && { step }) };
    this.byState.set(state, track);
    this.sorted = undefined;
    return track;
  }

  /** The best ways, the cheapest first. */
  best(): readonly Track[] {
    this.sorted ??= [...this.byState.values()]
      .filter(({ cost }) => cost <= this.cheapest + widest)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, mostTracks);
    return this.sorted;
  }
}

/** Ways that are dearer than the cheapest by more than this are given up. */
const widest = 2.5;
const mostTracks = 24;

/** The steps of a way, in their order. */
export function stepsOf(track: Track): Step[] {
  const steps: Step[] = [];
  for (let at: Track | undefined = track; at; at = at.previous) if (at.step) steps.unshift(at.step);
  return steps;
}
