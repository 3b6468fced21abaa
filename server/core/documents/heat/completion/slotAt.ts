import { neverFits, resultTypes } from "../../../grammar/heat/functionTypes";
import type { ArgumentsRow } from "../../../grammar/heat/table";
import { keyOf, type YamlMap, type YamlNode } from "../../../yaml/yamlTree";
import type { Context, Proposal, ProposalSlot, SourceFile } from "../../document";
import { argumentForm, conditionArgumentForm } from "./callForm";
import { environmentForm } from "./environmentForm";
import { fitsArguments, fitsForm } from "./fits";
import type { Form, Key, Word } from "./form";
import { type Expected, formAt } from "./formAt";
import type { Names } from "./names";
import { mark, type Place, placeAt, startOfLine } from "./placeAt";
import { parameterWords, resourcesOf } from "./references";
import { propertiesForm } from "./resourceForm";
import { templateForm } from "./templateForm";
import { type Layout, requiredKeys, scalar, Writer } from "./writer";

/** What may be written at an offset of a template. */
export function templateSlotAt(text: string, names: Names, offset: number): ProposalSlot | undefined {
  return slotIn(text, offset, names, templateForm(names));
}

/** What may be written at an offset of an environment; its parameters are those of the templates around it. */
export function environmentSlotAt(file: SourceFile, names: Names, offset: number, context: Context): ProposalSlot | undefined {
  const templates = context.files.related(file.uri).filter((model) => model.kind === "heat-template");
  const declared = templates
    .flatMap((model) => model.mentions(context))
    .filter(({ role, thing }) => role === "declares" && thing.kind === "parameter");
  const parameters = [...new Set(declared.map(({ thing }) => thing.name))];
  return slotIn(file.text, offset, names, environmentForm(context.heat, parameters));
}

function slotIn(text: string, offset: number, names: Names, form: Form): ProposalSlot | undefined {
  const place = placeAt(text, offset);
  if (!place) return undefined;
  const expected = formAt(place, form, names);
  const site: Site = { ...expected, place, names, layout: layoutAt(text, place) };
  const found = place.isKey ? keyProposals(site) : valueProposals(site);
  // A colon right behind a word begins nothing but the rest of a name that holds one.
  const proposals = place.prefix.endsWith(":") ? found.filter(({ label }) => label.startsWith(place.prefix)) : found;
  if (proposals.length === 0) return undefined;
  const isIndented = place.isBare && /^\s*$/.test(text.slice(startOfLine(text, offset), offset));
  return { proposals, opensAfter: isIndented ? "" : ": \"'" };
}

interface Site extends Expected {
  readonly place: Place;
  readonly names: Names;
  readonly layout: Layout;
}

