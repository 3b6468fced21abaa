import type { Limits, PropertyRow, Support, TypeRow, ValueType } from "../../server/core/grammar/heat/table";

interface RawSupport {
  readonly status: string;
  readonly since?: string;
  readonly replacedBy?: string;
  readonly previous?: readonly RawSupport[];
}

interface RawConstraint {
  readonly allowed_values?: readonly (string | number | boolean)[];
  readonly range?: Limits;
  readonly length?: Limits;
  readonly allowed_pattern?: string;
  readonly custom?: string;
}

interface RawProperty {
  readonly type: ValueType;
  readonly required?: boolean;
  readonly updateAllowed?: boolean;
  readonly immutable?: boolean;
  readonly default?: unknown;
  readonly constraints?: readonly RawConstraint[];
  readonly schema?: Readonly<Record<string, RawProperty>>;
  readonly items?: RawProperty;
  readonly support?: RawSupport;
  readonly implemented?: boolean;
}

interface RawType {
  readonly properties: Readonly<Record<string, RawProperty>>;
  readonly attributes: Readonly<Record<string, { readonly type?: string }>>;
  readonly updatePolicy?: Readonly<Record<string, RawProperty>>;
  readonly service: string;
  readonly support?: RawSupport;
  readonly anyAttribute?: boolean;
  readonly placeholder?: boolean;
  readonly snapshotOnDelete?: boolean;
  readonly decidesReplacement?: boolean;
}

export interface RawResources {
  readonly source: { readonly heat: string; readonly debianPackage: string };
  readonly resources: Readonly<Record<string, RawType>>;
  readonly aws: Readonly<Record<string, RawType>>;
  readonly baseAttributes: Readonly<Record<string, unknown>>;
  readonly registryAliases: Readonly<Record<string, string>>;
  readonly registryTemplates: readonly string[];
}

/** Every resource type, sorted by name. */
export function typeTable({ resources, aws }: RawResources): Record<string, TypeRow> {
  const types = Object.entries({ ...resources, ...aws }).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(types.map(([name, raw]) => [name, typeRow(name, raw)]));
}

function typeRow(name: string, raw: RawType): TypeRow {
  const scalars = Object.keys(raw.attributes).filter((one) => /^(String|Integer|Boolean)$/.test(raw.attributes[one]?.type ?? ""));
  return {
    properties: rows(raw.properties),
    attributes: Object.keys(raw.attributes),
    ...(scalars.length > 0 && { scalarAttributes: scalars }),
    ...(raw.anyAttribute && { anyAttribute: true }),
    ...(raw.placeholder && { placeholder: true }),
    ...(raw.snapshotOnDelete && { snapshot: true }),
    ...(raw.decidesReplacement && { decidesReplacement: true }),
    ...(raw.updatePolicy && { updatePolicy: rows(raw.updatePolicy) }),
    service: raw.service,
    ...age(name, raw.support),
  };
}

function rows(properties: Readonly<Record<string, RawProperty>>): Record<string, PropertyRow> {
  return Object.fromEntries(Object.entries(properties).map(([name, raw]) => [name, propertyRow(name, raw)]));
}

function propertyRow(name: string, raw: RawProperty): PropertyRow {
  const limits: RawConstraint = Object.assign({}, ...(raw.constraints ?? []));
  return {
    type: raw.type,
    ...(raw.required && { required: true }),
    ...(raw.immutable ? { update: "rejected" } : raw.updateAllowed && { update: "inPlace" }),
    ...(raw.default !== undefined && { default: raw.default }),
    ...(limits.allowed_values && { allowed: limits.allowed_values }),
    ...(limits.range && { range: limits.range }),
    ...(limits.length && { length: limits.length }),
    ...(limits.allowed_pattern && { pattern: limits.allowed_pattern }),
    ...(limits.custom && { custom: limits.custom }),
    ...(raw.schema && { keys: rows(raw.schema) }),
    ...(raw.items && { items: propertyRow(name, raw.items) }),
    ...age(name, raw.support),
    ...(raw.implemented === false && { unimplemented: true }),
  };
}

/** Since when something exists, and its status where that is not simply supported. */
function age(name: string, support: RawSupport | undefined): { since?: string; support?: Support } {
  if (!support) return {};
  const { status, previous } = support;
  const first = previous?.at(-1) ?? support;
  // A property is not replaced by a type, nor a type by itself: there the facts only repeat a sentence's first name.
  const by =
    support.replacedBy === name || support.replacedBy?.includes("::") !== name.includes("::") ? undefined : support.replacedBy;
  return {
    ...(first.since && first.status === "SUPPORTED" && { since: first.since }),
    ...((status === "HIDDEN" || status === "DEPRECATED" || status === "UNSUPPORTED") && {
      support: { status, ...(support.since && { since: support.since }), ...(by && { by }) },
    }),
  };
}
