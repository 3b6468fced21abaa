/** A name: `local`, `{namespace}local`, or one of RELAX NG's open name classes. */
export type NameClassRow =
  | string
  | readonly ["any", NameClassRow?]
  | readonly ["namespace", string, NameClassRow?]
  | readonly ["|", ...NameClassRow[]];

/**
 * A pattern, written with the signs of RELAX NG's compact syntax. Numbers are rows of the table:
 * `=` allowed words, `data` a row of `datatypes`, `@` an attribute, `<` a row of `elements`, `&` interleave, `,` group.
 */
export type PatternRow =
  | readonly ["empty" | "notAllowed" | "text"]
  | readonly ["=" | "verbatim", ...string[]]
  | readonly ["data", number, number?]
  | readonly ["@", NameClassRow, number]
  | readonly ["<", number]
  | readonly ["|" | "&" | ",", ...number[]]
  | readonly ["+" | "*" | "?" | "list", number];

/** A datatype of XML Schema: its name, its parameters, and the name that the schema gives to it. */
export type DatatypeRow = readonly [type: string, parameters?: readonly (readonly [string, string])[], name?: string];

export type ElementRow = readonly [name: NameClassRow, content: number];

/** A schema of RELAX NG, simplified, as `scripts/grammar.ts` writes it. */
export interface GrammarTable {
  readonly source: { readonly origin: string; readonly version: string; readonly licence: string };
  /** For each kind of document its start pattern. */
  readonly starts: Readonly<Record<string, number>>;
  readonly datatypes: readonly DatatypeRow[];
  readonly elements: readonly ElementRow[];
  readonly patterns: readonly PatternRow[];
}
