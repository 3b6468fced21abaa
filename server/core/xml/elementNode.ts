import type { Span } from "../text/span";
import { none, type Tape, tagFlags } from "./tape";
import type { XmlAttribute, XmlElement, XmlText } from "./xmlTree";

/** An element of a tape. What it consists of is made when somebody asks for it. */
export class ElementNode implements XmlElement {
  private madeAttributes: readonly XmlAttribute[] | undefined;
  private madeChildren: readonly XmlElement[] | undefined;
  private madeTexts: readonly XmlText[] | undefined;

  constructor(
    readonly tape: Tape,
    readonly index: number,
    readonly parent: XmlElement | undefined,
  ) {}

  get name(): string {
    return this.tape.name(this.tape.nameOf(this.index));
  }

  get nameSpan(): Span {
    return this.tape.nameSpan(this.index);
  }

  get attributes(): readonly XmlAttribute[] {
    this.madeAttributes ??= this.makeAttributes();
    return this.madeAttributes;
  }

  private makeAttributes(): XmlAttribute[] {
    const { tape, index } = this;
    const made: XmlAttribute[] = [];
    const end = tape.firstAttribute(index + 1);
    for (let at = tape.firstAttribute(index); at < end; at++) made.push(new AttributeNode(tape, at));
    return made;
  }

  get children(): readonly XmlElement[] {
    this.madeChildren ??= this.makeChildren();
    return this.madeChildren;
  }

  private makeChildren(): XmlElement[] {
    const { tape } = this;
    const made: XmlElement[] = [];
    for (let at = tape.firstChild(this.index); at !== none; at = tape.nextSibling(at)) made.push(new ElementNode(tape, at, this));
    return made;
  }

  get texts(): readonly XmlText[] {
    this.madeTexts ??= this.makeTexts();
    return this.madeTexts;
  }

  private makeTexts(): XmlText[] {
    const { tape } = this;
    const made: XmlText[] = [];
    for (let at = tape.firstRun(this.index); at !== none; at = tape.nextRun(at)) {
      made.push({ text: tape.runText(at), span: { start: tape.runStart(at), end: tape.runEnd(at) } });
    }
    return made;
  }

  get whole(): Span {
    return { start: this.tape.tagStart(this.index), end: this.tape.elementEnd(this.index) };
  }

  get startTag(): Span {
    return { start: this.tape.tagStart(this.index), end: this.tape.tagEnd(this.index) };
  }

  get endNameSpan(): Span | undefined {
    const end = this.tape.partner(this.index);
    return end === none ? undefined : this.tape.nameSpan(end);
  }

  get selfClosing(): boolean {
    return (this.tape.flags(this.index) & tagFlags.selfClosing) !== 0;
  }
}

class AttributeNode implements XmlAttribute {
  constructor(
    private readonly tape: Tape,
    private readonly index: number,
  ) {}

  get name(): string {
    return this.tape.name(this.tape.attributeName(this.index));
  }

  get nameSpan(): Span {
    const start = this.tape.attributeStart(this.index);
    return { start, end: start + this.name.length };
  }

  get value(): string | undefined {
    return this.tape.value(this.index);
  }

  get valueSpan(): Span | undefined {
    const start = this.tape.valueStart(this.index);
    return start === none ? undefined : { start, end: this.tape.valueEnd(this.index) };
  }

  get whole(): Span {
    return { start: this.tape.attributeStart(this.index), end: this.tape.attributeEnd(this.index) };
  }
}
