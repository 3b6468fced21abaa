import { behind, behindName, behindSpace, isSpace, namePattern, withoutTrailingSpace } from "./characters";
import type { FaultKind, Report } from "./faults";
import { Prolog } from "./prolog";
import { StartTagReader } from "./startTag";
import { runFlags, type Tape, tagFlags } from "./tape";
import { type ValueReader, withLineFeeds } from "./values";

const endName = /[^ \t\r\n<>/]*/y;
const upToBracket = /[^<>]*/y;
// What begins with `<` and no name, and yet is meant as a tag: `< memory>`, `<1disk/>`.
const meantAsTag = new RegExp(
  `<(?=(?:[ \\t]+${namePattern}|[^ \\t\\r\\n<>/='"!?&]+)(?:[ \\t]+${namePattern}[ \\t]*=|[ \\t]*/?>))[ \\t]*`,
  "uy",
);
const commentMark = /<!--|-->/g;
const lineThatBeginsTag = /\r?\n[ \t]*</g;

/** Cuts a text into tags, character data and comments. Every offset of the text is passed once; nothing is ever refused. */
export class Scanner {
  private readonly prolog: Prolog;
  private readonly startTags: StartTagReader;
  private at = 0;
  /** Terminators known to be nowhere ahead, so that nobody looks for them again. */
  private readonly missing = new Set<string>();

  constructor(
    private readonly tape: Tape,
    private readonly text: string,
    private readonly values: ValueReader,
    private readonly report: Report,
  ) {
    this.prolog = new Prolog(text, report);
    this.startTags = new StartTagReader(text, tape, values, report);
  }

  scan(): void {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    if (this.prolog.declarationAt(this.at)) this.readInstruction();
    this.scanUntil(() => false);
  }

  /** Goes on behind a tag, up to a `<` at which `ends` says so; where it has stopped. */
  scanFrom(start: number, ends: (at: number) => boolean): number {
    this.at = start;
    this.prolog.elementSeen = true;
    this.scanUntil(ends);
    return this.at;
  }

  private scanUntil(ends: (at: number) => boolean): void {
    const { text } = this;
    while (this.at < text.length) {
      if (text.charCodeAt(this.at) !== 60) this.readText(this.at, 0);
      else if (ends(this.at)) return;
      else this.readMarkup();
    }
  }

