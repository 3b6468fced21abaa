import type { TypeRow } from "../../../grammar/heat/table";
import { keyOf, resolveAlias, valueAt, type YamlEntry, type YamlMap } from "../../../yaml/yamlTree";
import { conditionForm } from "./callForm";
import { fitsType } from "./fits";
import { type Form, freeMap, freeText, type Key, key, type Word, words } from "./form";
import { keysOf } from "./keysOf";
import type { Names } from "./names";
import { mapForm } from "./propertyForm";
import { resourceWords } from "./references";

/** The form of a resource, as far as its type decides it. */
export function resourceForm(entry: YamlEntry, names: Names): Form {
  const { schema, version } = names;
  const { table } = schema;
  const owner = keyOf(entry);
  const value = entry.value && resolveAlias(entry.value);
  const map = value?.kind === "map" ? value : undefined;
  const type = map ? typeIn(map) : "";
  const row = schema.resourceType(type);
  const forms: Readonly<Record<string, () => Form>> = {
    type: () => ({ type: "String", words: () => typeWords(names, map), isOpen: true }),
    properties: () => propertiesForm(type, row, names),
    metadata: () => freeMap,
    depends_on: () => {
      const one = { type: "String", words: () => resourceWords(names, owner) } as const;
      return { ...one, item: () => one };
    },
    update_policy: () => (row?.updatePolicy ? mapForm(row.updatePolicy, "heat:resource/update_policy") : freeMap),
    deletion_policy: () => ({
      type: "String",
      words: () =>
        words(
          schema.namesIn(table.deletionPolicies, version).filter((name) => row?.snapshot || !/snapshot/i.test(name)),
          "heat:resource/deletion_policy",
        ),
    }),
    external_id: () => ({ type: "String", functions: "value" }),
    condition: () => conditionForm(names, undefined),
  };
  return {
    type: "Map",
    keys: () =>
      keysOf(names, table.resourceKeys, "heat:resource/", (name) => forms[name] ?? (() => freeText), ["type"]).filter(
        ({ name }) => name !== "update_policy" || row?.updatePolicy !== undefined || row === undefined,
      ),
  };
}

function typeIn(map: YamlMap): string {
  const type = valueAt(map, "type");
  return type?.kind === "scalar" ? type.text : "";
}

/** Properties that hold the definition of further resources. */
const memberOf: Readonly<Record<string, string>> = {
  "OS::Heat::ResourceGroup": "resource_def",
  "OS::Heat::AutoScalingGroup": "resource",
};

/** The properties of a type; of one that takes any, nothing is known. */
export function propertiesForm(type: string, row: TypeRow | undefined, names: Names): Form {
  if (!row || row.placeholder) return freeMap;
  const form = mapForm(row.properties, `heat:${type}`);
  const member = memberOf[type];
  const memberKey = (one: Key): Key => (one.name === member ? { ...one, form: () => memberForm(names, one.form()) } : one);
  return { ...form, keys: (map) => (form.keys?.(map) ?? []).map(memberKey) };
}

/** What a group makes many of: a resource without a name of its own. */
function memberForm(names: Names, { address }: Form): Form {
  const keys = (map: YamlMap): Key[] => {
    const name = typeIn(map);
    return [
      key(
        "type",
        "heat:resource/type",
        () => ({ type: "String", words: () => typeWords(names, map), isOpen: true, functions: "value" }),
        {
          required: true,
        },
      ),
      key("properties", "heat:resource/properties", () => propertiesForm(name, names.schema.resourceType(name), names)),
      key("metadata", "heat:resource/metadata", () => freeMap),
    ];
  };
  return { type: "Map", functions: "value", keys, ...(address && { address }) };
}

/** What most templates are made of. */
const usualTypes = [
  "OS::Nova::Server",
  "OS::Neutron::Port",
  "OS::Neutron::Net",
  "OS::Neutron::Subnet",
  "OS::Neutron::Router",
  "OS::Neutron::RouterInterface",
  "OS::Neutron::FloatingIP",
  "OS::Neutron::SecurityGroup",
  "OS::Cinder::Volume",
  "OS::Cinder::VolumeAttachment",
  "OS::Nova::KeyPair",
  "OS::Nova::Flavor",
  "OS::Nova::ServerGroup",
  "OS::Heat::ResourceGroup",
  "OS::Heat::AutoScalingGroup",
  "OS::Heat::RandomString",
  "OS::Heat::SoftwareConfig",
  "OS::Heat::WaitCondition",
];

/** The types that Heat knows: those that it supports, then the others that it still takes; those that take what stands there. */
function typeWords(names: Names, definition: YamlMap | undefined): Word[] {
  const { types } = names.schema.table;
  const properties = definition && valueAt(definition, "properties");
  const all = Object.entries(types);
  const fitting = all.filter(([name, row]) => fitsType(row, properties, propertiesForm(name, row, names), names));
  const rank = ([name, { support, placeholder }]: (typeof all)[number]) =>
    support || placeholder ? 9 : usualTypes.includes(name) ? 0 : name.startsWith("OS::") ? 1 : 2;
  return (fitting.length > 0 ? fitting : all)
    .sort((a, b) => rank(a) - rank(b))
    .map(([text]) => ({ text, kind: "type", address: `heat:${text}` }));
}
