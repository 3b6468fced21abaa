import type { HeatSchema, Version } from "../../../grammar/heat/heatSchema";
import type { TypeRow } from "../../../grammar/heat/table";
import { keyOf, resolveAlias, valueAt, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";

export interface NamedParameter {
  readonly type: string;
  readonly description: string;
  /** The custom constraint that its values keep to. */
  readonly custom?: string;
}

export interface NamedResource {
  readonly type: string;
  readonly row?: TypeRow;
  readonly definition?: YamlNode;
}

/** What a template declares, as far as it can be named elsewhere in it. Each part is gathered when it is first asked for. */
export class Names {
  readonly version: Version;
  private ownParameters: ReadonlyMap<string, NamedParameter> | undefined;
  private ownResources: ReadonlyMap<string, NamedResource> | undefined;
  private neededBy: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly root: YamlMap,
    readonly schema: HeatSchema,
  ) {
    const version = valueAt(root, "heat_template_version");
    this.version = schema.version(version?.kind === "scalar" ? version.text : undefined).version;
  }

  get sections(): string[] {
    return this.root.entries.flatMap((entry) => keyOf(entry) ?? []);
  }

  /** The names in a section. */
  entriesOf(section: string): string[] {
    return [...this.each(section, () => undefined).keys()];
  }

  get parameters(): ReadonlyMap<string, NamedParameter> {
    this.ownParameters ??= this.each("parameters", (node) => {
      const constraints = node?.kind === "map" ? valueAt(node, "constraints") : undefined;
      const custom = constraints?.kind === "list" ? constraints.items.map((item) => textIn(item, "custom_constraint")) : [];
      const named = custom.find((one) => one !== "");
      return { type: textIn(node, "type"), description: textIn(node, "description"), ...(named && { custom: named }) };
    });
    return this.ownParameters;
  }

  get resources(): ReadonlyMap<string, NamedResource> {
    this.ownResources ??= this.each("resources", (node) => {
      const type = textIn(node, "type");
      const row = this.schema.resourceType(type);
      return { type, ...(row && { row }), ...(node && { definition: node }) };
    });
    return this.ownResources;
  }

  get conditions(): readonly string[] {
    return this.entriesOf("conditions");
  }

  /** The resources that a resource may name: those that do not need it themselves, nor are it. */
  resourcesFor(owner: string | undefined): ReadonlyMap<string, NamedResource> {
    const all = this.resources;
    if (owner === undefined) return all;
    this.neededBy ??= dependents(all);
    const above = new Set([owner]);
    for (const needed of above) for (const name of this.neededBy.get(needed) ?? []) above.add(name);
    return new Map([...all].filter(([name]) => !above.has(name)));
  }

  private each<Result>(
    section: string,
    of: (node: Exclude<YamlNode, { kind: "alias" }> | undefined) => Result,
  ): Map<string, Result> {
    const found = new Map<string, Result>();
    const map = valueAt(this.root, section);
    for (const entry of map?.kind === "map" ? map.entries : []) {
      const name = keyOf(entry);
      if (name !== undefined) found.set(name, of(entry.value && resolveAlias(entry.value)));
    }
    return found;
  }
}

/** The resources that name each resource. */
function dependents(resources: ReadonlyMap<string, NamedResource>): Map<string, string[]> {
  const neededBy = new Map<string, string[]>();
  for (const [name, { definition }] of resources)
    for (const needed of referencesIn(definition)) {
      const others = neededBy.get(needed);
      if (others) others.push(name);
      else neededBy.set(needed, [name]);
    }
  return neededBy;
}

function textIn(node: YamlNode | undefined, key: string): string {
  const map = node && resolveAlias(node);
  const value = map?.kind === "map" ? valueAt(map, key) : undefined;
  return value?.kind === "scalar" ? value.text : "";
}

/** The names that a resource's definition may lead to. */
function referencesIn(definition: YamlNode | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<YamlNode>();
  const pending: (YamlNode | undefined)[] = [definition];
  while (pending.length > 0) {
    const next = pending.pop();
    const node = next && resolveAlias(next);
    if (!node || node.kind === "scalar" || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") for (const item of node.items) pending.push(item);
    else
      for (const entry of node.entries) {
        const key = keyOf(entry);
        if (key !== undefined && /^(get_resource|get_attr|depends_on|Ref)$/.test(key)) addNames(entry.value, found);
        pending.push(entry.value);
      }
  }
  return found;
}

function addNames(value: YamlNode | undefined, found: Set<string>): void {
  const node = value && resolveAlias(value);
  if (node?.kind === "scalar") found.add(node.text);
  for (const item of node?.kind === "list" ? node.items : []) if (item.kind === "scalar") found.add(item.text);
}
