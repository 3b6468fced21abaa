import {
  afterAttribute,
  afterElement,
  afterText,
  attributePatterns,
  firstDefinitions,
  isBlank,
  matchesValue,
  valuePatterns,
  withoutAttributes,
} from "./derivative";
import type { Definition, Pattern, PatternPool, ValuePattern } from "./pattern";

/** The definitions that an element satisfies. Equal sets are one object. */
export interface Accepted {
  readonly definitions: ReadonlySet<Definition>;
  /** What it leaves of patterns. */
  readonly passed: Map<Pattern, Pattern>;
}

/** A definition that an element may still satisfy, and what it must still hold for that. */
interface Alternative {
  readonly definition: Definition | undefined;
  readonly pattern: Pattern;
}

/** What may follow at one place of a document. Equal states are one object and remember where each step led. */
export class State {
  private readonly attributeSteps = new Map<string, ValueStep | undefined>();
  private readonly childSteps = new Map<string, State | undefined>();
  private readonly afterChild = new Map<Accepted, State>();
  private afterTag: State | undefined;
  private emptyContent: State | undefined;
  private textStep: ValueStep | undefined;
  private accepting: Accepted | undefined;
  private whole: Accepted | undefined;
  private readonly wholes = new Map<string, Accepted>();

  constructor(
    private readonly states: StatePool,
    readonly alternatives: readonly Alternative[],
  ) {}

  get isDead(): boolean {
    return this.alternatives.length === 0;
  }

  /** The step over an attribute; nothing where no attribute of that name can stand. */
  attribute(name: string): ValueStep | undefined {
    const known = this.attributeSteps.get(name);
    if (known || this.attributeSteps.has(name)) return known;
    const step = this.makeAttributeStep(name);
    this.attributeSteps.set(name, step);
    return step;
  }

  private makeAttributeStep(name: string): ValueStep | undefined {
    const byValue = new Map<Pattern, Set<Pattern>>();
    for (const { pattern } of this.alternatives) {
      for (const attribute of attributePatterns(pattern, name)) {
        if (attribute.kind !== "attribute") continue;
        const same = byValue.get(attribute.value);
        if (same) same.add(attribute);
        else byValue.set(attribute.value, new Set([attribute]));
      }
    }
    if (byValue.size === 0) return undefined;
    const { pool } = this.states;
    return new ValueStep(pool, [...byValue.keys()], (values) => {
      const matched = new Set(values.flatMap((value) => [...(byValue.get(value) ?? [])]));
      return this.each((pattern) => afterAttribute(pool, pattern, matched));
    });
  }

  /** Where the end of the start tag leads. */
  endOfTag(): State {
    this.afterTag ??= this.each((pattern) => withoutAttributes(this.states.pool, pattern, this.states.ended));
    return this.afterTag;
  }

  /** Where the start tag of a child leads inside it; nothing where no child of that name can stand. */
  child(name: string): State | undefined {
    const known = this.childSteps.get(name);
    if (known || this.childSteps.has(name)) return known;
    const definitions = new Set<Definition>();
    for (const { pattern } of this.alternatives) firstDefinitions(pattern, name, definitions);
    const state = definitions.size > 0 ? this.states.inside(definitions) : undefined;
    this.childSteps.set(name, state);
    return state;
  }

  /** Where a child leads that satisfies some definitions. */
  after(child: Accepted): State {
    let state = this.afterChild.get(child);
    if (!state) {
      state = this.each((pattern) => afterElement(this.states.pool, pattern, child.definitions, child.passed));
      this.afterChild.set(child, state);
    }
    return state;
  }

  /** Where a text between children leads. */
  text(value: string): State {
    return this.textual().next(value);
  }

  /** The step over text. */
  textual(): ValueStep {
    if (!this.textStep) {
      const leaves = new Set<ValuePattern>();
      for (const { pattern } of this.alternatives) valuePatterns(pattern, leaves);
      const { pool } = this.states;
      this.textStep = new ValueStep(pool, [...leaves], (values) => {
        const matched = new Set(values);
        return this.each((pattern) => afterText(pool, pattern, matched));
      });
    }
    return this.textStep;
  }

  /** Where the whole content leads of an element that holds no child: white space counts as text and as nothing. */
  onlyText(value: string): State {
    if (value === "") {
      this.emptyContent ??= this.or(this.text(""));
      return this.emptyContent;
    }
    return isBlank(value) ? this.or(this.text(value)) : this.text(value);
  }

  private or(other: State): State {
    return other.isDead ? this : this.states.union(this, other);
  }

  /** The definitions that are satisfied when the element ends here. */
  accepted(): Accepted {
    this.accepting ??= this.states.accepted(this.alternatives.filter(({ pattern }) => pattern.nullable));
    return this.accepting;
  }

  /** The definitions that an element behind this name may be, whatever it holds. */
  everything(): Accepted {
    this.whole ??= this.states.accepted(this.alternatives);
    return this.whole;
  }

