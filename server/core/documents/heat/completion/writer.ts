import type { Span } from "../../../text/span";
import type { Form, Key } from "./form";

/** How a template is laid out where something is written. */
export interface Layout {
  /** The indentation of the map that is written to. */
  readonly indent: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly lineEnd: string;
  readonly style: "block" | "flow" | "json";
}

/** Writes a part of a template and remembers the places that its author goes through next. */
export class Writer {
  text = "";
  readonly stops: Span[] = [];

  constructor(private readonly layout: Layout) {}

  write(text: string): this {
    this.text += text;
    return this;
  }

  stop(text = ""): this {
    const start = this.text.length;
    this.write(text);
    this.stops.push({ start, end: this.text.length });
    return this;
  }

  /** Writes a key with the smallest value that it may have. */
  entry({ name, form }: Key, indent = this.layout.indent): this {
    const { style } = this.layout;
    this.write(`${style === "json" ? JSON.stringify(name) : name}:`);
    return style === "block" ? this.blockValue(form(), indent) : this.write(" ").flowValue(form());
  }

  /** What stands behind a colon. */
  blockValue(form: Form, indent: string): this {
    const { lineEnd, unit } = this.layout;
    const inner = indent + unit;
    if (form.type === "Map") return this.write(`${lineEnd}${inner}`).blockMap(form, inner);
    if (form.type === "List") {
      const item = form.item?.({ kind: "list", items: [], flow: false, span: { start: 0, end: 0 } }, 0);
      this.write(`${lineEnd}${inner}- `);
      return item?.type === "Map" ? this.blockMap(item, `${inner}  `) : this.stop();
    }
    return this.write(" ").scalar(form);
  }

  /** The keys that a map must have. */
  private blockMap(form: Form, indent: string): this {
    const required = requiredKeys(form);
    if (required.length === 0) return this.stop();
    for (const [index, key] of required.entries()) {
      if (index > 0) this.write(`${this.layout.lineEnd}${indent}`);
      this.entry(key, indent);
    }
    return this;
  }

  /** The same between brackets. */
  flowValue(form: Form): this {
    if (form.type === "List") return this.write("[").stop().write("]");
    if (form.type !== "Map") return this.scalar(form);
    const required = requiredKeys(form);
    this.write("{");
    if (required.length === 0) this.stop();
    for (const [index, key] of required.entries()) this.write(index > 0 ? ", " : "").entry(key);
    return this.write("}");
  }

  /** A word where there is but one; else it is left to the author. */
  private scalar(form: Form): this {
    const words = form.words?.().filter(({ kind }) => kind === "value") ?? [];
    const [only] = words;
    if (words.length === 1 && only) return this.write(scalar(only.text, this.layout.style, only.isText ?? false));
    return this.layout.style === "json" ? this.write('"').stop().write('"') : this.stop();
  }
}

export function requiredKeys(form: Form): Key[] {
  const keys = form.keys?.({ kind: "map", entries: [], flow: false, span: { start: 0, end: 0 } }) ?? [];
  return keys.filter(({ required }) => required);
}

/** A word as a scalar: in quotes where YAML, or JSON, would read something else than a text. */
export function scalar(word: string, style: Layout["style"], isText: boolean): string {
  if (style === "json") return isText || !/^(true|false|-?\d+(\.\d+)?)$/.test(word) ? JSON.stringify(word) : word;
  const isPlain = /^[A-Za-z_/.][^\s#{}[\],&*!|>'"%@`]*$|^\d{4}-\d\d-\d\d$/.test(word) && !word.endsWith(":");
  const reads = /^(y|n|yes|no|on|off|true|false|null|~)$/i.test(word);
  return !isText || (isPlain && !reads) ? word : JSON.stringify(word);
}
