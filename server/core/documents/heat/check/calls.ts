import type { FunctionState } from "../../../grammar/heat/heatSchema";
import { nearness } from "../../../text/nearest";
import { resolveAlias, type YamlEntry, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";
import { effectiveEntries } from "./keys";
import type { Template } from "./template";

/** A map of one key that a version of the format takes, took or will take for a function. */
export interface Call {
  readonly name: string;
  readonly entry: YamlEntry;
  readonly state: FunctionState;
}

/** The only entry of a map that has but one: the form of a function call. */
export function onlyEntry(map: YamlMap): (YamlEntry & { readonly name: string }) | undefined {
  // Two entries are one where a key is written twice or a merge brings the same.
  if (map.entries.length !== 1 && map.entries.length !== 2) return undefined;
  const [entry, ...others] = effectiveEntries(map);
  return entry && others.length === 0 && isNamed(entry) ? entry : undefined;
}

function isNamed(entry: YamlEntry): entry is YamlEntry & { readonly name: string } {
  return entry.name !== undefined;
}

export function callOf(node: YamlNode | undefined, template: Template, use: "value" | "condition" = "value"): Call | undefined {
  const map = node && resolveAlias(node);
  if (map?.kind !== "map") return undefined;
  const entry = onlyEntry(map);
  const state = entry && template.schema.function(entry.name, use, template.version);
  return entry && state && { name: entry.name, entry, state };
}

/** A call that the template's own version knows. */
export function isKnown(call: Call | undefined): call is Call & { readonly state: { readonly kind: "known" } } {
  return call?.state.kind === "known";
}

/** The functions that a key was probably meant as: near, and not an ordinary word. */
export function nearFunctions({ schema, version, findings, nearFunctions: told }: Template, name: string): readonly string[] {
  const before = told.get(name);
  if (before) return before;
  const known = schema.functionsIn("value", version).filter((one) => /_/.test(one));
  const near = findings.near(name, known).filter((one) => (nearness(name, one) ?? 9) <= 2);
  told.set(name, near);
  return near;
}

/** Says whether a value holds a reference whose value is known only when the stack is created. */
export function holdsReference(node: YamlNode | undefined): boolean {
  if (!node || node.kind === "scalar") return false;
  const seen = new Set<YamlNode>();
  const pending: YamlNode[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const value = resolveAlias(next);
    if (!value || seen.has(value)) continue;
    seen.add(value);
    if (value.kind === "list") for (const item of value.items) pending.push(item);
    else if (value.kind === "map") {
      if (value.entries.length === 1 && /^(get_(resource|attr)|Ref)$/.test(onlyEntry(value)?.name ?? "")) return true;
      for (const entry of value.entries) if (entry.value) pending.push(entry.value);
    }
  }
  return false;
}
