import type { SettingAddress } from "../../knowledge/address";
import type { Span } from "../../text/span";
import type { YamlEntry, YamlMap, YamlNode } from "../../yaml/yamlTree";
import type { DocumentKind, Occurrence, Subject, Value } from "../document";
import type { OpenOccurrence } from "../occurrence";
import { containers } from "./containers";

/** Deeper than any property of any resource. */
const deepest = 60;

const functionNames =
  /^(get_(param|resource|attr|file)|str_(replace(_v?strict)?|split)|list_(join|concat(_unique)?)|map_(merge|replace)|repeat|resource_facade|digest|yaql|contains|equals|if|not|and|or|filter|make_url|Fn::\w+|Ref)$/;

/** Properties of Heat's own types whose value is a resource definition again. */
const definitionProperties: ReadonlySet<string> = new Set([
  "OS::Heat::ResourceGroup/resource_def",
  "OS::Heat::AutoScalingGroup/resource",
  "OS::Heat::InstanceGroup/resource",
]);

/** The names of such properties: looked at first, since an address that is put together is slow to look up. */
const mayHoldDefinition = lastWords([...definitionProperties]);
const mayHoldSettings = lastWords(Object.keys(containers));

function lastWords(addresses: readonly string[]): ReadonlySet<string> {
  return new Set(addresses.map((address) => address.slice(address.lastIndexOf("/") + 1)));
}

interface Place {
  readonly parent?: OpenOccurrence;
  readonly subject: Subject;
  readonly depth: number;
}

/** Reads a template's or an environment's settings, in the order of the text. */
export function readTemplate(
  root: YamlMap,
  kind: DocumentKind,
  top: Subject,
  templated: boolean,
): { readonly occurrences: readonly Occurrence[]; readonly subjects: readonly Subject[] } {
  const reader = new TemplateReader(top, templated);
  const prefix = kind === "heat-environment" ? "environment" : "heat";
  for (const entry of root.entries) reader.readSection(entry, prefix);
  return reader;
}

/** An occurrence of one form, whatever is missing: thousands are made at every edit. */
class Read implements OpenOccurrence {
  readonly isAttribute = false;
  readonly key: string;
  readonly names: readonly Span[];
  readonly whole: Span;
  readonly children: OpenOccurrence[] = [];
  declare readonly parent?: OpenOccurrence;

  constructor(
    entry: YamlEntry,
    readonly address: SettingAddress,
    readonly subject: Subject,
    parent: OpenOccurrence | undefined,
    readonly value: Value | undefined,
  ) {
    if (parent) this.parent = parent;
    const type = address === `heat:${subject.type}` ? typeSpanOf(entry, address) : undefined;
    this.key = keyText(entry);
    this.names = type ? [keySpan(entry), type] : [keySpan(entry)];
    this.whole = entry.whole;
  }
}

class TemplateReader {
  readonly occurrences: OpenOccurrence[] = [];
  readonly subjects: Subject[];

  constructor(
    private readonly top: Subject,
    private readonly templated: boolean,
  ) {
    this.subjects = [top];
  }

