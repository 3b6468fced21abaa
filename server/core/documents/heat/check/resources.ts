import type { TypeRow, ValueType } from "../../../grammar/heat/table";
import { nearness } from "../../../text/nearest";
import { resolveAlias, valueAt, type YamlEntry, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";
import { addEntries, type Entries } from "../entries";
import { callOf, holdsReference, isKnown } from "./calls";
import { renaming, spanOf } from "./findings";
import { checkNames, checkWord, effectiveEntries, readKeys } from "./keys";
import { checkProperties } from "./properties";
import { nameIn, useResource } from "./references";
import { type DeclaredResource, keySpan, keyText, type Place, type Template, topPlace } from "./template";
import { checkUserData } from "./userData";
import type { ValueCheck } from "./values";
import { forms, hints, parts } from "./words";

/** Properties that hold the definition of further resources. */
const definitionProperties: ReadonlySet<string> = new Set(["resource_def", "resource"]);
const groups = /^OS::Heat::(ResourceGroup|AutoScalingGroup)$/;

/** Reads the names and types of a template's resources. */
export function declareResources(template: Template, map: YamlMap): void {
  checkNames(template, map);
  for (const entry of effectiveEntries(map)) {
    if (entry.name === undefined) continue;
    const definition = entry.value && resolveAlias(entry.value);
    template.resources.set(entry.name, {
      name: entry.name,
      span: keySpan(entry),
      entry,
      isDisabled: definition?.kind === "map" && isFalse(valueAt(definition, "condition")),
      ...(definition?.kind === "map" && { definition, ...typeIn(template, definition) }),
    });
  }
}

function isFalse(node: YamlNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === false;
}

function typeIn(template: Template, definition: YamlMap): Pick<DeclaredResource, "type" | "row"> {
  const node = effectiveEntries(definition).find(({ name }) => name === "type")?.value;
  const scalar = node && resolveAlias(node);
  if (scalar?.kind !== "scalar" || !node) return {};
  const { schema } = template;
  const isOurs = schema.isMapped(scalar.text) || schema.resourceType(scalar.text);
  const near = isOurs ? [] : nearTypes(template, scalar.text);
  // One slip is one finding: the rest is checked as what was surely meant.
  const name = near.length === 1 ? (near[0] ?? "") : scalar.text;
  const row = schema.resourceType(name);
  return { type: { name, span: spanOf(node) }, ...(row && { row }) };
}

export function checkResource(values: ValueCheck, resource: DeclaredResource) {
  const { template } = values;
  const { name, span, definition, isDisabled } = resource;
  if (name.includes("/")) template.findings.add("nameSlash", span);
  const parameter = template.parameters.get(name);
  if (parameter) {
    const related = [{ span: parameter.span, message: { en: "the parameter", ja: "パラメーター" } }];
    template.findings.add("nameTaken", span, { name }, { related });
  }
  if (!definition) return template.findings.add("notForm", span, { name, wanted: forms.map });
  const keys = readKeys(template, definition, template.schema.table.resourceKeys, "resource");
  const place: Place = { ...topPlace, owner: name };
  values.startPart();
  const condition = keys.get("condition");
  if (condition) values.condition(condition.value, topPlace);
  if (isDisabled)
    return template.findings.unheard(() => {
      checkDependsOn(values, keys.get("depends_on"), topPlace);
      values.free(resource.entry.value, topPlace);
    });
  checkType(template, resource, keys.get("type"));
  checkPolicy(template, keys.get("deletion_policy"), resource);
  checkDependsOn(values, keys.get("depends_on"), place);
  for (const key of ["metadata", "update_policy", "external_id"]) {
    const entry = keys.get(key);
    const value = entry?.value && resolveAlias(entry.value);
    if (entry && key !== "external_id" && !isMapOrCall(template, value))
      template.findings.add("notForm", keySpan(entry), { name: key, wanted: forms.map });
    const rows = resource.row?.updatePolicy;
    if (key === "update_policy" && rows && value?.kind === "map")
      checkProperties(
        values,
        value,
        {
          rows,
          owner: "update_policy",
          at: entry ? keySpan(entry) : span,
          add: (entries) => addEntries(template.text, value, entries),
        },
        { ...place, isDeferred: true },
      );
    else values.free(entry?.value, place);
  }
  checkPropertiesOf(values, resource, keys, place);
}

function isMapOrCall(template: Template, value: YamlNode | undefined): boolean {
  return value?.kind === "map" || isKnown(callOf(value, template));
}

/** A type that Heat does not know may still be one of an environment, or a file. */
function checkType(template: Template, { span, definition }: DeclaredResource, entry: YamlEntry | undefined) {
  const { findings } = template;
  if (!entry) return findings.add("keyMissing", span, { part: parts.resource, name: "type" });
  const node = entry.value && resolveAlias(entry.value);
  if (node?.kind !== "scalar" || typeof node.value !== "string" || !entry.value)
    return findings.add("notForm", keySpan(entry), { name: "type", wanted: forms.text });
  checkTypeName(template, entry.value, node.text, definition);
}

function checkTypeName(template: Template, at: YamlNode, name: string, definition: YamlMap | undefined) {
  const { findings, schema } = template;
  const span = spanOf(at);
  const row = schema.resourceType(name);
  if (row) {
    const { support, placeholder } = row;
    const by = support?.by;
    const hint = by === undefined ? {} : { hint: hints.replacement, known: by };
    const repairs = by !== undefined && takesAll(schema.resourceType(by), definition) ? [renaming(by, span, false)] : [];
    if (placeholder && name !== "OS::Heat::None") findings.add("typePlaceholder", span, { name, ...hint }, { repairs });
    else if (support?.status === "HIDDEN") findings.add("typeHidden", span, { name, ...hint }, { repairs });
    else if (support?.status === "DEPRECATED") findings.add("typeDeprecated", span, { name, ...hint }, { repairs });
    return;
  }
  if (isPath(name) && template.isMissing(name)) findings.add("fileMissing", span, { path: name });
  if (schema.isTemplateType(name) || schema.isMapped(name) || isPath(name)) return;
  const near = nearTypes(template, name);
  const [known] = near;
  const words = known === undefined ? {} : { hint: hints.didYouMean, known };
  const repairs = near.map((one) => renaming(one, span, near.length === 1));
  if (known !== undefined) findings.add("typeUnknown", span, { name, ...words }, { repairs });
  else if (inKnownNamespace(name, Object.keys(schema.table.types)))
    findings.add("typeElsewhere", span, { name }, { severity: "warning" });
}

/** Says whether another type takes the properties that are there, and needs no others. */
function takesAll(row: TypeRow | undefined, definition: YamlMap | undefined): boolean {
  const map = definition && valueAt(definition, "properties");
  const given = new Set(map?.kind === "map" ? effectiveEntries(map).map(keyText) : []);
  if (!row || [...given].some((name) => !Object.hasOwn(row.properties, name))) return false;
  return Object.entries(row.properties).every(([name, { required }]) => !required || given.has(name));
}

/** The types that a name is probably a slip of. In a namespace of its own it is none, whatever it ends with. */
function nearTypes({ schema: { table }, findings }: Template, name: string): string[] {
  const vendor = (type: string) => type.split("::", 1)[0] ?? "";
  const types = Object.keys(table.types).filter((one) => nearness(vendor(name), vendor(one)) !== undefined);
  const near = findings.near(name, types);
  const supported = near.filter((one) => !table.types[one]?.support);
  return supported.length > 0 ? supported : near;
}

/** A file or an address: another template. */
function isPath(name: string): boolean {
  return /[/\\]|\.(ya?ml|template|json)$/.test(name);
}

/** The namespace of a service that Heat knows: `OS::Nova::…`. Others come from an environment or a plug-in. */
function inKnownNamespace(name: string, types: readonly string[]): boolean {
  const namespace = /^\w+::\w+::/.exec(name)?.[0];
  return namespace !== undefined && types.some((type) => type.startsWith(namespace));
}

function checkPolicy(template: Template, entry: YamlEntry | undefined, { row, type }: DeclaredResource) {
  const node = entry?.value && resolveAlias(entry.value);
  if (!entry || isKnown(callOf(node, template))) return;
  const { schema, version, findings } = template;
  if (node?.kind !== "scalar" || !entry.value)
    return findings.add("notForm", keySpan(entry), { name: "deletion_policy", wanted: forms.text });
  const name = node.text;
  const since = schema.since(schema.table.deletionPolicies, name, version);
  if (typeof since === "object")
    findings.add("keyNewer", spanOf(entry.value), { name, version: since.newer, own: version.written });
  else if (!checkWord(template, entry.value, "deletion_policy", name, schema.namesIn(schema.table.deletionPolicies, version)))
    return;
  if (/^snapshot$/i.test(name) && row && !row.snapshot)
    findings.add("snapshotUnsupported", spanOf(entry.value), { name, type: type?.name ?? "" });
}

function checkDependsOn({ template }: ValueCheck, entry: YamlEntry | undefined, place: Place) {
  const node = entry?.value && resolveAlias(entry.value);
  if (!entry) return;
  const items = node?.kind === "list" ? node.items : entry.value && node?.kind === "scalar" ? [entry.value] : undefined;
  if (!items) return template.findings.add("notForm", keySpan(entry), { name: "depends_on", wanted: forms.names });
  for (const item of items) {
    const name = nameIn(item, place);
    if (name !== undefined) useResource(template, item, name, place, undefined, true);
    else
      template.findings.add("notForm", node?.kind === "list" ? spanOf(item) : keySpan(entry), {
        name: "depends_on",
        wanted: forms.names,
      });
  }
}

function checkPropertiesOf(values: ValueCheck, resource: DeclaredResource, keys: ReadonlyMap<string, YamlEntry>, place: Place) {
  const { template } = values;
  const entry = keys.get("properties");
  const map = entry?.value && resolveAlias(entry.value);
  const rows = keys.has("external_id") || !keys.has("type") || resource.row?.placeholder ? undefined : resource.row?.properties;
  if (entry && !isMapOrCall(template, map))
    return template.findings.add("notForm", keySpan(entry), { name: "properties", wanted: forms.map });
  if (!rows || (map && isKnown(callOf(map, template)))) return values.free(entry?.value, place);
  const at = entry ? keySpan(entry) : resource.span;
  const owner = resource.type?.name ?? "";
  if (map?.kind === "map") checkTyped(values, map, owner, rows, at, place);
  else {
    const add = (entries: Entries) => addProperties(template, resource.definition, entries);
    checkProperties(values, { kind: "map", entries: [], flow: false, span: at }, { rows, owner, at, add }, place);
  }
}

/** Properties where there are none yet. */
function addProperties({ text }: Template, definition: YamlMap | undefined, entries: Entries) {
  return definition && addEntries(text, definition, [["properties", { map: entries }]]);
}

/** The properties of a type. What holds a reference is not looked into before the stack is created. */
function checkTyped(
  values: ValueCheck,
  map: YamlMap,
  type: string,
  rows: TypeRow["properties"],
  at: YamlEntry["whole"],
  place: Place,
  /** The definition that has no properties yet. */
  holder?: YamlMap,
): void {
  const placeOf = (node: YamlNode | undefined): Place => ({ ...place, isDeferred: holdsReference(node) });
  const add = (entries: Entries) =>
    holder ? addProperties(values.template, holder, entries) : addEntries(values.template.text, map, entries);
  checkProperties(
    values,
    map,
    { rows: type === "OS::Heat::Value" ? typedByItself(map, rows) : rows, owner: type, at, add },
    place,
    placeOf,
  );
  if (type === "OS::Nova::Server") checkUserData(values.template, map, place);
  if (!groups.test(type)) return;
  const index = valueAt(map, "index_var");
  const replaced = [...place.replaced, index?.kind === "scalar" ? index.text : "%index%"];
  for (const entry of effectiveEntries(map)) {
    const definition = entry.value && resolveAlias(entry.value);
    if (definitionProperties.has(keyText(entry)) && definition?.kind === "map" && !isKnown(callOf(definition, values.template)))
      checkMember(values, entry, definition, { ...place, replaced });
  }
}

const valueTypes: Readonly<Record<string, ValueType>> = {
  string: "String",
  number: "Number",
  comma_delimited_list: "List",
  json: "Map",
  boolean: "Boolean",
};

/** `OS::Heat::Value` says by its property `type` of which type its `value` is. */
function typedByItself(map: YamlMap, rows: TypeRow["properties"]): TypeRow["properties"] {
  const written = valueAt(map, "type");
  const type = written?.kind === "scalar" && Object.hasOwn(valueTypes, written.text) ? valueTypes[written.text] : undefined;
  return type && rows.value ? { ...rows, value: { ...rows.value, type } } : rows;
}

/** The resource of which a group makes many. Its references and functions have been followed as parts of the group. */
function checkMember(values: ValueCheck, holder: YamlEntry, definition: YamlMap, place: Place): void {
  const { template } = values;
  const type = effectiveEntries(definition).find(({ name }) => name === "type");
  const properties = effectiveEntries(definition).find(({ name }) => name === "properties");
  const name = nameIn(type?.value, place);
  if (!type?.value || name === undefined) return;
  const row = template.schema.resourceType(name);
  checkTypeName(template, type.value, name, definition);
  const map = properties?.value ? resolveAlias(properties.value) : undefined;
  if (!row || row.placeholder || (map && map.kind !== "map") || isKnown(callOf(map, template))) return;
  const at = keySpan(properties ?? holder);
  const content = map ?? { kind: "map", entries: [], flow: false, span: at };
  if (place.depth < 20)
    checkTyped(values, content, name, row.properties, at, { ...place, depth: place.depth + 1 }, map ? undefined : definition);
}
