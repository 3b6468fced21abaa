import type { HeatSchema, Version } from "../../../grammar/heat/heatSchema";
import type { PropertyRow, TypeRow } from "../../../grammar/heat/table";
import type { Span } from "../../../text/span";
import type { YamlEntry, YamlMap, YamlNode } from "../../../yaml/yamlTree";
import { Findings, spanOf } from "./findings";

/** Something that a template declares under a name. */
export interface Declared {
  readonly name: string;
  readonly span: Span;
  readonly entry: YamlEntry;
}

export interface DeclaredParameter extends Declared {
  readonly type?: string;
}

export interface DeclaredResource extends Declared {
  readonly definition?: YamlMap;
  readonly type?: { readonly name: string; readonly span: Span };
  /** What Heat knows of its type; nothing for a type of a file, an environment, or none. */
  readonly row?: TypeRow;
  /** `condition: false`: Heat reads it and looks no further. */
  readonly isDisabled: boolean;
}

/** One name that needs another one first. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
  /** Written as `depends_on`, where a reference would need the other's value. */
  readonly isExplicit: boolean;
}

export type Kind = "parameter" | "resource" | "condition";

/** A place where a declared thing is meant, or would be if it were declared. */
export interface NameUse {
  readonly kind: Kind;
  readonly name: string;
  readonly node: YamlNode;
}

/** A template while it is checked: what it declares, and what was found and used so far. */
export class Template {
  readonly findings = new Findings();
  readonly parameters = new Map<string, DeclaredParameter>();
  readonly resources = new Map<string, DeclaredResource>();
  readonly conditions = new Map<string, Declared>();
  readonly dependencies: Dependency[] = [];
  readonly conditionDependencies: Dependency[] = [];
  readonly usedParameters = new Set<string>();
  readonly usedConditions = new Set<string>();
  /** The functions that keys were probably meant as: the same keys come again and again. */
  readonly nearFunctions = new Map<string, readonly string[]>();
  /** Where names are used; where they are declared is in the maps above. */
  readonly uses: NameUse[] = [];
  /** Where attributes of resources are read. */
  readonly attributeUses: { readonly resource: string; readonly name: string; readonly node: YamlNode }[] = [];
  /** Set where a parameter's name is computed: any of them may be used. */
  usesAnyParameter = false;

  /** `isMissing`: says whether a path that the template names is known to lead to nothing. */
  constructor(
    readonly text: string,
    readonly isMissing: (path: string) => boolean,
    readonly root: YamlMap,
    readonly schema: HeatSchema,
    readonly version: Version,
  ) {}

  declaredKind(name: string): Kind | undefined {
    if (this.resources.has(name)) return "resource";
    if (this.parameters.has(name)) return "parameter";
    return this.conditions.has(name) ? "condition" : undefined;
  }
}

/** Where a value stands, as far as that bears on what is found in it. */
export interface Place {
  /** The resource whose value this is. */
  readonly owner?: string;
  readonly isOutput?: boolean;
  /** The condition whose definition this is; empty in a condition without a name. */
  readonly condition?: string;
  /** Words that are replaced before the value is used: `%index%`, the variables of `repeat`. */
  readonly replaced: readonly string[];
  /** Heat does not look into this value before the stack is created. */
  readonly isDeferred: boolean;
  /** Of a call: the property whose value it is. */
  readonly wanted?: PropertyRow | undefined;
  readonly depth: number;
}

export const topPlace: Place = { replaced: [], isDeferred: false, depth: 0 };

/** Deeper than any sensible template. */
export const deepest = 100;

export function keySpan(entry: YamlEntry): Span {
  return spanOf(entry.key);
}

/** What a key says, whatever type YAML gives it. */
export function keyText({ key }: YamlEntry): string {
  return key.kind === "scalar" ? key.text : "";
}

/** Says whether a text holds a word that is replaced before it is used. */
export function isReplaced(text: string, { replaced }: Place): boolean {
  return replaced.some((word) => word !== "" && text.includes(word));
}

/** The form of a node, as `forms` names it. */
export function formOf(node: Exclude<YamlNode, { kind: "alias" }> | undefined): "map" | "list" | "text" | "null" {
  if (!node) return "null";
  if (node.kind !== "scalar") return node.kind;
  return node.value === null ? "null" : "text";
}

/** How far a node stands from the start of its line. */
export function columnOf({ span: { start } }: YamlNode, text: string): number {
  return start - (Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1);
}
