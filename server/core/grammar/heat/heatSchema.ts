import type { ArgumentsRow, FunctionRow, HeatTable, NamesRow, TypeRow } from "./table";

/** A version of the template format, as an index into those that Heat knows, the oldest first. */
export interface Version {
  readonly id: string;
  /** As its author wrote it: `rocky`, `2018-08-31`. */
  readonly written: string;
  readonly index: number;
}

/** What a version makes of a function's name. */
export type FunctionState =
  | { readonly kind: "known"; readonly takes: ArgumentsRow; readonly implementation: string }
  | { readonly kind: "newer" | "removed"; readonly version: string };

/** Heat's facts, as they are asked. Nothing is made in advance: a session without templates pays nothing. */
export class HeatSchema {
  /** What must be given, by the properties of a type or the keys of a map. */
  private readonly requiredNames = new WeakMap<TypeRow["properties"], readonly string[]>();

  /** `mapped`: types of an environment or of files, in front of Heat's own; undefined for what is not known of one. */
  constructor(
    private readonly load: () => HeatTable,
    private readonly mapped: ReadonlyMap<string, TypeRow | undefined> = new Map(),
  ) {}

  get table(): HeatTable {
    return this.load();
  }

  /** The same with types that stand in front of Heat's own. */
  with(mapped: ReadonlyMap<string, TypeRow | undefined>): HeatSchema {
    return mapped.size === 0 ? this : new HeatSchema(this.load, mapped);
  }

  /** Says whether a type is one of an environment or a file. */
  isMapped(name: string): boolean {
    return this.mapped.has(name);
  }

  /** The names among properties that must be given. */
  requiredIn(rows: TypeRow["properties"]): readonly string[] {
    const known = this.requiredNames.get(rows) ?? Object.keys(rows).filter((name) => rows[name]?.required);
    this.requiredNames.set(rows, known);
    return known;
  }

  /** The version of a date or a release's name; the newest one where Heat knows none of that name. */
  version(written: string | undefined): { readonly version: Version; readonly isKnown: boolean } {
    const index = this.table.versions.findIndex(({ id, aliases }) => id === written || aliases?.includes(written ?? ""));
    const at = index < 0 ? this.table.versions.length - 1 : index;
    const id = this.table.versions[at]?.id ?? "";
    return { version: { id, written: index < 0 ? id : (written ?? id), index: at }, isKnown: index >= 0 };
  }

  /** Every word that names a version, the newest first. */
  get versionNames(): string[] {
    return this.table.versions.flatMap(({ id, aliases = [] }) => [id, ...aliases]).reverse();
  }

  /** Says whether a version has a name, or which one brought it; `undefined` for a name of none. */
  since(names: NamesRow, name: string, { index }: Version): "allowed" | { readonly newer: string } | undefined {
    const first = Object.hasOwn(names, name) ? names[name] : undefined;
    if (first === undefined) return undefined;
    return this.indexOf(first) <= index ? "allowed" : { newer: first };
  }

  /** The names that a version has. */
  namesIn(names: NamesRow, version: Version): string[] {
    return Object.keys(names).filter((name) => this.since(names, name, version) === "allowed");
  }

  function(name: string, use: "value" | "condition", version: Version): FunctionState | undefined {
    const table = use === "value" ? this.table.functions : this.table.conditionFunctions;
    const row = Object.hasOwn(table, name) ? table[name] : undefined;
    return row && this.stateOf(row, version);
  }

  functionsIn(use: "value" | "condition", version: Version): string[] {
    const table = use === "value" ? this.table.functions : this.table.conditionFunctions;
    return Object.keys(table).filter((name) => this.function(name, use, version)?.kind === "known");
  }

  /** The type of that name, also by a name that the default environment maps to it. */
  resourceType(name: string): TypeRow | undefined {
    if (this.mapped.has(name)) return this.mapped.get(name);
    const { types } = this.table;
    const real = Object.hasOwn(types, name) ? name : this.aliasOf(name);
    return real !== undefined && Object.hasOwn(types, real) ? types[real] : undefined;
  }

  /** Says whether the default environment makes the type of a template, whose properties are not known here. */
  isTemplateType(name: string): boolean {
    return this.table.templateTypes.includes(name);
  }

  private aliasOf(name: string): string | undefined {
    for (const [from, to] of Object.entries(this.table.aliases)) {
      if (from === name) return to;
      if (from.endsWith("*") && name.startsWith(from.slice(0, -1))) return to.slice(0, -1) + name.slice(from.length - 1);
    }
    return undefined;
  }

  private stateOf(row: FunctionRow, { index }: Version): FunctionState | undefined {
    let state: FunctionState | undefined;
    for (const [id, implementation] of Object.entries(row)) {
      if (this.indexOf(id) > index) return state ?? { kind: "newer", version: id };
      const takes = implementation === null ? undefined : this.table.arguments[implementation];
      state = implementation === null ? { kind: "removed", version: id } : takes && { kind: "known", takes, implementation };
    }
    return state;
  }

  private indexOf(id: string): number {
    return this.table.versions.findIndex((version) => version.id === id);
  }
}
