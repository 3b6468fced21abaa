import type { Span } from "../text/span";
import { behind, behindName, behindSpace, holdsIllegal, isSpace, namePattern, withoutTrailingSpace } from "./characters";
import type { FaultKind, Report } from "./faults";
import type { StartTag } from "./token";
import type { ValueReader } from "./values";
import type { XmlAttribute } from "./xmlTree";

const nameTail = /[^ \t\r\n<>/='"]*/y;
const junk = /[^ \t\r\n<>/=]+/y;
const unquoted = /[^ \t\r\n<>"']*/y;
const valueEnds = { '"': /["<]/g, "'": /['<]/g };
const upToQuote = /[^<>\r\n'"]*/y;
const nextAttribute = new RegExp(`[ \\t\\r\\n](?=${namePattern}[ \\t\\r\\n]*=[ \\t\\r\\n]*["'])`, "u");
const indexed = 8;

/** Reads one start tag. What is wrong in it is told once: after a fault, only a sound attribute makes the next one worth telling. */
export class StartTagReader {
  /** Where the text goes on: behind the tag, once it is read. */
  at = 0;
  private start = 0;
  private nameSpan: Span = { start: 0, end: 0 };
  private attributes: XmlAttribute[] = [];
  private names: Set<string> | undefined;
  private readonly pending: { kind: FaultKind; span: Span; words: Record<string, string> }[] = [];
  private damaged = false;
  // What follows the last sound attribute may be content of a tag whose `>` is missing.
  private soundEnd = 0;
  private soundAttributes = 0;
  private soundFaults = 0;

  constructor(
    private readonly text: string,
    private readonly values: ValueReader,
    private readonly report: Report,
  ) {}

  /** Reads the tag that begins at `start` and whose name begins at `nameStart`. */
  read(start: number, nameStart: number): StartTag {
    const soundName = behindName(this.text, nameStart);
    this.at = behind(nameTail, this.text, soundName);
    this.start = start;
    this.nameSpan = { start: nameStart, end: this.at };
    this.attributes = [];
    this.names = undefined;
    this.pending.length = 0;
    this.damaged = false;
    if (this.at > soundName) this.tellIllegalName(this.nameSpan);
    this.noteSound();
    return this.readRest();
  }

  private noteSound(): void {
    this.soundEnd = this.at;
    this.soundAttributes = this.attributes.length;
    this.soundFaults = this.pending.length;
  }

  private readRest(): StartTag {
    for (;;) {
      const before = this.at;
      this.at = behindSpace(this.text, before);
      const character = this.text[this.at];
      if (character === undefined || character === "<") return this.unfinished();
      if (character === ">") return this.finished(this.at + 1, false);
      if (character === "/") {
        const next = behindSpace(this.text, this.at + 1);
        if (this.text[next] === ">" || this.text[next] === "<" || next === this.text.length) return this.selfClosed(next);
        this.tellStray({ start: this.at, end: this.at + 1 });
        this.at++;
      } else this.readAttribute(before === this.at);
    }
  }

  private selfClosed(next: number): StartTag {
    if (this.text[next] !== ">") {
      this.pending.length = this.soundFaults;
      this.tellUnfinished();
      return this.finished(this.at + 1, true);
    }
    if (next > this.at + 1) this.tellStray({ start: this.at, end: this.at + 1 });
    return this.finished(next + 1, true);
  }

  private finished(end: number, selfClosing: boolean): StartTag {
    this.at = end;
    return this.tag(end, selfClosing, true);
  }

  /** A tag that meets `<` before its `>`: whatever looks wrong at its end has that one cause, or that of an open quote. */
  private unfinished(): StartTag {
    const openQuote = this.pending[this.soundFaults]?.kind === "noClosingQuote";
    this.pending.length = this.soundFaults + (openQuote ? 1 : 0);
    const endName = this.text.slice(this.at + 2, behindName(this.text, this.at + 2));
    if (this.at > behindSpace(this.text, this.soundEnd) && this.text.startsWith("</", this.at) && endName === this.name) {
      this.attributes.length = this.soundAttributes;
      this.at = this.soundEnd;
    }
    if (!openQuote) this.tellUnfinished();
    return this.tag(withoutTrailingSpace(this.text, this.start, this.at), false, false);
  }

  private tellUnfinished(): void {
    this.pending.push({ kind: "unfinishedTag", span: this.nameSpan, words: { tag: `<${this.name}` } });
  }

  private tag(end: number, selfClosing: boolean, finished: boolean): StartTag {
    for (const { kind, span, words } of this.pending) this.report(kind, span, words);
    const { name, nameSpan, attributes } = this;
    return {
      kind: "start",
      name,
      nameSpan,
      attributes,
      span: { start: this.start, end },
      selfClosing,
      finished,
      indent: 0,
      firstInLine: false,
      end: undefined,
      insteadOf: undefined,
    };
  }

  private get name(): string {
    return this.text.slice(this.nameSpan.start, this.nameSpan.end);
  }

  private readAttribute(touching: boolean): void {
    const nameSpan = this.attributeName();
    if (!nameSpan) return;
    const name = this.text.slice(nameSpan.start, nameSpan.end);
    const faultsBefore = this.pending.length;
    if (touching) this.tell("noSpace", nameSpan, { name });
    if (behindName(this.text, nameSpan.start) !== nameSpan.end) this.tellIllegalName(nameSpan);
    this.at = nameSpan.end;
    const valueSpan = this.readValue(name, nameSpan);
    this.add(name, nameSpan, valueSpan);
    if (valueSpan && this.pending.length === faultsBefore && !touching) {
      this.damaged = false;
      this.noteSound();
    }
  }

  /** The span of the attribute's name; nothing where what stands here cannot be meant as one. */
  private attributeName(): Span | undefined {
    const start = this.at;
    if (this.text[start] === "=") {
      this.at++;
      this.tellStray({ start, end: this.at });
      return undefined;
    }
    const nameEnd = behindName(this.text, start);
    if (nameEnd > start) return { start, end: behind(nameTail, this.text, nameEnd) };
    const end = behind(junk, this.text, start);
    const quoted = this.text[start] === '"' || this.text[start] === "'";
    if (!quoted && this.text[behindSpace(this.text, end)] === "=") return { start, end };
    this.at = end;
    this.tellStray({ start, end });
    return undefined;
  }

  private add(name: string, nameSpan: Span, valueSpan: Span | undefined): void {
    const { attributes } = this;
    if (this.isKnown(name)) this.report("duplicateAttribute", nameSpan, { name });
    const whole = { start: nameSpan.start, end: this.at };
    if (!valueSpan) attributes.push({ name, nameSpan, whole });
    else attributes.push({ name, nameSpan, value: this.values.attributeValue(valueSpan.start, valueSpan.end), valueSpan, whole });
  }

  /** Says whether the tag already has an attribute of that name; a tag with many keeps their names in a set. */
  private isKnown(name: string): boolean {
    if (this.attributes.length < indexed) return this.attributes.some((attribute) => attribute.name === name);
    this.names ??= new Set(this.attributes.map((attribute) => attribute.name));
    if (this.names.has(name)) return true;
    this.names.add(name);
    return false;
  }

  /** Reads `= "value"` behind a name; leaves the reader right behind the name where no value follows. */
  private readValue(name: string, nameSpan: Span): Span | undefined {
    const { text } = this;
    const behindOf = behindSpace(text, this.at);
    if (text[behindOf] === '"' || text[behindOf] === "'") {
      this.tell("noEquals", nameSpan, { name });
      return this.readQuoted(name, nameSpan, behindOf);
    }
    if (text[behindOf] !== "=") {
      this.tell("noValue", nameSpan, { name });
      return undefined;
    }
    const start = behindSpace(text, behindOf + 1);
    if (text[start] === '"' || text[start] === "'") return this.readQuoted(name, nameSpan, start);
    this.at = behindOf + 1;
    return this.readUnquoted(name, nameSpan, start);
  }

  private readUnquoted(name: string, nameSpan: Span, start: number): Span | undefined {
    const { text } = this;
    let end = behind(unquoted, text, start);
    const follows = text[end];
    if (follows === ">" && text[end - 1] === "/" && end > start) end--;
    const nextHasEquals = text[end - 1] === "=" || (end > start && start > this.at && text[behindSpace(text, end)] === "=");
    if (end === start || nextHasEquals) {
      this.tell("noValue", nameSpan, { name });
      return undefined;
    }
    this.at = end;
    if (follows === '"' || follows === "'") {
      this.at++;
      this.tell("noOpeningQuote", { start, end: this.at }, { name });
      return { start, end };
    }
    this.tell("unquotedValue", { start, end }, { name });
    // The value's end is certain here: what follows is judged anew.
    this.damaged = false;
    return { start, end };
  }

  private readQuoted(name: string, nameSpan: Span, quoteAt: number): Span {
    const { text } = this;
    const quote = text[quoteAt] === '"' ? '"' : "'";
    const start = quoteAt + 1;
    const ends = valueEnds[quote];
    ends.lastIndex = start;
    let end = ends.test(text) ? ends.lastIndex - 1 : text.length;
    while (text[end] === "<" && this.belongsToValue(end, quote)) {
      this.report("lessThanInValue", { start: end, end: end + 1 });
      ends.lastIndex = end + 1;
      end = ends.test(text) ? ends.lastIndex - 1 : text.length;
    }
    if (text[end] === quote) {
      const cut = this.followsValue(end + 1) ? undefined : this.beforeSwallowedName(start, end);
      if (cut === undefined) {
        this.at = end + 1;
        return { start, end };
      }
      end = cut;
    } else end = this.endOfOpenValue(start, end);
    this.at = end;
    this.tell("noClosingQuote", { start: nameSpan.start, end }, { name });
    return { start, end };
  }

  /** Says whether a `<` is part of a value: its quote closes it in the same line and is no attribute's opening quote. */
  private belongsToValue(at: number, quote: string): boolean {
    const end = behind(upToQuote, this.text, at + 1);
    return this.text[end] === quote && this.text[end - 1] !== "=" && this.followsValue(end + 1);
  }

  private followsValue(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return Number.isNaN(code) || isSpace(code) || code === 62 || code === 47 || code === 60;
  }

  /** In `'file device='` the value that was meant ends before `device=`: the offset of that end. */
  private beforeSwallowedName(start: number, end: number): number | undefined {
    const { text } = this;
    const equals = withoutTrailingSpace(text, start, end) - 1;
    if (text[equals] !== "=") return undefined;
    const nameEnd = withoutTrailingSpace(text, start, equals);
    let nameStart = nameEnd;
    while (nameStart > start && !isSpace(text.charCodeAt(nameStart - 1))) nameStart--;
    if (nameStart === start || behindName(text, nameStart) !== nameEnd || nameEnd === nameStart) return undefined;
    return withoutTrailingSpace(text, start, nameStart);
  }

  /** Where a value without closing quote was meant to end: before the next attribute, the tag's end or the line's. */
  private endOfOpenValue(start: number, stop: number): number {
    const rest = this.text.slice(start, stop);
    const bracket = rest.indexOf(">");
    const inTag = bracket < 0 ? rest : rest.slice(0, bracket);
    const attribute = inTag.search(nextAttribute);
    if (attribute >= 0) return withoutTrailingSpace(this.text, start, start + attribute);
    if (bracket >= 0) return start + (rest[bracket - 1] === "/" ? bracket - 1 : bracket);
    const line = rest.search(/[\r\n]/);
    return withoutTrailingSpace(this.text, start, line < 0 ? stop : start + line);
  }

  private tellIllegalName(span: Span): void {
    const name = this.text.slice(span.start, span.end);
    if (!holdsIllegal(name)) this.tell("illegalName", span, { name });
  }

  private tellStray(span: Span): void {
    const text = this.text.slice(span.start, span.end);
    // An illegal character is told on its own.
    if (!holdsIllegal(text)) this.tell("strayInTag", span, { text });
    this.damaged = true;
  }

  private tell(kind: FaultKind, span: Span, words: Record<string, string>): void {
    if (!this.damaged) this.pending.push({ kind, span, words });
    this.damaged = true;
  }
}
