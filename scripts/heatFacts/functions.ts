import type { ArgumentsRow, FunctionRow, HeatTable, Limits } from "../../server/core/grammar/heat/table";

interface RawImplementation {
  readonly arguments?: string;
  readonly sameAs?: string;
  readonly derivesFrom?: string;
  readonly requiredKeys?: readonly string[];
  readonly optionalKeys?: readonly string[];
  readonly allowedValues?: readonly string[];
  readonly rules: readonly (readonly [when: string, rule: string])[];
}

export interface RawFunctions {
  readonly functions: Readonly<
    Record<string, { readonly value?: Readonly<Record<string, string>>; readonly condition?: Readonly<Record<string, string>> }>
  >;
  readonly implementations: Readonly<Record<string, RawImplementation>>;
}

/** The functions of templates by version, and what each of their implementations takes. */
export function functionTables(
  { functions, implementations }: RawFunctions,
  order: readonly string[],
): Pick<HeatTable, "functions" | "conditionFunctions" | "arguments"> {
  const used = new Set<string>();
  const table = (use: "value" | "condition") =>
    Object.fromEntries(
      Object.entries(functions).flatMap(([name, uses]) => {
        const row = changes(uses[use] ?? {}, order);
        for (const shape of Object.values(row)) if (shape !== null) used.add(shape);
        return Object.keys(row).length > 0 ? [[name, row]] : [];
      }),
    );
  const values = table("value");
  const conditions = table("condition");
  return {
    functions: values,
    conditionFunctions: conditions,
    arguments: Object.fromEntries([...used].sort().map((name) => [name, argumentsOf(name, implementations)])),
  };
}

/** Only the versions in which something changes. */
function changes(byVersion: Readonly<Record<string, string>>, order: readonly string[]): FunctionRow {
  const row: Record<string, string | null> = {};
  let last: string | null | undefined;
  for (const id of order) {
    const raw = byVersion[id];
    const now = raw === undefined ? last : raw === "hot.Removed" ? null : raw;
    if (now !== undefined && now !== last) row[id] = now;
    last = now;
  }
  return row;
}

function argumentsOf(name: string, all: Readonly<Record<string, RawImplementation>>): ArgumentsRow {
  const raw = all[name];
  if (!raw) throw new Error(`there is no implementation ${name}`);
  const parent = raw.sameAs ?? (raw.arguments === undefined ? raw.derivesFrom : undefined);
  const inherited: ArgumentsRow = parent ? argumentsOf(parent, all) : {};
  const limits = listLimits(raw.arguments);
  const open = raw.rules.some(([, rule]) => /items past the .* are ignored/.test(rule));
  const list = limits && open ? { min: limits.min ?? 0 } : limits;
  const optional = [...(inherited.optional ?? []), ...(raw.optionalKeys ?? [])];
  return {
    ...inherited,
    ...(list && { list }),
    ...(raw.requiredKeys && { required: raw.requiredKeys }),
    ...(optional.length > 0 && { optional }),
    ...(raw.allowedValues && { words: raw.allowedValues }),
    ...(raw.arguments === "string" && !raw.allowedValues && { text: true }),
  };
}

/** "list, exactly 2", "list, min 1", "list, 2 or 3", "list of lists". */
function listLimits(words = ""): Limits | undefined {
  const [, exactly] = /^list, exactly (\d)/.exec(words) ?? [];
  if (exactly) return { min: Number(exactly), max: Number(exactly) };
  const [, from, to] = /^list, (\d) or (\d)/.exec(words) ?? [];
  if (from && to) return { min: Number(from), max: Number(to) };
  const [, min] = /^list.*, min (\d)/.exec(words) ?? [];
  return min ? { min: Number(min) } : /^list\b/.test(words) ? {} : undefined;
}
