import type { DocumentModel, Occurrence } from "../documents/document";
import { childOf, textOf } from "../documents/occurrence";
import type { Span } from "../text/span";
import { essences, type Hole, type Part, plainEssence, type ValuePath } from "./essences";

/** An entry of the outline. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "document" | "section" | "device" | "element" | "resource" | "parameter" | "condition" | "output" | "property";
  readonly whole: Span;
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** So many entries are made in one step. */
const stepLength = 250;

/** The outline of a document: what it consists of, each part by what it is. A device is told by its essence alone. */
export function documentSymbols(model: DocumentModel): OutlineEntry[] {
  const steps = documentSymbolsInSteps(model);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, with a pause after every few entries: a guest of many thousand lines must not keep a keystroke waiting. */
export function* documentSymbolsInSteps({ roots, file }: DocumentModel): Generator<void, OutlineEntry[]> {
  return yield* entriesOf(roots, file.text);
}

function* entriesOf(occurrences: readonly Occurrence[], text: string): Generator<void, OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  for (const occurrence of occurrences) {
    const entryKind = kindOf(occurrence);
    const { name, detail } = isElement(occurrence)
      ? elementTold(occurrence, entryKind)
      : settingTold(occurrence, entryKind, text);
    const below = listed(occurrence, entryKind);
    entries.push({
      name,
      detail,
      kind: entryKind,
      whole: occurrence.whole,
      selection: occurrence.names[0] ?? occurrence.whole,
      children: below.length > 0 ? yield* entriesOf(below, text) : [],
    });
    if (entries.length % stepLength === 0) yield;
  }
  return entries;
}

/** What is listed below an entry: a resource's properties stand right below it. */
function listed(occurrence: Occurrence, entryKind: OutlineEntry["kind"]): readonly Occurrence[] {
  if (/^(device|parameter|output)$/.test(entryKind) || occurrence.address === "domain:metadata") return [];
  const children = occurrence.children.filter((child) => child.key !== "" && !child.isAttribute && !isCall(child));
  if (entryKind !== "resource") return children;
  return children.flatMap((child) => {
    if (child.address === "heat:resource/type") return [];
    return child.address === "heat:resource/properties" ? child.children.filter((one) => !isCall(one)) : [child];
  });
}

const isCall = ({ address }: Occurrence) => address.startsWith("heat:function/");
const isElement = ({ address }: Occurrence) => /^(domain|libvirt-[\w-]+):/.test(address);
const isDevice = (address: string) => /^domain:devices\/[^/@]+$/.test(address);

function kindOf({ address, parent, children, subject }: Occurrence): OutlineEntry["kind"] {
  if (address === "heat:parameter") return "parameter";
  if (address === "heat:condition") return "condition";
  if (address === "heat:output") return "output";
  if (subject.type !== undefined && address === `heat:${subject.type}`) return "resource";
  if (isDevice(address)) return "device";
  const isRoot = address.endsWith(":");
  if (!parent || isRoot) return isRoot ? "document" : "section";
  if (/^domain:[^/@]+$/.test(address) && children.some((child) => !child.isAttribute)) return "section";
  return /^(domain|libvirt-[\w-]+):/.test(address) && children.length > 0 ? "element" : "property";
}

interface Told {
  readonly name: string;
  readonly detail: string;
}

/** A root is told by its name, an element by its essence: `disk vda`, `virtio · /srv/web.qcow2`. */
function elementTold(occurrence: Occurrence, entryKind: OutlineEntry["kind"]): Told {
  if (entryKind === "document") return { name: occurrence.key, detail: occurrence.subject.name || nameOf(occurrence) };
  const [own, ...rest] = essences.get(occurrence.address) ?? plainEssence;
  const label = own ? partOf(occurrence, own) : "";
  return {
    name: label === "" ? occurrence.key : `${occurrence.key} ${label}`,
    detail: rest
      .map((part) => partOf(occurrence, part))
      .filter((part) => part !== "")
      .join(" · "),
  };
}

function nameOf(root: Occurrence): string {
  return textOf(childOf(root, "name")) ?? textOf(childOf(root, "@name")) ?? "";
}

