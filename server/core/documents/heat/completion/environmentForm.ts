import type { HeatSchema } from "../../../grammar/heat/heatSchema";
import { environmentSections } from "../recogniseHeat";
import { type Form, freeText, type Key, key, listOf, type Word, words } from "./form";

const strategies = ["overwrite", "merge", "deep_merge"];
const hooks = ["pre-create", "pre-update", "pre-delete", "post-create", "post-update", "post-delete"];

/** The form of an environment. `parameters`: those of the templates that it may belong to. */
export function environmentForm(schema: HeatSchema, parameters: readonly string[]): Form {
  const perParameter = (prefix: "parameters" | "parameter_defaults" | "parameter_merge_strategies", form: Form): Form => ({
    type: "Map",
    keys: () => parameters.map((name) => key(name, `environment:${prefix}`, () => form)),
    entry: () => form,
  });
  const anyValue: Form = { type: "Any" };
  const forms: Readonly<Record<string, () => Form>> = {
    parameters: () => perParameter("parameters", anyValue),
    parameter_defaults: () => perParameter("parameter_defaults", anyValue),
    parameter_merge_strategies: () =>
      perParameter("parameter_merge_strategies", {
        type: "String",
        words: () => words(strategies, "environment:parameter_merge_strategies"),
      }),
    encrypted_param_names: () => listOf({ type: "String", words: () => parameters.map((text) => ({ text, kind: "reference" })) }),
    event_sinks: () => listOf(sinkForm),
    resource_registry: () => registryForm(schema),
  };
  return {
    type: "Map",
    keys: () => [...environmentSections].map((name) => key(name, `environment:${name}`, forms[name] ?? (() => freeText))),
  };
}

const sinkForm: Form = {
  type: "Map",
  keys: () => [
    key(
      "type",
      "environment:event_sinks",
      () => ({ type: "String", words: () => words(["zaqar-queue"], "environment:event_sinks") }),
      {
        required: true,
      },
    ),
    key("target", "environment:event_sinks", () => freeText),
    key("ttl", "environment:event_sinks", () => freeText),
  ],
};

/** Types, each mapped to another one or to a template; hooks by resource. */
function registryForm(schema: HeatSchema): Form {
  const mapped: Form = { type: "String", words: () => typeWords(schema), isOpen: true };
  const types = (): Key[] => typeWords(schema).map(({ text }) => key(text, `heat:${text}`, () => mapped));
  return {
    type: "Map",
    keys: () => [key("resources", "environment:resource_registry", () => resourcesForm), ...types()],
    entry: () => mapped,
  };
}

const resourcesForm: Form = { type: "Map", entry: () => hookedForm };

/** A resource, or those inside it, with what is to happen before and after it is made. */
const hookedForm: Form = {
  type: "Map",
  keys: () => [
    key("hooks", "environment:resource_registry", () => ({
      type: "String",
      words: () => words(hooks, "environment:resource_registry"),
      item: () => ({ type: "String", words: () => words(hooks, "environment:resource_registry") }),
    })),
    key("restricted_actions", "environment:resource_registry", () => ({
      type: "String",
      words: () => words(["update", "replace"], "environment:resource_registry"),
      item: () => ({ type: "String", words: () => words(["update", "replace"], "environment:resource_registry") }),
    })),
  ],
  entry: () => hookedForm,
};

function typeWords({ table: { types } }: HeatSchema): Word[] {
  return Object.keys(types)
    .filter((name) => !types[name]?.support)
    .sort((a, b) => Number(b.startsWith("OS::")) - Number(a.startsWith("OS::")))
    .map((text) => ({ text, kind: "value", address: `heat:${text}` }));
}
