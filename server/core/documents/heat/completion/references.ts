import { constraintTypes } from "../../../grammar/heat/constraintTypes";
import { neverFits, parameterTypes } from "../../../grammar/heat/functionTypes";
import { type Form, plainNote, type Word } from "./form";
import type { Names } from "./names";

/** The parameters whose values may fit a place, those first that keep to the same constraint. */
export function parameterWords(names: Names, { type, custom }: Pick<Form, "type" | "custom">): Word[] {
  const fitting = [...names.parameters].filter(([, parameter]) => {
    const given = parameterTypes.get(parameter.type);
    const isOther = custom !== undefined && parameter.custom !== undefined && parameter.custom !== custom;
    return !isOther && (given === undefined || !neverFits(given, type));
  });
  const rank = (own: string | undefined) => (custom !== undefined && own === custom ? 0 : 1);
  return fitting
    .sort(([, a], [, b]) => rank(a.custom) - rank(b.custom))
    .map(([text, { type: own, description }]) => ({ text, kind: "reference", note: plainNote(own, description) }));
}

/** What Heat itself gives every template. */
export function pseudoParameters({ schema }: Names): Word[] {
  return schema.table.pseudoParameters.resolved.map((text) => ({ text, kind: "reference", address: `heat:pseudo/${text}` }));
}

/** The resources that a resource may refer to, those first whose type a constraint asks for. */
export function resourceWords(names: Names, owner: string | undefined, custom?: string): Word[] {
  const wanted = custom === undefined ? [] : (constraintTypes[custom] ?? []);
  const rank = (type: string) => (wanted.includes(type) ? 0 : 1);
  return [...names.resourcesFor(owner)]
    .sort(([, a], [, b]) => rank(a.type) - rank(b.type))
    .map(([text, { type }]) => ({ text, kind: "reference", note: plainNote(type) }));
}

/** The resources of the very types that a constraint asks for. */
export function resourcesOf(names: Names, owner: string | undefined, custom: string | undefined): Word[] {
  const wanted = custom === undefined ? [] : (constraintTypes[custom] ?? []);
  const { resources } = names;
  return resourceWords(names, owner, custom).filter(({ text }) => wanted.includes(resources.get(text)?.type ?? ""));
}

/** The attributes of a resource; those of every type last. */
export function attributeWords(names: Names, resource: string): Word[] {
  const { type = "", row } = names.resources.get(resource) ?? {};
  const own = row && !row.placeholder ? row.attributes : [];
  return [...new Set([...own, ...names.schema.table.everyAttribute])].map((text) => ({
    text,
    kind: "reference",
    address: `heat:${type}@${text}`,
  }));
}

/** Says whether a resource may have an attribute; nothing is known against a name that is not written yet. */
export function hasAttribute(names: Names, resource: string, attribute: string): boolean {
  if (attribute === "" || takesAnyAttribute(names, resource)) return true;
  const own = names.resources.get(resource)?.row?.attributes ?? [];
  return [...own, ...names.schema.table.everyAttribute].includes(attribute);
}

/** Says whether the type of a resource names not all of its attributes. */
export function takesAnyAttribute(names: Names, resource: string): boolean {
  const row = names.resources.get(resource)?.row;
  return !row || row.placeholder === true || row.anyAttribute === true;
}

export function conditionWords(names: Names, owner: string | undefined): Word[] {
  return names.conditions.filter((name) => name !== owner).map((text) => ({ text, kind: "reference" }));
}
