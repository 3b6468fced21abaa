import type { SettingAddress } from "../../knowledge/address";
import { countBegun, type Span } from "../../text/span";
import type { XmlAttribute, XmlElement } from "../../xml/xmlTree";
import type { Occurrence, Subject, Value } from "../document";
import { canonicalName } from "./canonicalName";

/** Deeper than any guest that libvirt reads; what lies below is no setting of anybody. */
const deepest = 100;

/** What a document's settings belong to, by the element that begins it. */
type Subjects = ReadonlyMap<XmlElement, Subject>;

/** The settings that are a document's roots; what stands in them is read when somebody asks for it. */
export function rootOccurrences(roots: readonly XmlElement[], address: SettingAddress, subjects: Subjects): Occurrence[] {
  return roots.flatMap((root) => {
    const subject = subjects.get(root);
    return subject ? new ElementOccurrence(root, subjects, { key: root.name, address, subject, depth: 0, defaulted: false }) : [];
  });
}

/** Some settings and all that stand in them, in the order of the text. */
export function listOccurrences(roots: readonly Occurrence[]): Occurrence[] {
  const listed: Occurrence[] = [];
  // An explicit stack: a hostile file may nest deeper than the call stack reaches.
  const pending = [...roots].reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    listed.push(next);
    const { children } = next;
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) pending.push(child);
    }
  }
  return listed;
}

/** The settings that touch a part of the text, in some settings and in what stands in them, in the order of the text. */
export function occurrencesTouching({ start, end }: Span, roots: readonly Occurrence[]): Occurrence[] {
  const touching: Occurrence[] = [];
  const pending: Occurrence[] = [];
  const add = (among: readonly Occurrence[]) => {
    for (let index = countBegun(among, end) - 1; index >= 0; index--) {
      const one = among[index];
      if (!one || one.whole.end < start) break;
      pending.push(one);
    }
  };
  add(roots);
  for (let next = pending.pop(); next; next = pending.pop()) {
    touching.push(next);
    add(next.children);
  }
  return touching;
}

/** The setting whose name begins at an offset, in some settings or in what stands in them. */
export function occurrenceNamedAt(offset: number, roots: readonly Occurrence[]): Occurrence | undefined {
  for (let among = roots; ; ) {
    const around = among[countBegun(among, offset) - 1];
    if (!around || around.whole.end <= offset) return undefined;
    if (around.names[0]?.start === offset) return around;
    among = around.children;
  }
}

/** Where an element stands among the settings. */
interface Site {
  readonly key: string;
  readonly address: SettingAddress;
  readonly subject: Subject;
  readonly depth: number;
  /** Some element around it, or itself, declares a default namespace: then a name without a prefix may have one too. */
  readonly defaulted: boolean;
}

class ElementOccurrence implements Occurrence {
  readonly isAttribute = false;
  readonly parent?: ElementOccurrence;
  private place: Site | undefined;
  private made: readonly Occurrence[] | undefined;
  private name: string | undefined;
  /** `null` where it has none. */
  private text: Value | null | undefined;

  constructor(
    private readonly element: XmlElement,
    private readonly subjects: Subjects,
    /** What is around it, or the site of a root. */
    private readonly origin: ElementOccurrence | Site,
  ) {
    if (origin instanceof ElementOccurrence) this.parent = origin;
  }

  private get site(): Site {
    this.place ??= this.origin instanceof ElementOccurrence ? this.origin.siteOf(this.element) : this.origin;
    return this.place;
  }

  get address(): SettingAddress {
    return this.site.address;
  }

  get key(): string {
    this.name ??= this.parent?.nameOf(this.element) ?? this.site.key;
    return this.name;
  }

  get subject(): Subject {
    return this.site.subject;
  }

  get names(): readonly Span[] {
    const { nameSpan, endNameSpan } = this.element;
    return endNameSpan ? [nameSpan, endNameSpan] : [nameSpan];
  }

  get whole(): Span {
    return this.element.whole;
  }

  get value(): Value | undefined {
    if (this.text === undefined) this.text = elementValue(this.element) ?? null;
    return this.text ?? undefined;
  }

  get children(): readonly Occurrence[] {
    this.made ??= this.makeChildren();
    return this.made;
  }

  private makeChildren(): Occurrence[] {
    const made: Occurrence[] = [];
    for (const attribute of this.element.attributes) {
      const { name } = attribute;
      if (name !== "xmlns" && !name.startsWith("xmlns:")) made.push(new AttributeOccurrence(attribute, name, this));
    }
    if (this.site.depth === deepest) return made;
    for (const child of this.element.children) {
      made.push(new ElementOccurrence(child, this.subjects, this));
    }
    return made;
  }

  /** A child's name, whatever prefix it is written with. */
  private nameOf(child: XmlElement): string {
    const { name } = child;
    return name.includes(":") || this.site.defaulted || declaresDefault(child) ? canonicalName(child) : name;
  }

  /** A child's place; a guest inside another document begins addresses of its own. */
  private siteOf(child: XmlElement): Site {
    const { address, subject, depth, defaulted: around } = this.site;
    const defaulted = around || declaresDefault(child);
    const key = this.nameOf(child);
    const guest = this.subjects.get(child);
    if (guest) return { key, address: "domain:", subject: guest, depth: 1, defaulted };
    const separator = address.endsWith(":") ? "" : "/";
    return { key, address: `${address}${separator}${key}`, subject, depth: depth + 1, defaulted };
  }
}

/** Whether an element declares a default namespace. */
function declaresDefault(element: XmlElement): boolean {
  return element.attributes.some(({ name }) => name === "xmlns");
}

class AttributeOccurrence implements Occurrence {
  readonly isAttribute = true;
  readonly children: readonly Occurrence[] = nothing;
  /** `null` where it has none. */
  private text: Value | null | undefined;

  constructor(
    private readonly attribute: XmlAttribute,
    readonly key: string,
    readonly parent: Occurrence,
  ) {}

  get address(): SettingAddress {
    return `${this.parent.address}@${this.key}`;
  }

  get subject(): Subject {
    return this.parent.subject;
  }

  get names(): readonly Span[] {
    return [this.attribute.nameSpan];
  }

  get whole(): Span {
    return this.attribute.whole;
  }

  get value(): Value | undefined {
    if (this.text === undefined) {
      const { value, valueSpan } = this.attribute;
      this.text = value === undefined || !valueSpan ? null : { known: true, text: value, span: valueSpan };
    }
    return this.text ?? undefined;
  }
}

const nothing: readonly Occurrence[] = [];

/** An element's text, where it holds nothing else. */
export function elementValue(element: XmlElement): Value | undefined {
  const [first, last] = [element.texts[0], element.texts.at(-1)];
  if (!first || !last || element.children.length > 0) return undefined;
  const text = element.texts.map((t) => t.text).join("");
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const whole = { start: first.span.start, end: last.span.end };
  if (element.texts.length > 1 || whole.end - whole.start !== text.length) return { known: true, text: trimmed, span: whole };
  const start = whole.start + text.indexOf(trimmed);
  return { known: true, text: trimmed, span: { start, end: start + trimmed.length } };
}