  /** What an element begun here satisfies, where one of this very text was seen before. */
  recall(text: string): Accepted | undefined {
    return this.wholes.get(text);
  }

  /** Keeps what an element of this text satisfies: in a long document nearly all is as it was before the last edit. */
  remember(text: string, accepted: Accepted): void {
    this.states.makeRoom(text.length, this.wholes);
    this.wholes.set(copyOf(text), accepted);
  }

  private each(derivative: (pattern: Pattern) => Pattern): State {
    return this.states.of(this.alternatives.map(({ definition, pattern }) => ({ definition, pattern: derivative(pattern) })));
  }
}

/** A text of its own: one that is cut out of a document keeps all of it alive. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

/** A step over a value: which patterns the value matches decides where it leads. */
export class ValueStep {
  private readonly leads = new Map<string, State>();
  /** Where values led that have been met; a document says the same words again and again. */
  private readonly met = new Map<string, State>();
  /** Whether any value is right. */
  readonly isFree: boolean;
  private anyLead: State | undefined;

  constructor(
    private readonly pool: PatternPool,
    readonly values: readonly Pattern[],
    private readonly lead: (matched: readonly Pattern[]) => State,
  ) {
    this.isFree = values.every(({ kind }) => kind === "text");
  }

  /** Where a value leads. */
  next(value: string): State {
    if (this.isFree) return this.anyway();
    const met = this.met.get(value);
    if (met) return met;
    const state = this.through(this.values.map((pattern) => (matchesValue(this.pool, pattern, value) ? "1" : "0")).join(""));
    if (this.met.size >= mostMet) this.met.clear();
    if (value.length <= longestMet) this.met.set(value, state);
    return state;
  }

  /** Where it leads to take any value as right. */
  anyway(): State {
    this.anyLead ??= this.through("1".repeat(this.values.length));
    return this.anyLead;
  }

  private through(key: string): State {
    let state = this.leads.get(key);
    if (!state) {
      state = this.lead(this.values.filter((_, index) => key[index] === "1"));
      this.leads.set(key, state);
    }
    return state;
  }
}

/** In characters. */
const mostRemembered = 8_000_000;

const mostMet = 256;
// A word that is cut out of a text keeps all of it alive, unless it is as short as this.
const longestMet = 12;

/** Makes states; what is equal is made once. */
export class StatePool {
  private readonly made = new Map<string, State>();
  private readonly sets = new Map<string, Accepted>();
  private remembered = 0;
  private readonly rememberedIn = new Set<Map<string, Accepted>>();
  /** What the end of a start tag leaves of patterns. */
  readonly ended = new Map<Pattern, Pattern>();

  constructor(readonly pool: PatternPool) {}

  /** The state before a document whose root matches a pattern. */
  before(pattern: Pattern): State {
    return this.of([{ definition: undefined, pattern }]);
  }

  /** The state behind the name of an element that may satisfy any of the definitions. */
  inside(definitions: ReadonlySet<Definition>): State {
    const ordered = [...definitions].sort((a, b) => a.id - b.id);
    return this.of(ordered.map((definition) => ({ definition, pattern: definition.content })));
  }

  of(alternatives: readonly Alternative[]): State {
    const possible = alternatives.filter(({ pattern }) => pattern.kind !== "notAllowed");
    let key = "";
    for (const { definition, pattern } of possible) key += `${definition?.id ?? "-"}:${pattern.id} `;
    let state = this.made.get(key);
    if (!state) {
      state = new State(this, possible);
      this.made.set(key, state);
    }
    return state;
  }

  union(a: State, b: State): State {
    const patterns = new Map<Definition | undefined, Pattern[]>();
    for (const { definition, pattern } of [...a.alternatives, ...b.alternatives]) {
      patterns.set(definition, [...(patterns.get(definition) ?? []), pattern]);
    }
    return this.of([...patterns].map(([definition, members]) => ({ definition, pattern: this.pool.choice(members) })));
  }

  /** Counts a text that is to be remembered; when there are too many characters, all before are forgotten. */
  makeRoom(length: number, among: Map<string, Accepted>): void {
    this.remembered += length;
    if (this.remembered > mostRemembered) {
      for (const one of this.rememberedIn) one.clear();
      this.rememberedIn.clear();
      this.remembered = length;
    }
    this.rememberedIn.add(among);
  }

  /** One definition alone. */
  only(definition: Definition): Accepted {
    return this.set(new Set([definition]));
  }

  accepted(alternatives: readonly Alternative[]): Accepted {
    const definitions = new Set<Definition>();
    for (const { definition } of alternatives) if (definition) definitions.add(definition);
    return this.set(definitions);
  }

  private set(definitions: ReadonlySet<Definition>): Accepted {
    const key = [...definitions].map(({ id }) => id).join(" ");
    let set = this.sets.get(key);
    if (!set) {
      set = { definitions, passed: new Map() };
      this.sets.set(key, set);
    }
    return set;
  }
}