function partOf(occurrence: Occurrence, part: Part): string {
  let isTold = false;
  const pieces = part.map((piece) => {
    if (typeof piece === "string") return piece;
    const value = holeValue(occurrence, piece);
    if (value !== undefined) isTold = true;
    return value ?? "";
  });
  return isTold ? pieces.join("").replace(/\s+/g, " ").trim() : "";
}

function holeValue(occurrence: Occurrence, { paths, unless }: Hole): string | undefined {
  for (const path of paths) {
    const value = valueAt(occurrence, path);
    if (value !== undefined) return value === unless || !mayBeShown(path, value, occurrence) ? undefined : short(value);
  }
  return undefined;
}

function valueAt(occurrence: Occurrence, { steps, attribute, form }: ValuePath): string | undefined {
  let at: Occurrence | undefined = occurrence;
  for (const step of steps) at = at && childOf(at, step);
  if (!at) return undefined;
  if (form === "child names") return childNames(at);
  if (form === "PCI address") return pciAddress(at);
  return textOf(attribute === undefined ? at : childOf(at, attribute));
}

function childNames({ children }: Occurrence): string | undefined {
  const names = new Set(children.filter((child) => !child.isAttribute).map(({ key }) => key));
  return names.size > 0 ? [...names].slice(0, 12).join(", ") : undefined;
}

/** `0000:06:02.0`, as the host's tools write it. */
function pciAddress(address: Occurrence): string | undefined {
  const part = (name: string, digits: number) => {
    const text = textOf(childOf(address, `@${name}`));
    const number = text === undefined ? undefined : Number(text);
    return number === undefined || Number.isNaN(number) ? undefined : number.toString(16).padStart(digits, "0");
  };
  const [bus, slot] = [part("bus", 2), part("slot", 2)];
  return bus === undefined || slot === undefined
    ? undefined
    : `${part("domain", 4) ?? "0000"}:${bus}:${slot}.${part("function", 1) ?? "0"}`;
}

/** `flavor`, `string = m1.small`; `server`, `OS::Nova::Server`; a key with its short value or its call. */
function settingTold(occurrence: Occurrence, entryKind: OutlineEntry["kind"], text: string): Told {
  const name = occurrence.key;
  if (entryKind === "resource") return { name, detail: occurrence.subject.type ?? "" };
  if (entryKind === "parameter") return { name, detail: parameterTold(occurrence) };
  const shown = entryKind === "output" ? childOf(occurrence, "value") : occurrence;
  return { name, detail: shown && !isSecret(name) ? valueTold(shown, text) : "" };
}

function parameterTold(parameter: Occurrence): string {
  const type = textOf(childOf(parameter, "type")) ?? "";
  const fallback = textOf(childOf(parameter, "default"));
  const isHidden = /^(true|yes|on|y|t|1)$/i.test(textOf(childOf(parameter, "hidden")) ?? "") || isSecret(parameter.key);
  return fallback === undefined || isHidden ? type : short(`${type} = ${fallback}`);
}

function valueTold({ value }: Occurrence, text: string): string {
  // Of several lines the first would be chance; a secret may stand in any text.
  if (
    value &&
    (/[\r\n]/.test(text.slice(value.span.start, value.span.end)) || isSecret(text.slice(value.span.start, value.span.end)))
  )
    return "";
  if (value?.known) return short(value.text);
  if (!value || value.why === "map" || value.why === "list" || value.why === "template") return "";
  return short(text.slice(value.span.start, value.span.end).replace(/^\{\s*|\s*\}$/g, ""));
}

function short(text: string): string {
  if (text.length <= 60 && !/\s/.test(text)) return text;
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

const isSecret = (word: string) => /pass(?!through)|secret|token|private_?key|credential/i.test(word);

/** No secret is shown: nothing in an element that is called one, and no argument that may bring one. */
function mayBeShown({ steps, attribute }: ValuePath, value: string, { key }: Occurrence): boolean {
  return !isSecret(steps.at(-1) ?? key) && !(attribute === "@value" && isSecret(value));
}
