import type { HeatSchema } from "../../grammar/heat/heatSchema";
import type { PropertyRow, TypeRow } from "../../grammar/heat/table";
import type { Context, DocumentModel, TemplateInterface } from "../document";
import { fileName, isTemplatePath, resolveUri } from "./resolveUri";

/** Heat's facts with the types that files and environments add for a template. */
export function schemaFor(types: Iterable<string>, uri: string, context: Context): HeatSchema {
  const mapped = new Map<string, TypeRow | undefined>();
  for (const type of types) {
    const source = sourceOf(type, uri, context);
    if (source) mapped.set(type, rowOf(source, uri, context));
  }
  return context.heat.with(mapped);
}

/** What a type stands for: the uri of a template, or another type; `undefined` for one of Heat's own. */
export type TypeSource = { readonly file: string } | { readonly type: string } | "several";

/** What a type of a template stands for, by its path or by the environments around. */
export function sourceOf(type: string, uri: string, context: Context): TypeSource | undefined {
  if (isTemplatePath(type)) return { file: resolveUri(type, uri) };
  const targets = new Map<string, TypeSource>();
  for (const environment of environmentsAround(uri, context))
    for (const { type: pattern, target, isFile } of environment.asEnvironment()?.registry ?? []) {
      const star = pattern.endsWith("*") && type.startsWith(pattern.slice(0, -1));
      if (pattern !== type && !star) continue;
      const meant = star && target.endsWith("*") ? target.slice(0, -1) + type.slice(pattern.length - 1) : target;
      if (meant !== type) targets.set(meant, isFile ? { file: meant } : { type: meant });
    }
  const [only, ...others] = targets.values();
  return others.length > 0 ? "several" : only;
}

function rowOf(source: TypeSource, uri: string, context: Context): TypeRow | undefined {
  if (source === "several") return undefined;
  if ("type" in source) return context.heat.resourceType(source.type);
  const model = context.files.document(source.file);
  // Of a broken or templated file it is not known what it takes.
  if (!model || model.faults.length > 0 || model.templated) return undefined;
  const nested = model.asTemplate(context);
  const given = new Set(environmentsAround(uri, context).flatMap((one) => [...(one.asEnvironment()?.defaults ?? [])]));
  return nested && typeRow(nested, given);
}

/** A nested template as a type: its parameters are the properties, its outputs the attributes. An environment may give some. */
function typeRow({ parameters, outputs }: TemplateInterface, given: ReadonlySet<string>): TypeRow {
  const properties = [...parameters].map(([name, { row }]) => [name, lenient(row, given.has(name))] as const);
  return { properties: Object.fromEntries(properties), attributes: [...outputs], service: "heat" };
}

/** Heat converts what it hands down to a nested stack: a list or a map becomes text, and text a list or a map. */
function lenient({ required, ...row }: PropertyRow, isGiven: boolean): PropertyRow {
  const type = row.type === "Number" || row.type === "Boolean" ? row.type : "Any";
  return { ...row, type, update: "inPlace", ...(required && !isGiven && { required }) };
}

function environmentsAround(uri: string, { files }: Context): DocumentModel[] {
  const assigned = files.assigned(uri);
  const all = files.related(uri).filter((model) => model.asEnvironment() !== undefined);
  return assigned.length > 0 ? all.filter(({ file }) => assigned.includes(file.uri)) : all;
}

/** The templates whose parameters an environment gives: those that the settings, its name, or its registry connect it with. */
export function templatesOf(environment: DocumentModel, context: Context): DocumentModel[] {
  const { uri } = environment.file;
  const templates = context.files.related(uri).filter((model) => model.asTemplate(context) !== undefined);
  const assigned = templates.filter(({ file }) => context.files.assigned(file.uri).includes(uri));
  if (assigned.length > 0) return assigned;
  const named = templates.filter(({ file }) => context.files.assigned(file.uri).length === 0 && isNamedAfter(uri, file.uri));
  if (named.length > 0) return named;
  const registry = environment.asEnvironment()?.registry ?? [];
  const own = new Set(registry.map(({ type }) => type).filter((type) => !type.includes("*")));
  return templates.filter((model) => [...(model.asTemplate(context)?.types ?? [])].some((type) => own.has(type)));
}

/** `web.env.yaml`, `web-env.yaml`, `env-web.yaml`, `web.env`, … belong to `web.yaml`, beside it or in a folder of environments. */
function isNamedAfter(environment: string, template: string): boolean {
  const stem = fileName(template).replace(/\.(yaml|yml|template|json)$/, "");
  const name = fileName(environment).replace(/\.(yaml|yml|json)$/, "");
  const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^(${escaped}[._-]env(ironment)?([._-].*)?|env(ironment)?[._-]${escaped})$`).test(name);
}
