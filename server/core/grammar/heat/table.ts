/** The types of property values. */
export type ValueType = "String" | "Integer" | "Number" | "Boolean" | "Map" | "List" | "Any";

/** What Heat says of a name's age. `by` replaces it. */
export interface Support {
  readonly status: "HIDDEN" | "DEPRECATED" | "UNSUPPORTED";
  /** The release in which the status began. */
  readonly since?: string;
  readonly by?: string;
}

/** A property, a key of a map or the items of a list. What is absent is false, or without limit. */
export interface PropertyRow {
  readonly type: ValueType;
  readonly required?: true;
  /** How a changed value is applied; absent: the resource is replaced. */
  readonly update?: "inPlace" | "rejected";
  readonly default?: unknown;
  readonly allowed?: readonly (string | number | boolean)[];
  readonly range?: Limits;
  readonly length?: Limits;
  /** A regular expression of Python's for the whole value. */
  readonly pattern?: string;
  readonly custom?: string;
  /** The known keys of a Map; a Map without it is free. */
  readonly keys?: Readonly<Record<string, PropertyRow>>;
  /** The elements of a List. */
  readonly items?: PropertyRow;
  readonly since?: string;
  readonly support?: Support;
  /** Heat knows the name and refuses it. */
  readonly unimplemented?: true;
}

export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** A resource type. */
export interface TypeRow {
  readonly properties: Readonly<Record<string, PropertyRow>>;
  readonly attributes: readonly string[];
  /** Those that are a text, a number or a truth value: there is nothing below them. */
  readonly scalarAttributes?: readonly string[];
  /** The plug-in resolves attributes itself: any name may be one. */
  readonly anyAttribute?: true;
  /** The type does nothing and takes any properties. */
  readonly placeholder?: true;
  /** `deletion_policy: Snapshot` is possible. */
  readonly snapshot?: true;
  /** A change may replace the resource although the property is updated in place. */
  readonly decidesReplacement?: true;
  readonly updatePolicy?: Readonly<Record<string, PropertyRow>>;
  readonly service: string;
  readonly since?: string;
  readonly support?: Support;
}

/** What a function takes: a list of so many items, a map of such keys, or a single value. */
export interface ArgumentsRow {
  readonly list?: Limits;
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** One of these words. */
  readonly words?: readonly string[];
  /** A string and nothing else. */
  readonly text?: true;
}

/** A version of the template format, with what is allowed in it. Names that every version allows stand in `everyVersion`. */
export interface VersionRow {
  readonly id: string;
  readonly aliases?: readonly string[];
}

/** The names of one part of a template, each with the version that brought it. */
export type NamesRow = Readonly<Record<string, string>>;

/** A function: from which version on which arguments; `null` where it is gone. */
export type FunctionRow = Readonly<Record<string, string | null>>;

/** Heat's facts as they are generated: names, types and limits. */
export interface HeatTable {
  readonly source: string;
  readonly versions: readonly VersionRow[];
  readonly sections: NamesRow;
  readonly resourceKeys: NamesRow;
  readonly parameterKeys: NamesRow;
  readonly outputKeys: NamesRow;
  readonly constraints: NamesRow;
  readonly deletionPolicies: NamesRow;
  readonly groupKeys: NamesRow;
  readonly parameterTypes: readonly string[];
  /** The types of parameters that a constraint fits. */
  readonly constraintFits: Readonly<Record<string, readonly string[]>>;
  readonly pseudoParameters: { readonly resolved: readonly string[]; readonly empty: readonly string[] };
  readonly functions: Readonly<Record<string, FunctionRow>>;
  readonly conditionFunctions: Readonly<Record<string, FunctionRow>>;
  readonly arguments: Readonly<Record<string, ArgumentsRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
  /** Attributes of every type. */
  readonly everyAttribute: readonly string[];
  /** Old names of types; one `*` stands for the same text on both sides. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Types that the operator's default environment makes of templates. */
  readonly templateTypes: readonly string[];
}
