import type { HeatTable, NamesRow } from "../../server/core/grammar/heat/table";

interface RawVersion {
  readonly aliases?: readonly string[];
  readonly sections: readonly string[];
  readonly resourceKeys: readonly string[];
  readonly parameterKeys: readonly string[];
  readonly outputKeys: readonly string[];
  readonly parameterConstraints: readonly string[];
  readonly deletionPolicies: readonly string[];
}

export interface RawVersions {
  readonly hot: Readonly<Record<string, RawVersion>>;
  readonly hotOrder: readonly string[];
  readonly parameter: {
    readonly types: readonly string[];
    readonly constraintAppliesTo: Readonly<Record<string, readonly string[]>>;
  };
  readonly parameterGroupKeys: { readonly read: readonly string[] };
  readonly pseudoParameters: { readonly hot: readonly string[]; readonly hotResolvable: readonly string[] };
}

type VersionTables = Omit<
  HeatTable,
  "source" | "functions" | "conditionFunctions" | "arguments" | "types" | "everyAttribute" | "aliases" | "templateTypes"
>;

/** What a template may hold, by the version of its format. */
export function versionTables({ hot, hotOrder, parameter, parameterGroupKeys, pseudoParameters }: RawVersions): VersionTables {
  const names = (of: (version: RawVersion) => readonly string[]): NamesRow => {
    const first: Record<string, string> = {};
    for (const id of hotOrder) for (const name of hot[id] ? of(hot[id]) : []) first[name] ??= id;
    return first;
  };
  return {
    versions: hotOrder.map((id) => ({ id, ...(hot[id]?.aliases && { aliases: hot[id].aliases }) })),
    sections: names((version) => version.sections),
    resourceKeys: names((version) => version.resourceKeys),
    parameterKeys: names((version) => version.parameterKeys),
    outputKeys: names((version) => version.outputKeys),
    constraints: names((version) => [...version.parameterConstraints, "description"]),
    deletionPolicies: names((version) => version.deletionPolicies),
    groupKeys: names(() => parameterGroupKeys.read),
    parameterTypes: parameter.types,
    constraintFits: parameter.constraintAppliesTo,
    pseudoParameters: {
      resolved: pseudoParameters.hotResolvable,
      empty: pseudoParameters.hot.filter((name) => !pseudoParameters.hotResolvable.includes(name)),
    },
  };
}
