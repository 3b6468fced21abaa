import { resolveAlias, type YamlList } from "../../../yaml/yamlTree";
import { anything, type Form, freeText, key, listOf } from "./form";
import type { Names } from "./names";
import {
  attributeWords,
  conditionWords,
  hasAttribute,
  parameterWords,
  pseudoParameters,
  resourceWords,
  takesAnyAttribute,
} from "./references";

/** Whose value a call stands in, and what is wanted there. */
export interface CallSite {
  readonly names: Names;
  readonly wanted: Form;
  /** The resource that holds it. */
  readonly owner?: string;
}

/** What a function takes. */
export function argumentForm(name: string, { names, wanted, owner }: CallSite): Form {
  const parameters: Form = { type: "String", words: () => [...parameterWords(names, wanted), ...pseudoParameters(names)] };
  const resources: Form = { type: "String", words: () => resourceWords(names, owner, wanted.custom) };
  switch (name) {
    case "get_param":
      return { ...parameters, item: (_, index) => (index === 0 ? anyParameter(names) : anything) };
    case "get_resource":
      return resources;
    case "Ref":
      return { type: "String", words: () => [...parameterWords(names, wanted), ...resourceWords(names, owner)] };
    case "get_attr":
      return {
        type: "List",
        item: (list, index) =>
          index === 0
            ? {
                type: "String",
                words: () => resourceWords(names, owner).filter(({ text }) => hasAttribute(names, text, nameIn(list, 1))),
              }
            : index === 1
              ? {
                  type: "String",
                  words: () => attributeWords(names, nameIn(list, 0)),
                  isOpen: takesAnyAttribute(names, nameIn(list, 0)),
                }
              : anything,
      };
    case "if":
      return { type: "List", item: (_, index) => (index === 0 ? conditionForm(names, undefined) : wanted) };
    case "repeat":
      return mapOf(name, names, {
        template: wanted.item?.({ kind: "list", items: [], flow: true, span: { start: 0, end: 0 } }, 0) ?? anything,
        for_each: { type: "Map", entry: () => anything },
      });
    case "get_file":
      return freeText;
    default:
      return mapOf(name, names, { params: { type: "Map", functions: "value", entry: () => anything } });
  }
}

/** The form of a path into a parameter: of its value more is wanted than of the parameter's own. */
function anyParameter(names: Names): Form {
  return { type: "String", words: () => [...parameterWords(names, anything), ...pseudoParameters(names)] };
}

function nameIn({ items }: YamlList, index: number): string {
  const item = items[index];
  const node = item && resolveAlias(item);
  return node?.kind === "scalar" ? node.text : "";
}

/** A function by its row of the facts: a list, a map of keys, one of some words. */
function mapOf(name: string, { schema, version }: Names, forms: Readonly<Record<string, Form>>): Form {
  const state = schema.function(name, "value", version) ?? schema.function(name, "condition", version);
  if (state?.kind !== "known") return anything;
  const { list, required = [], optional = [], words } = state.takes;
  if (words) return { type: "String", words: () => words.map((text) => ({ text, kind: "value" })) };
  if (list) return listOf(anything);
  if (required.length + optional.length === 0) return anything;
  // The text comes before what is replaced in it.
  const ordered = required.includes("params") ? [...required].reverse() : required;
  return {
    type: "Map",
    keys: () =>
      [...ordered, ...optional].map((one) =>
        key(one, `heat:function/${name}/${one}`, () => forms[one] ?? anything, { required: required.includes(one) }),
      ),
  };
}

/** A condition: the name of one, a truth value, or a function that conditions may hold. */
export function conditionForm(names: Names, owner: string | undefined): Form {
  return {
    type: "Boolean",
    functions: "condition",
    words: () => [
      ...conditionWords(names, owner),
      ...[true, false].map((one) => ({ text: String(one), kind: "value" as const, isText: false })),
    ],
  };
}

/** What a function takes that stands in a condition. */
export function conditionArgumentForm(name: string, site: CallSite, owner: string | undefined): Form {
  const inner = conditionForm(site.names, owner);
  if (name === "not") return inner;
  if (name === "and" || name === "or") return listOf(inner);
  // What is compared is made by the functions that a condition may hold.
  if (name === "equals" || name === "contains") return listOf({ type: "Any", functions: "condition" });
  return argumentForm(name, { ...site, wanted: anything });
}