  readSection(entry: YamlEntry, prefix: "heat" | "environment"): void {
    const name = keyText(entry);
    const section = this.add(entry, `${prefix}:${name}`, { subject: this.top, depth: 0 });
    const place = { parent: section, subject: this.top, depth: 1 };
    const singular: Readonly<Record<string, string>> = { parameters: "parameter", outputs: "output", conditions: "condition" };
    if (entry.value?.kind !== "map" || prefix === "environment") {
      this.readValue(entry.value, section, place);
      return;
    }
    for (const child of entry.value.entries) {
      if (name === "resources") this.readResource(child, place);
      else {
        const occurrence = this.add(child, `heat:${singular[name] ?? `${name}/*`}`, place);
        this.readValue(child.value, occurrence, { ...place, parent: occurrence });
      }
    }
  }

  /** A resource under `resources`, or a definition inside a group (`entry` is then the property that holds it). */
  private readResource(entry: YamlEntry, place: Place): void {
    const definition = entry.value;
    const typeEntry = definition?.kind === "map" ? entryOf(definition, "type") : undefined;
    const type = typeEntry?.value?.kind === "scalar" ? typeEntry.value.text : "";
    const subject: Subject = { kind: "resource", name: keyText(entry), type, span: keySpan(entry) };
    this.subjects.push(subject);
    const resource = this.add(entry, `heat:${type}`, { ...place, subject });
    if (definition?.kind !== "map") return;
    for (const child of definition.entries) {
      const name = keyText(child);
      const part = this.add(child, `heat:resource/${name}`, { parent: resource, subject, depth: place.depth + 1 });
      const below = { parent: part, subject, depth: place.depth + 2 };
      if (name === "properties" && child.value?.kind === "map" && !functionOf(child.value))
        this.readEntries(child.value, `heat:${type}`, below);
      else this.readValue(child.value, part, below);
    }
  }

  private readEntries(map: YamlMap, prefix: SettingAddress, place: Place): void {
    if (place.depth > deepest) return;
    const vocabulary = mayHoldSettings.has(place.parent?.key ?? "") ? containers[prefix] : undefined;
    for (const entry of map.entries) {
      const name = keyText(entry);
      const address: SettingAddress = vocabulary ? `${vocabulary}:${name}` : `${prefix}/${name}`;
      const below = { ...place, depth: place.depth + 1 };
      if (
        mayHoldDefinition.has(name) &&
        definitionProperties.has(address.slice("heat:".length)) &&
        entry.value?.kind === "map" &&
        entryOf(entry.value, "type")
      ) {
        const holder = this.add(entry, address, place);
        this.readResource(entry, { ...below, parent: holder });
      } else {
        const occurrence = this.add(entry, address, place);
        this.readValue(entry.value, occurrence, { ...below, parent: occurrence });
      }
    }
  }

  /** What stands behind a key: nested keys become occurrences, list items are looked through, functions are noted. */
  private readValue(node: YamlNode | undefined, holder: OpenOccurrence, place: Place): void {
    if (!node || place.depth > deepest) return;
    const call = functionOf(node);
    if (call) {
      const occurrence = this.add(call, `heat:function/${keyText(call)}`, place);
      this.readFunctionsIn(call.value, { ...place, parent: occurrence, depth: place.depth + 1 });
    } else if (node.kind === "map") this.readEntries(node, holder.address, place);
    else if (node.kind === "list")
      for (const item of node.items) this.readValue(item, holder, { ...place, depth: place.depth + 1 });
  }

  /** The arguments of a function: only further functions are settings there. */
  private readFunctionsIn(node: YamlNode | undefined, place: Place): void {
    if (!node || place.depth > deepest) return;
    const below = { ...place, depth: place.depth + 1 };
    const call = functionOf(node);
    if (call) {
      const occurrence = this.add(call, `heat:function/${keyText(call)}`, place);
      this.readFunctionsIn(call.value, { ...below, parent: occurrence });
    } else if (node.kind === "map") for (const entry of node.entries) this.readFunctionsIn(entry.value, below);
    else if (node.kind === "list") for (const item of node.items) this.readFunctionsIn(item, below);
  }

  private add(entry: YamlEntry, address: SettingAddress, { parent, subject }: Place): OpenOccurrence {
    const occurrence = new Read(entry, address, subject, parent, this.valueOf(entry.value));
    this.occurrences.push(occurrence);
    parent?.children.push(occurrence);
    return occurrence;
  }

  private valueOf(node: YamlNode | undefined): Value | undefined {
    if (!node) return undefined;
    if (node.kind === "alias")
      return node.target && node.target.kind !== "alias" ? this.respan(this.valueOf(node.target), node.span) : undefined;
    if (node.kind === "scalar") {
      if (this.templated && /\{\{|\{%/.test(node.text)) return { known: false, why: "template", span: node.span };
      return { known: true, text: node.text, span: innerSpan(node.span, node.style) };
    }
    const call = functionOf(node);
    if (!call) return { known: false, why: node.kind, span: node.span };
    const target = referenceOf(call);
    const why = keyText(call) === "get_param" ? "parameter" : "function";
    return { known: false, why, span: node.span, ...(target !== undefined && { refersTo: target }) };
  }

  private respan(value: Value | undefined, span: Span): Value | undefined {
    return value && { ...value, span };
  }
}

/** The entry of a map that is a function call: exactly one key, a function's name. */
function functionOf(node: YamlNode): YamlEntry | undefined {
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry && functionNames.test(keyText(entry)) ? entry : undefined;
}

/** The name that `get_resource: name` or `get_param: [name, …]` refers to. */
function referenceOf(call: YamlEntry): string | undefined {
  if (!/^(get_resource|get_param|get_attr)$/.test(keyText(call))) return undefined;
  const argument = call.value?.kind === "list" ? call.value.items[0] : call.value;
  return argument?.kind === "scalar" ? argument.text : undefined;
}

/** A resource is named by its own key and by its type. */
function typeSpanOf(entry: YamlEntry, address: string): Span | undefined {
  const type = entry.value?.kind === "map" ? entryOf(entry.value, "type")?.value : undefined;
  return type?.kind === "scalar" && `heat:${type.text}` === address ? innerSpan(type.span, type.style) : undefined;
}

function entryOf(map: YamlMap, name: string): YamlEntry | undefined {
  return map.entries.find((entry) => keyText(entry) === name);
}

function keyText(entry: YamlEntry): string {
  return entry.key.kind === "scalar" ? entry.key.text : "";
}

function keySpan({ key }: YamlEntry): Span {
  return key.kind === "scalar" ? innerSpan(key.span, key.style) : key.span;
}

/** A scalar's span without its quotes. */
function innerSpan(span: Span, style: string): Span {
  return style === "single" || style === "double" ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) } : span;
}