function layoutAt(text: string, { span, isFlow }: Place): Layout {
  const start = startOfLine(text, span.start);
  const head = text.slice(0, 4000);
  return {
    // Behind a dash a map's further keys stand below its first.
    indent: (/^[ \t]*(?:-[ \t]+)*/.exec(text.slice(start, span.start))?.[0] ?? "").replaceAll("-", " "),
    unit: /[\r\n]([ \t]+)[^\s#-]/.exec(head)?.[1] ?? "  ",
    lineEnd: /\r\n|\r|\n/.exec(head)?.[0] ?? "\n",
    style: /^\uFEFF?\s*\{/.test(head) ? "json" : isFlow ? "flow" : "block",
  };
}

const nowhere = { start: 0, end: 0 };

/** The keys of a map that it does not have yet; alone in it, a word may also become a call, or the whole value. */
function keyProposals(site: Site): Proposal[] {
  const { form, place, names } = site;
  const map = mapAround(place);
  const others = new Set(siblingsOf(site, map));
  const own = ownValue(place);
  const keys = (form.keys?.(map) ?? [])
    .filter((key) => !others.has(key.name) && (own === undefined || fitsForm(own, key.form(), names)))
    .map((key) => keyProposal(key, site));
  if (map.entries.length > 1) return keys;
  const isWhole = place.isBare && !place.hasColon && !place.isFlow;
  return [
    ...keys,
    ...(isWhole ? [...itemProposals(site), ...wordProposals(site)] : []),
    ...functionsFor(site).map((name) => callProposal(name, site, true)),
  ];
}

function mapAround({ path }: Place): YamlMap {
  const step = path.at(-1);
  return step && "map" in step ? step.map : { kind: "map", entries: [], flow: false, span: nowhere };
}

/** What stands behind a key that is written anew. */
function ownValue({ path, isKey, hasColon }: Place): YamlNode | undefined {
  const step = path.at(-1);
  return isKey && hasColon && step && "map" in step ? step.entry.value : undefined;
}

/** The keys that stand beside a place. Of a whole document and of a section only a part was read anew. */
function siblingsOf({ place: { path, isKey }, names }: Site, map: YamlMap) {
  const step = path.at(-1);
  const own = isKey && step && "map" in step ? step.entry : undefined;
  const others = map.entries.filter((entry) => entry !== own).map(keyOf);
  const written = own && (keyOf(own) ?? "").replace(mark, "");
  const [section] = path;
  if (path.length > 2 || !section || !("map" in section)) return others;
  const all = path.length === 1 ? names.sections : names.entriesOf(keyOf(section.entry) ?? "");
  return [...others, ...all.filter((name) => name !== written)];
}

function keyProposal(key: Key, { place, layout }: Site): Proposal {
  const writer = new Writer(layout);
  if (place.hasColon || place.isQuoted) writer.write(key.name);
  else writer.entry(key);
  return {
    label: key.name,
    kind: "name",
    required: key.required ?? false,
    span: place.span,
    newText: writer.text,
    stops: writer.stops,
    also: [],
    ...(key.address && { address: key.address }),
    ...(key.note && { note: key.note }),
  };
}

/** The first item of a list that is not begun yet. */
function itemProposals(site: Site): Proposal[] {
  const { form, place, layout } = site;
  if (form.type !== "List" || !form.item || place.prefix !== "") return [];
  const item = form.item({ kind: "list", items: [], flow: false, span: place.span }, 0);
  const inner = { ...site, layout: { ...layout, indent: `${layout.indent}  ` } };
  const keys = item.keys?.({ kind: "map", entries: [], flow: false, span: place.span }) ?? [];
  return keys.map((key) => {
    const proposal = keyProposal(key, inner);
    const stops = proposal.stops.map(({ start, end }) => ({ start: start + 2, end: end + 2 }));
    return { ...proposal, label: `- ${key.name}`, newText: `- ${proposal.newText}`, stops };
  });
}

function valueProposals(site: Site): Proposal[] {
  const calls = site.place.isQuoted ? [] : functionsFor(site).map((name) => callProposal(name, site, false));
  return [...wordProposals(site), ...calls];
}

/** What may stand as it is, and the references that are whole already. */
function wordProposals(site: Site): Proposal[] {
  const { form, place, names, owner, layout } = site;
  const words = (form.words?.() ?? [])
    .filter(({ isText }) => isText !== false || !place.isQuoted || form.functions !== "condition")
    .map((word) => wordProposal(word, site));
  if (form.functions !== "value" || place.isQuoted || form.type === "Any") return words;
  const calls = [
    ...resourcesOf(names, owner, form.custom).map((word) => ({ word, reader: "get_resource" })),
    ...parameterWords(names, form).map((word) => ({ word, reader: "get_param" })),
  ];
  const quote = layout.style === "json" ? '"' : "";
  return [
    ...words,
    ...calls.map(({ word, reader }): Proposal => {
      const newText = `{ ${quote}${reader}${quote}: ${quote}${word.text}${quote} }`;
      return { ...wordProposal(word, site), label: newText, newText };
    }),
  ];
}

function wordProposal(word: Word, site: Site): Proposal {
  const { place, layout } = site;
  const { text, kind, address, note, isText = true } = word;
  const writer = new Writer(layout).write(place.isQuoted ? text : scalar(text, layout.style, isText));
  if (kind === "type") writeProperties(writer, text, site);
  return {
    label: text,
    kind,
    required: false,
    span: place.span,
    newText: writer.text,
    stops: writer.stops,
    also: [],
    ...(address && { address }),
    ...(note && { note }),
  };
}

/** A type brings the properties that it must have. */
function writeProperties(writer: Writer, type: string, { place, names, layout }: Site): void {
  const row = names.schema.resourceType(type);
  const holder = mapAround(place);
  if (!row || place.isFlow || place.isQuoted || layout.style !== "block" || place.isBare) return;
  if (holder.entries.some((entry) => keyOf(entry) === "properties")) return;
  const properties = propertiesForm(type, row, names);
  if (requiredKeys(properties).length > 0)
    writer.write(`${layout.lineEnd}${layout.indent}properties:`).blockValue(properties, layout.indent);
}

/** The functions that may stand at a place, those whose result surely fits first. */
function functionsFor(site: Site): string[] {
  const { form, names, owner, place } = site;
  if (!form.functions) return [];
  const own = ownValue(place);
  const known = names.schema.functionsIn(form.functions, names.version);
  const fits = known.filter((name) => {
    const result = name === "str_split" ? splitType(own) : resultTypes.get(name);
    if (result !== undefined && neverFits(result, form.type)) return false;
    return own === undefined || fitsArguments(own, argumentOf(name, site), takenBy(name, names), names);
  });
  const rank = (name: string) => {
    if (/^(Fn::|Ref$)/.test(name)) return 3;
    return /^get_(param|resource|attr)$/.test(name) ? 0 : resultTypes.get(name) === form.type ? 1 : 2;
  };
  const named = fits.filter((name) => !/^get_(resource|attr)$/.test(name) || names.resourcesFor(owner).size > 0);
  return named.sort((a, b) => rank(a) - rank(b));
}

/** `str_split` gives all parts, or the one that an index names. */
function splitType(own: YamlNode | undefined) {
  return own?.kind === "list" && own.items.length > 2 ? "String" : "List";
}

function argumentOf(name: string, { form, names, owner }: Site): Form {
  const site = { names, wanted: form, ...(owner !== undefined && { owner }) };
  return form.functions === "condition" ? conditionArgumentForm(name, site, undefined) : argumentForm(name, site);
}

function takenBy(name: string, { schema, version }: Names): ArgumentsRow {
  const state = schema.function(name, "value", version) ?? schema.function(name, "condition", version);
  return state?.kind === "known" ? state.takes : {};
}

function callProposal(name: string, site: Site, isKey: boolean): Proposal {
  const { place, names, layout } = site;
  const style = isKey ? layout.style : layout.style === "block" ? "flow" : layout.style;
  const writer = new Writer({ ...layout, style });
  const quoted = style === "json" ? JSON.stringify(name) : name;
  if (place.hasColon || place.isQuoted) writer.write(name);
  else {
    writer.write(isKey ? `${quoted}:` : `{ ${quoted}:`);
    writeArgument(writer, name, argumentOf(name, site), { ...layout, style }, names);
    if (!isKey) writer.write(" }");
  }
  return {
    label: name,
    kind: "function",
    address: `heat:function/${name}`,
    required: false,
    span: place.span,
    newText: writer.text,
    stops: writer.stops,
    also: [],
  };
}

/** What stands where a value is to come, its author's place in its middle. */
const empty: Readonly<Partial<Record<Form["type"], string>>> = { Map: "{}", List: "[]" };

/** What a function takes, as far as it can be written for its author: a name that fits, as many items as it needs. */
function writeArgument(writer: Writer, name: string, form: Form, layout: Layout, names: Names): void {
  const takes = takenBy(name, names);
  const quote = layout.style === "json" ? '"' : "";
  const items: YamlNode[] = [];
  const item = (at: Form | undefined) => {
    const text = at?.words?.()[0]?.text ?? "";
    items.push({ kind: "scalar", value: text, text, style: "plain", span: nowhere });
    const [before = "", after = ""] = takes.list && text === "" ? (empty[at?.type ?? "Any"] ?? '""') : [quote, quote];
    writer.write(before).stop(text).write(after);
  };
  if (takes.list) {
    writer.write(" [");
    const count = Math.max(takes.list.min ?? 0, name === "get_attr" ? 2 : 1);
    for (let index = 0; index < count; index++) {
      if (index > 0) writer.write(", ");
      item(form.item?.({ kind: "list", items, flow: true, span: nowhere }, index));
    }
    writer.write("]");
  } else if (form.type === "Map") {
    if (layout.style === "block") writer.blockValue(form, layout.indent);
    else writer.write(" ").flowValue(form);
  } else item(writer.write(" ") && form);
}
