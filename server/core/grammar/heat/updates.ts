import type { PropertyRow, TypeRow } from "./table";

/** What becomes of a resource when the value of one of its properties changes and the stack is updated. */
export interface UpdateEffect {
  readonly kind:
    | "inPlace"
    | "replaced"
    /** The update fails. */
    | "rejected"
    /** Nova resizes the server. */
    | "resized"
    /** Nova writes the server's root disk anew. */
    | "rebuilt"
    /** The resource keeps what it has. */
    | "ignored"
    /** Another property decides, whose value is not known here. */
    | "depends";
  /** The property that decides it; without a value where that is not known. */
  readonly by?: { readonly name: string; readonly value?: string; readonly isDefault: boolean };
  /** Of what is replaced: what goes with the old one. */
  readonly loses?: "data" | "localDisks";
  /** Of what is replaced: what the resource's deletion policy keeps of the old one. */
  readonly keeps?: "resource" | "snapshot";
}

/** How an effect is found out: what a property is called, and how the value of another one is asked. */
export interface Changed {
  readonly type: string;
  readonly row: TypeRow;
  /** From the name of the property down to the key that changes. */
  readonly path: readonly string[];
  /** The value of another property of the same resource; `known: false` where it is computed. */
  written(property: string): { readonly known: true; readonly text: string } | { readonly known: false } | undefined;
}

/** The properties of servers that say what becomes of the server when another one changes. */
const serverPolicies: Readonly<Record<string, string>> = {
  flavor: "flavor_update_policy",
  image: "image_update_policy",
  user_data: "user_data_update_policy",
};

const policyEffects: Readonly<Record<string, UpdateEffect["kind"]>> = {
  REPLACE: "replaced",
  RESIZE: "resized",
  REBUILD: "rebuilt",
  REBUILD_PRESERVE_EPHEMERAL: "rebuilt",
  IGNORE: "ignored",
};

/** What goes when a resource of a type is deleted. */
const held: Readonly<Record<string, UpdateEffect["loses"]>> = {
  "OS::Nova::Server": "localDisks",
  "AWS::EC2::Instance": "localDisks",
  "OS::Cinder::Volume": "data",
  "AWS::EC2::Volume": "data",
  "OS::Manila::Share": "data",
  "OS::Trove::Instance": "data",
  "OS::Trove::Cluster": "data",
};

/** What a change of a property does; undefined where the facts do not tell. */
export function effectOf(changed: Changed): UpdateEffect | undefined {
  const effect = bareEffectOf(changed);
  const loses = effect?.kind === "replaced" ? held[changed.type] : undefined;
  return effect && loses ? { ...effect, loses } : effect;
}

function bareEffectOf({ type, row, path, written }: Changed): UpdateEffect | undefined {
  const [name = "", ...below] = path;
  const property: PropertyRow | undefined = Object.hasOwn(row.properties, name) ? row.properties[name] : undefined;
  if (!property) return undefined;
  if (type === "OS::Neutron::Port" && valueIs(written("replacement_policy"), "REPLACE_ALWAYS"))
    return { kind: "replaced", by: { name: "replacement_policy", value: "REPLACE_ALWAYS", isDefault: false } };
  if (property.update === undefined) return { kind: "replaced" };
  if (property.update === "rejected") return { kind: "rejected" };
  const policy = type === "OS::Nova::Server" ? serverPolicies[name] : undefined;
  if (policy !== undefined) return byPolicy(policy, row.properties[policy]?.default, written(policy));
  if (type === "OS::Heat::Stack" && name === "context") {
    if (below.length === 0) return { kind: "depends", by: { name: "region_name", isDefault: false } };
    return { kind: below[0] === "region_name" ? "replaced" : "inPlace" };
  }
  const isTold = row.decidesReplacement !== true || /^OS::(Nova::Server|Neutron::Port|Heat::Stack)$/.test(type);
  return isTold ? { kind: "inPlace" } : undefined;
}

function byPolicy(name: string, fallback: unknown, own: ReturnType<Changed["written"]>): UpdateEffect | undefined {
  if (own && !own.known) return { kind: "depends", by: { name, isDefault: false } };
  const value = own?.text ?? (typeof fallback === "string" ? fallback : "");
  const kind = policyEffects[value];
  return kind && { kind, by: { name, value, isDefault: own === undefined } };
}

function valueIs(value: ReturnType<Changed["written"]>, text: string): boolean {
  return value?.known === true && value.text === text;
}
