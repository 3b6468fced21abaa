import type { Fault } from "../text/fault";
import type { Span } from "../text/span";

/** A scalar. `value` is what YAML 1.1 as PyYAML resolves it makes of it (`yes` is true, `0777` is 511, `12:34` is base 60). */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The text as the reader takes it: quotes and escapes resolved, folded. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** As written, quotes included; the whole block for a block scalar. */
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlEntry {
  readonly key: YamlNode;
  /** Missing only where nothing is written: PyYAML takes it as null. */
  readonly value?: YamlNode;
  /** From the key to the end of the value. */
  readonly whole: Span;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  readonly span: Span;
  readonly tag?: string;
}

/** A `*name`; `target` is the very node that `&name` marks. */
export interface YamlAlias {
  readonly kind: "alias";
  readonly name: string;
  readonly target?: YamlNode;
  readonly span: Span;
}

export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

/** What `readYaml` makes of a text: the first document, as PyYAML's safe loader reads it, and what keeps it from reading it. */
export interface YamlTree {
  readonly root?: YamlNode;
  readonly comments: readonly { readonly text: string; readonly span: Span }[];
  readonly faults: readonly Fault[];
}
