import { keyOf, resolveAlias, valueAt, type YamlEntry, type YamlMap, type YamlScalar } from "../../yaml/yamlTree";

/** One line of a `resource_registry`. */
export interface RegistryEntry {
  readonly entry: YamlEntry;
  readonly type: string;
  readonly node: YamlScalar;
  readonly target: string;
  /** Heat's client reads what holds no `::` as a file. */
  readonly isFile: boolean;
}

/** What the registry of an environment maps, hooks and single resources left out. */
export function registryEntries(root: YamlMap): RegistryEntry[] {
  const registry = valueAt(root, "resource_registry");
  if (registry?.kind !== "map") return [];
  const base = valueAt(registry, "base_url");
  const prefix = base?.kind === "scalar" ? base.text.replace(/\/*$/, "/") : "";
  return registry.entries.flatMap((entry) => {
    const type = keyOf(entry);
    const node = entry.value && resolveAlias(entry.value);
    if (
      type === undefined ||
      type === "resources" ||
      type === "base_url" ||
      node?.kind !== "scalar" ||
      typeof node.value !== "string"
    )
      return [];
    const isFile = !node.text.includes("::");
    return [{ entry, type, node, target: isFile ? prefix + node.text : node.text, isFile }];
  });
}
