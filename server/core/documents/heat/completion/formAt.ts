import { keyOf, type YamlMap } from "../../../yaml/yamlTree";
import { argumentForm, conditionArgumentForm } from "./callForm";
import { anything, type Form } from "./form";
import type { Names } from "./names";
import type { Place, Step } from "./placeAt";

/** What may stand at a place, and whose it is. */
export interface Expected {
  /** Of a key: the map that it belongs to. Of a value: the value. */
  readonly form: Form;
  /** The resource around it. */
  readonly owner?: string;
}

/** Walks from the form of the whole document down to a place. */
export function formAt({ path, isKey }: Pick<Place, "path" | "isKey">, root: Form, names: Names): Expected {
  const [section, named] = path.map((step) => ("map" in step ? keyOf(step.entry) : undefined));
  const owner = section === "resources" && path.length > 2 ? named : undefined;
  const condition = section === "conditions" ? named : undefined;
  const steps = isKey ? path.slice(0, -1) : path;
  let form = root;
  for (const step of steps) form = below(form, step);
  return { form, ...(owner !== undefined && { owner }) };

  function below(at: Form, step: Step): Form {
    if (!("map" in step)) return at.item?.(step.list, step.index) ?? anything;
    const name = keyOf(step.entry);
    if (name === undefined) return anything;
    const known = at.keys?.(step.map).find((key) => key.name === name);
    if (known) return known.form();
    if (at.functions && isCall(step.map, name, at.functions)) {
      const site = { names, wanted: at, ...(owner !== undefined && { owner }) };
      return at.functions === "condition" ? conditionArgumentForm(name, site, condition) : argumentForm(name, site);
    }
    return at.entry?.(step.entry) ?? anything;
  }

  function isCall(map: YamlMap, name: string, use: "value" | "condition"): boolean {
    return map.entries.length === 1 && names.schema.function(name, use, names.version)?.kind === "known";
  }
}
