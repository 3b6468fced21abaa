import type { Span } from "../text/span";
import { behind, behindName, behindSpace, holdsIllegal, isSpace, withoutTrailingSpace } from "./characters";
import type { FaultKind, Report } from "./faults";
import { none, type Tape, tagFlags } from "./tape";
import { beforeSwallowedName, belongsToValue, endOfOpenValue, followsValue } from "./valueEnd";
import type { ValueReader } from "./values";

const nameTail = /[^ \t\r\n<>/='"]*/y;
const junk = /[^ \t\r\n<>/=]+/y;
const unquoted = /[^ \t\r\n<>"']*/y;
const indexed = 8;

/** Reads one start tag. What is wrong in it is told once: after a fault, only a sound attribute makes the next one worth telling. */
export class StartTagReader {
  /** Where the text goes on: behind the tag, once it is read. */
  at = 0;
  private start = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private firstAttribute = 0;
  /** Where the name of the attribute stands that is being read, and where its sound part ends. */
  private attributeStart = 0;
  private attributeEnd = 0;
  private soundName = 0;
  /** The value of that attribute; `none` where it has none. */
  private valueStart = none;
  private valueEnd = none;
  private special = false;
  private names: Set<number> | undefined;
  private readonly pending: { kind: FaultKind; span: Span; words: Record<string, string> }[] = [];
  private damaged = false;
  // What follows the last sound attribute may be content of a tag whose `>` is missing.
  private soundEnd = 0;
  private soundAttributes = 0;
  private soundFaults = 0;

  constructor(
    private readonly text: string,
    private readonly tape: Tape,
    private readonly values: ValueReader,
    private readonly report: Report,
  ) {}

  /** Reads the tag that begins at `start` and whose name stands from `nameStart` to `soundName`, or goes on behind it. */
  read(start: number, nameStart: number, soundName: number): void {
    this.at = this.behindTail(soundName);
    this.start = start;
    this.nameStart = nameStart;
    this.nameEnd = this.at;
    this.firstAttribute = this.tape.attributeCount;
    this.names = undefined;
    if (this.pending.length > 0) this.pending.length = 0;
    this.damaged = false;
    if (this.at > soundName) this.tellIllegalName({ start: nameStart, end: this.at });
    this.noteSound();
    this.readRest();
  }

  /** Behind what goes on after a name as if it belonged to it. */
  private behindTail(nameEnd: number): number {
    const code = this.text.charCodeAt(nameEnd);
    const ends = code === 61 || code === 62 || code === 47 || isSpace(code);
    return ends ? nameEnd : behind(nameTail, this.text, nameEnd);
  }

  private noteSound(): void {
    this.soundEnd = this.at;
    this.soundAttributes = this.tape.attributeCount;
    this.soundFaults = this.pending.length;
  }

  private readRest(): void {
    while (!this.readPart());
  }

  /** Reads what comes next in the tag; true where the tag has ended. */
  private readPart(): boolean {
    const { text } = this;
    const before = this.at;
    this.at = behindSpace(text, before);
    const code = text.charCodeAt(this.at);
    if (code === 62) this.finished(this.at + 1, false);
    else if (code === 60 || Number.isNaN(code)) this.unfinished();
    else if (code === 47) return this.readSlash();
    else {
      this.readAttribute(before === this.at);
      return false;
    }
    return true;
  }

  private readSlash(): boolean {
    const { text } = this;
    const next = behindSpace(text, this.at + 1);
    const follows = text[next];
    if (follows === ">") {
      if (next > this.at + 1) this.tellStray({ start: this.at, end: this.at + 1 });
      this.finished(next + 1, true);
      return true;
    }
    if (follows === "<" || follows === undefined) {
      this.pending.length = this.soundFaults;
      this.tellUnfinished();
      this.finished(this.at + 1, true);
      return true;
    }
    this.tellStray({ start: this.at, end: this.at + 1 });
    this.at++;
    return false;
  }

  private finished(end: number, selfClosing: boolean): void {
    this.at = end;
    this.add(end, tagFlags.finished | (selfClosing ? tagFlags.selfClosing : 0));
  }

  /** A tag that meets `<` before its `>`: whatever looks wrong at its end has that one cause, or that of an open quote. */
  private unfinished(): void {
    const openQuote = this.pending[this.soundFaults]?.kind === "noClosingQuote";
    this.pending.length = this.soundFaults + (openQuote ? 1 : 0);
    const endName = this.text.slice(this.at + 2, behindName(this.text, this.at + 2));
    if (this.at > behindSpace(this.text, this.soundEnd) && this.text.startsWith("</", this.at) && endName === this.name) {
      this.tape.dropAttributes(this.soundAttributes);
      this.at = this.soundEnd;
    }
    if (!openQuote) this.tellUnfinished();
    this.add(withoutTrailingSpace(this.text, this.start, this.at), 0);
  }

  private tellUnfinished(): void {
    const span = { start: this.nameStart, end: this.nameEnd };
    this.pending.push({ kind: "unfinishedTag", span, words: { tag: `<${this.name}` } });
  }

  private add(end: number, flags: number): void {
    for (const { kind, span, words } of this.pending) this.report(kind, span, words);
    const name = this.tape.numberOf(this.nameStart, this.nameEnd);
    this.tape.addTag(name, this.nameStart, this.start, end, flags, this.firstAttribute);
  }

  private get name(): string {
    return this.text.slice(this.nameStart, this.nameEnd);
  }

  private readAttribute(touching: boolean): void {
    if (!this.findAttributeName()) return;
    const faultsBefore = this.pending.length;
    if (touching) this.tellOfAttribute("noSpace", this.attributeSpan);
    if (this.soundName !== this.attributeEnd) this.tellIllegalName(this.attributeSpan);
    this.at = this.attributeEnd;
    this.valueStart = none;
    this.valueEnd = none;
    this.special = false;
    this.readValue();
    this.addAttribute();
    if (this.valueStart !== none && this.pending.length === faultsBefore && !touching) {
      this.damaged = false;
      this.noteSound();
    }
  }

  /** Finds where the attribute's name stands; false where what stands here cannot be meant as one. */
  private findAttributeName(): boolean {
    const { text, at: start } = this;
    this.attributeStart = start;
    if (text.charCodeAt(start) === 61) {
      this.at++;
      this.tellStray({ start, end: this.at });
      return false;
    }
    this.soundName = behindName(text, start);
    if (this.soundName > start) {
      this.attributeEnd = this.behindTail(this.soundName);
      return true;
    }
    const end = behind(junk, text, start);
    const quoted = text[start] === '"' || text[start] === "'";
    if (!quoted && text[behindSpace(text, end)] === "=") {
      this.attributeEnd = end;
      return true;
    }
    this.at = end;
    this.tellStray({ start, end });
    return false;
  }

  private get attributeSpan(): Span {
    return { start: this.attributeStart, end: this.attributeEnd };
  }

  private addAttribute(): void {
    const { tape, attributeStart, attributeEnd, valueStart, valueEnd } = this;
    const name = tape.numberOf(attributeStart, attributeEnd);
    if (this.isKnown(name)) this.report("duplicateAttribute", this.attributeSpan, { name: tape.name(name) });
    // What is wrong in the value is told now, the value itself made when it is asked for.
    if (valueStart !== none && this.special) this.values.attributeValue(valueStart, valueEnd);
    tape.addAttribute(name, attributeStart, valueStart, valueEnd, this.at, this.special);
  }

  /** Says whether the tag already has an attribute of that name; a tag with many keeps their names in a set. */
  private isKnown(name: number): boolean {
    const { tape, firstAttribute } = this;
    const count = tape.attributeCount - firstAttribute;
    if (count < indexed) {
      for (let at = firstAttribute; at < tape.attributeCount; at++) if (tape.attributeName(at) === name) return true;
      return false;
    }
    this.names ??= new Set(Array.from({ length: count }, (_, index) => tape.attributeName(firstAttribute + index)));
    if (this.names.has(name)) return true;
    this.names.add(name);
    return false;
  }

  /** Reads `= "value"` behind a name; leaves the reader right behind the name where no value follows. */
  private readValue(): void {
    const { text } = this;
    const behindOf = behindSpace(text, this.at);
    const code = text.charCodeAt(behindOf);
    if (code === 61) this.readBehindEquals(behindOf);
    else if (isQuote(code)) {
      this.tellOfAttribute("noEquals", this.attributeSpan);
      this.readQuoted(behindOf);
    } else this.tellOfAttribute("noValue", this.attributeSpan);
  }

  private readBehindEquals(equals: number): void {
    const start = behindSpace(this.text, equals + 1);
    if (isQuote(this.text.charCodeAt(start))) this.readQuoted(start);
    else {
      this.at = equals + 1;
      this.readUnquoted(start);
    }
  }

  private readUnquoted(start: number): void {
    const { text } = this;
    let end = behind(unquoted, text, start);
    const follows = text[end];
    if (follows === ">" && text[end - 1] === "/" && end > start) end--;
    const nextHasEquals = text[end - 1] === "=" || (end > start && start > this.at && text[behindSpace(text, end)] === "=");
    if (end === start || nextHasEquals) {
      this.tellOfAttribute("noValue", this.attributeSpan);
      return;
    }
    this.at = end;
    this.setValue(start, end);
    if (follows === '"' || follows === "'") {
      this.at++;
      this.tellOfAttribute("noOpeningQuote", { start, end: this.at });
    } else {
      this.tellOfAttribute("unquotedValue", { start, end });
      // The value's end is certain here: what follows is judged anew.
      this.damaged = false;
    }
  }

  private readQuoted(quoteAt: number): void {
    const { text } = this;
    const quote = text.charCodeAt(quoteAt);
    const start = quoteAt + 1;
    let end = this.endOfValue(start, quote);
    while (text[end] === "<" && belongsToValue(text, end, quote === 34 ? '"' : "'")) {
      this.report("lessThanInValue", { start: end, end: end + 1 });
      end = this.endOfValue(end + 1, quote);
    }
    if (text.charCodeAt(end) === quote) {
      const cut = followsValue(text, end + 1) ? undefined : beforeSwallowedName(text, start, end);
      if (cut === undefined) {
        this.at = end + 1;
        this.valueStart = start;
        this.valueEnd = end;
        return;
      }
      end = cut;
    } else end = endOfOpenValue(text, start, end);
    this.at = end;
    this.setValue(start, end);
    this.tellOfAttribute("noClosingQuote", { start: this.attributeStart, end });
  }

  /** The offset of the next closing quote or `<`; notes whether the value is more than it looks. */
  private endOfValue(start: number, quote: number): number {
    const { text } = this;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === quote || code === 60) return end;
      if (code === 38 || code === 10 || code === 13 || code === 9) this.special = true;
    }
    return end;
  }

  /** Takes a value that was cut where it was meant to end. */
  private setValue(start: number, end: number): void {
    this.valueStart = start;
    this.valueEnd = end;
    this.special = true;
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

  private tellOfAttribute(kind: FaultKind, span: Span): void {
    if (!this.damaged) this.tell(kind, span, { name: this.text.slice(this.attributeStart, this.attributeEnd) });
  }

  private tell(kind: FaultKind, span: Span, words: Record<string, string>): void {
    if (!this.damaged) this.pending.push({ kind, span, words });
    this.damaged = true;
  }
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}
