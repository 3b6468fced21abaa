import { matchesValue } from "../derivative";
import type { Definition, Pattern, PatternPool } from "../pattern";
import { onlyName, type Takes, takenBy, wordsOf } from "./parts";
import type { Usage } from "./usage";

/** An element as it might be written: its smallest form, or a better one. Names are the grammar's. */
export interface Draft {
  readonly name: string;
  readonly attributes: readonly DraftAttribute[];
  readonly children: readonly Draft[];
  readonly text?: DraftValue;
  /** Whether more can be written in its start tag, and inside it. */
  readonly takes: Takes;
}

export interface DraftAttribute {
  readonly name: string;
  readonly value: DraftValue;
}

/** A value that is proposed; a fixed one holds the rest together and is not offered for change. */
export interface DraftValue {
  readonly text: string;
  readonly fixed: boolean;
}

/** Proposes values for an attribute, or the text, of an element in another one. */
export interface Samples {
  /** A value that fits. */
  fitting(at: SampleAt, allows: (value: string) => boolean): string | undefined;
  /** The next free value, where values are counted up. */
  counted(at: SampleAt): string | undefined;
}

export interface SampleAt {
  readonly parent: string | undefined;
  readonly element: string;
  readonly attribute?: string;
}

interface Parts {
  readonly attributes: readonly DraftAttribute[];
  readonly children: readonly Draft[];
  readonly text?: DraftValue;
  readonly cost: number;
}

const nothing: Parts = { attributes: [], children: [], cost: 0 };

/** Finds the smallest form of elements; among equal ones the most usual. */
export class Drafts {
  private readonly open = new Set<Definition>();

  constructor(
    private readonly pool: PatternPool,
    private readonly usage: Usage,
    private readonly samples: Samples,
  ) {}

  /** The smallest element that satisfies a definition; nothing where none can be found. */
  smallest(definition: Definition, parent: string | undefined): Draft | undefined {
    return this.element(definition, parent)?.children[0];
  }

  /** The least that a pattern demands of the element behind whose name it stands. */
  demanded(pattern: Pattern, element: string, parent: string | undefined): readonly DraftAttribute[] {
    return this.least(pattern, { parent, element })?.attributes ?? [];
  }

  private element(definition: Definition, parent: string | undefined): Parts | undefined {
    const name = onlyName(definition);
    if (name === undefined || this.open.has(definition)) return undefined;
    this.open.add(definition);
    const parts = this.least(definition.content, { parent, element: name });
    this.open.delete(definition);
    if (!parts) return undefined;
    const { attributes, children, text, cost } = parts;
    const draft: Draft = { name, attributes, children, takes: takenBy(definition), ...(text && { text }) };
    return { attributes: [], children: [draft], cost: cost + 20 };
  }

  private least(pattern: Pattern, at: SampleAt): Parts | undefined {
    if (pattern.nullable) return nothing;
    switch (pattern.kind) {
      case "attribute":
        return this.attribute(pattern.names.names, pattern.value, at);
      case "element":
        return this.element(pattern.definition, at.element);
      case "choice":
        return cheapest(pattern.members.map((member) => this.least(member, at)));
      case "interleave":
      case "group":
        return together(pattern.members.map((member) => this.least(member, at)));
      case "oneOrMore":
        return this.least(pattern.item, at);
      case "values":
      case "data":
      case "list": {
        const value = this.value(pattern, at);
        return value && { ...nothing, text: value.value, cost: 10 + value.rank };
      }
      default:
        return undefined;
    }
  }

  private attribute(names: readonly string[], pattern: Pattern, at: SampleAt): Parts | undefined {
    const [name] = names;
    const value = name === undefined ? undefined : this.value(pattern, { ...at, attribute: name });
    return name === undefined || !value
      ? undefined
      : { ...nothing, attributes: [{ name, value: value.value }], cost: 10 + value.rank };
  }

  /** A value that a pattern allows; one of several words ranks by how usual it is. */
  value(pattern: Pattern, at: SampleAt): { readonly value: DraftValue; readonly rank: number } | undefined {
    const allows = (value: string): boolean => matchesValue(this.pool, pattern, value);
    const place = { ...at, of: at.attribute === undefined ? ("text" as const) : { attribute: at.attribute } };
    const words = [...wordsOf([pattern])].filter(allows).sort((a, b) => this.usage.rank(place, a) - this.usage.rank(place, b));
    const [word] = words;
    if (word !== undefined)
      return { value: { text: word, fixed: words.length === 1 }, rank: Math.min(this.usage.rank(place, word), 9) };
    const text = this.samples.fitting(at, allows);
    return text === undefined ? undefined : { value: { text, fixed: false }, rank: 0 };
  }
}

function cheapest(all: readonly (Parts | undefined)[]): Parts | undefined {
  let best: Parts | undefined;
  for (const parts of all) if (parts && (!best || parts.cost < best.cost)) best = parts;
  return best;
}

function together(all: readonly (Parts | undefined)[]): Parts | undefined {
  let sum = nothing;
  for (const parts of all) {
    if (!parts) return undefined;
    const text = parts.text ?? sum.text;
    sum = {
      attributes: [...sum.attributes, ...parts.attributes],
      children: [...sum.children, ...parts.children],
      cost: sum.cost + parts.cost,
      ...(text && { text }),
    };
  }
  return sum;
}
