import { entryOf, resolveAlias, valueAt, type YamlNode } from "../../../yaml/yamlTree";
import { callOf } from "./calls";
import { spanOf } from "./findings";
import { nameIn } from "./references";
import type { Place, Template } from "./template";

/** A path into a parameter's value: Heat gives an empty text where it leads nowhere, and says nothing. */
export function checkParameterPath(template: Template, name: string, path: readonly YamlNode[], place: Place): void {
  const [first] = path;
  const parameter = template.parameters.get(name);
  const definition = parameter?.entry.value && resolveAlias(parameter.entry.value);
  if (!first || definition?.kind !== "map") return;
  if (/^(string|number|boolean)$/.test(parameter?.type ?? "")) {
    if (nameIn(first, place) !== undefined) template.findings.add("pathBelowScalar", spanOf(first), { name });
    return;
  }
  let value = valueAt(definition, "default");
  for (const step of path) {
    const key = nameIn(step, place);
    if (key === undefined || value?.kind !== "map" || callOf(value, template)) return;
    const entry = entryOf(value, key);
    if (!entry) template.findings.add("pathNotInDefault", spanOf(step), { name, key });
    value = entry?.value && resolveAlias(entry.value);
  }
}

/** A path into an attribute of which Heat's schema says that it is a single value. */
export function checkAttributePath(template: Template, resource: string, [node, below]: readonly YamlNode[], place: Place): void {
  const attribute = nameIn(node, place);
  if (attribute === undefined || !below || nameIn(below, place) === undefined) return;
  if (template.resources.get(resource)?.row?.scalarAttributes?.includes(attribute))
    template.findings.add("pathBelowScalar", spanOf(below), { name: attribute });
}