  private readMarkup(): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (next === 47) this.readEndTag();
    else if (next === 63) this.readInstruction();
    else if (next === 33) this.readDeclaration();
    else this.readStartTagAt(at);
  }

  private readStartTagAt(at: number): void {
    const { text } = this;
    const nameEnd = behindName(text, at + 1);
    if (nameEnd > at + 1) this.readStartTag(at + 1, nameEnd);
    else if (behind(meantAsTag, text, at) > at) {
      const nameStart = meantAsTag.lastIndex;
      this.readStartTag(nameStart, behindName(text, nameStart));
      // A `<` that means nothing is told where its text is taken in; before another one it means nothing either.
    } else {
      let behindBare = at + 1;
      while (text.charCodeAt(behindBare) === 60 && text.charCodeAt(behindBare + 1) === 60) behindBare++;
      this.readText(behindBare, runFlags.special | runFlags.filled);
    }
  }

  private readText(from: number, known: number): void {
    const { text } = this;
    let flags = known;
    let end = from;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 60) break;
      if (code === 32 || code === 10) continue;
      if (code === 38 || code === 13 || code === 93) flags |= runFlags.special;
      if (code !== 13 && code !== 9) flags |= runFlags.filled;
    }
    this.tape.addRun(this.at, end, flags);
    this.at = end;
  }

  private readStartTag(nameStart: number, nameEnd: number): void {
    const start = this.at;
    // Told behind what is wrong inside the tag.
    this.startTags.read(start, nameStart, nameEnd);
    if (nameStart > start + 1) this.tellSpace(start, this.tape.nameSpan(this.tape.tagCount - 1), "<");
    this.prolog.elementSeen = true;
    this.at = this.startTags.at;
  }

  private readEndTag(): void {
    const { text, at: start, tape } = this;
    const afterSpace = behindSpace(text, start + 2);
    const nameStart = behindName(text, afterSpace) > afterSpace ? afterSpace : start + 2;
    const nameEnd = this.behindEndName(nameStart);
    const content = behindSpace(text, nameEnd);
    const bracket = text.charCodeAt(content) === 62 ? content : behind(upToBracket, text, content);
    const finished = text.charCodeAt(bracket) === 62;
    const end = finished ? bracket + 1 : withoutTrailingSpace(text, start, bracket);
    const name = tape.numberOf(nameStart, nameEnd);
    if (nameStart > start + 2) this.tellSpace(start, { start: nameStart, end: nameEnd }, "</");
    else if (!finished) this.report("unfinishedTag", { start, end: nameEnd }, { tag: `</${tape.name(name)}` });
    else if (bracket > content) this.tellStrayInEnd(content, bracket);
    tape.addTag(name, nameStart, start, end, tagFlags.end, tape.attributeCount);
    this.prolog.elementSeen = true;
    this.at = finished ? end : bracket;
  }

  private behindEndName(start: number): number {
    const nameEnd = behindName(this.text, start);
    return this.text.charCodeAt(nameEnd) === 62 ? nameEnd : behind(endName, this.text, start);
  }

  private tellSpace(start: number, nameSpan: { start: number; end: number }, bracket: string): void {
    const name = this.text.slice(nameSpan.start, nameSpan.end);
    this.report("spaceBeforeName", { start, end: nameSpan.end }, { bracket, name });
  }

  private tellStrayInEnd(start: number, bracket: number): void {
    const end = withoutTrailingSpace(this.text, start, bracket);
    this.report("strayInTag", { start, end }, { text: this.text.slice(start, end) });
  }

  private readInstruction(): void {
    const start = this.at;
    const end = this.endOf("?>", start + 2, "openInstruction", 2);
    this.prolog.checkInstruction(start, end);
    this.at = end;
  }

  private readDeclaration(): void {
    const { text, at: start } = this;
    if (text.startsWith("<!--", start)) this.readComment();
    else if (text.startsWith("<![CDATA[", start)) {
      const end = this.endOf("]]>", start + 9, "openCdata", 9);
      this.tape.addRun(start, end, runFlags.cdata | runFlags.filled);
      this.at = end;
    } else {
      this.at = this.prolog.readDoctype(start, () => behindMarkup(text, start));
      this.values.entitiesMayBeDeclared ||= this.prolog.internalSubset;
    }
  }

  /** Behind the terminator; where there is none, the fault is told and the text goes on at what looks like the next tag. */
  private endOf(terminator: string, from: number, kind: FaultKind, opener: number): number {
    const end = this.missing.has(terminator) ? -1 : this.text.indexOf(terminator, from);
    if (end >= 0) return end + terminator.length;
    this.missing.add(terminator);
    this.report(kind, { start: this.at, end: this.at + opener });
    const next = this.text.indexOf("<", from);
    return withoutTrailingSpace(this.text, from, next < 0 ? this.text.length : next);
  }

  private readComment(): void {
    const { text, at: start } = this;
    const content = start + 4;
    const hyphens = text.indexOf("--", content);
    const end = hyphens >= 0 && text[hyphens + 2] === ">" ? hyphens + 3 : this.endOfFaultyComment(start, hyphens);
    const inner = end - 3 >= content && text.startsWith("-->", end - 3) ? end - 3 : end;
    this.tape.comments.push({ text: withLineFeeds(text.slice(content, inner)), span: { start, end } });
    this.at = end;
  }

  private endOfFaultyComment(start: number, hyphens: number): number {
    const [first, second, third] = this.commentMarks(start + 4);
    if (first?.closes) {
      this.report("hyphensInComment", { start: hyphens, end: hyphens + 2 });
      return first.end;
    }
    // A comment around a comment: the outer one ends at the second `-->`.
    if (first && second?.closes && third?.closes) {
      this.report("commentInComment", { start: first.end - 4, end: first.end });
      return third.end;
    }
    this.report("openComment", { start, end: start + 4 });
    lineThatBeginsTag.lastIndex = start + 4;
    const line = lineThatBeginsTag.exec(this.text);
    return withoutTrailingSpace(this.text, start + 4, line ? line.index : this.text.length);
  }

  /** The next three openings and ends of comments. */
  private commentMarks(from: number): { closes: boolean; end: number }[] {
    const marks: { closes: boolean; end: number }[] = [];
    commentMark.lastIndex = from;
    for (let mark = commentMark.exec(this.text); mark; mark = commentMark.exec(this.text)) {
      marks.push({ closes: mark[0] === "-->", end: commentMark.lastIndex });
      if (marks.length === 3) break;
    }
    return marks;
  }
}

/** Behind markup that means nothing: its `>`, or before the next `<`. */
function behindMarkup(text: string, start: number): number {
  const end = behind(upToBracket, text, start + 1);
  return text[end] === ">" ? end + 1 : isSpace(text.charCodeAt(end - 1)) ? withoutTrailingSpace(text, start + 1, end) : end;
}
