import type { Draft, DraftValue } from "../../../grammar/completion/draft";
import { localName } from "../../../grammar/nameClass";
import type { Scope } from "../../../grammar/names";
import type { Span } from "../../../text/span";

/** A text to insert, with the places that its author goes through next. */
export interface Insertion {
  readonly newText: string;
  readonly stops: readonly Span[];
}

/** How a document is laid out. */
export interface Layout {
  /** The indentation of the line that is written to. */
  readonly indent: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly lineEnd: string;
  readonly quote: string;
}

/** Writes a text and remembers its stops. */
export class Writer {
  private text = "";
  private readonly stops: Span[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly scope: Scope,
  ) {}

  get insertion(): Insertion {
    return { newText: this.text, stops: this.stops };
  }

  write(text: string): this {
    this.text += text;
    return this;
  }

  stop(text: string): this {
    const start = this.text.length;
    this.write(text);
    this.stops.push({ start, end: this.text.length });
    return this;
  }

  attribute(name: string, value: DraftValue): this {
    const { quote } = this.layout;
    this.write(`${prefixed(name, this.scope)}=${quote}`);
    return this.value(value).write(quote);
  }

  private value({ text, fixed }: DraftValue): this {
    const escaped = escapeXml(text);
    return fixed ? this.write(escaped) : this.stop(escaped);
  }

  /** Writes the name of an element, and the declaration that it lacks. */
  elementName(name: string): this {
    const tag = elementTag(name, this.scope);
    this.write(tag);
    const namespace = undeclared(name, this.scope);
    if (namespace === undefined) return this;
    return this.write(" ").attribute(`xmlns:${tag.slice(0, tag.indexOf(":"))}`, { text: namespace, fixed: true });
  }

  /** Writes an element, its `<` only where it is not there yet. */
  element(draft: Draft, opened: boolean, indent = this.layout.indent): this {
    const name = elementTag(draft.name, this.scope);
    this.write(opened ? "" : "<").elementName(draft.name);
    for (const { name, value } of draft.attributes) this.write(" ").attribute(name, value);
    if (draft.children.length > 0) return this.children(draft, name, indent);
    if (draft.text) return this.write(">").value(draft.text).write(`</${name}>`);
    if (draft.takes.attributes && draft.attributes.length === 0) return this.write(" ").stop("").write("/>");
    if (draft.takes.attributes || draft.takes.content === "nothing") return this.write("/>");
    if (draft.takes.content === "text") return this.write(">").stop("").write(`</${name}>`);
    const { lineEnd, unit } = this.layout;
    return this.write(`>${lineEnd}${indent}${unit}`).stop("").write(`${lineEnd}${indent}</${name}>`);
  }

  private children({ children }: Draft, name: string, indent: string): this {
    const { lineEnd, unit } = this.layout;
    this.write(">");
    for (const child of children) this.write(`${lineEnd}${indent}${unit}`).element(child, false, indent + unit);
    return this.write(`${lineEnd}${indent}</${name}>`);
  }
}

/** The name of an element as a document writes it. */
export function elementTag(name: string, scope: Scope): string {
  return name.startsWith("{") && scope.get("") === namespaceIn(name) ? localName(name) : prefixed(name, scope);
}

/** A name of the grammar as a document writes it with a prefix. */
export function prefixed(name: string, scope: Scope): string {
  if (!name.startsWith("{")) return name;
  const namespace = namespaceIn(name);
  for (const [prefix, uri] of scope) if (uri === namespace && prefix !== "") return `${prefix}:${localName(name)}`;
  return `${prefixOf(namespace)}:${localName(name)}`;
}

/** The namespace of a name, where a document has no prefix for it. */
function undeclared(name: string, scope: Scope): string | undefined {
  if (!name.startsWith("{")) return undefined;
  const namespace = namespaceIn(name);
  return [...scope.values()].includes(namespace) ? undefined : namespace;
}

function namespaceIn(name: string): string {
  return name.slice(1, name.indexOf("}"));
}

/** The prefix that libvirt's documentation uses for a namespace: the word before its version. */
function prefixOf(namespace: string): string {
  return /(\w+)\/[\d.]+$/.exec(namespace)?.[1] ?? "ns";
}

/** A text as it stands in an attribute's value or between tags. */
export function escapeXml(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/'/g, "&apos;").replace(/"/g, "&quot;");
}

/** Where the line of an offset begins. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

/** How a text is laid out around an offset. */
export function layoutAt(text: string, offset: number): Layout {
  const head = text.slice(0, 4000);
  return {
    indent: /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? "",
    unit: /[\r\n]([ \t]+)</.exec(head)?.[1] ?? "  ",
    lineEnd: /\r\n|\r|\n/.exec(head)?.[0] ?? "\n",
    quote: /=\s*(["'])/.exec(head.replace(/<\?.*?\?>/s, ""))?.[1] ?? "'",
  };
}
