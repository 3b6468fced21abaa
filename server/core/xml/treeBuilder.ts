import { behindSpace, holdsIllegal, withoutTrailingSpace } from "./characters";
import type { Report } from "./faults";
import type { Layout } from "./layout";
import { none, runFlags, type Tape, tagFlags } from "./tape";
import type { ValueReader } from "./values";

/** Puts the elements of a tape whose tags are matched into their places. */
export class TreeBuilder {
  private readonly roots: number[] = [];
  /** The elements around, and of each its last child and its last two runs of character data. */
  private readonly open: number[] = [];
  private readonly lastChild: number[] = [];
  private readonly lastRun: number[] = [];
  private readonly runBefore: number[] = [];

  /** `layout` says where tags stand in their lines; it is needed where some have no end. */
  constructor(
    private readonly tape: Tape,
    private readonly layout: Layout | undefined,
    private readonly values: ValueReader,
    private readonly report: Report,
  ) {}

  /** The start tags of the roots. */
  build(): readonly number[] {
    const { tape } = this;
    tape.beginNodes();
    let run = 0;
    for (let tag = 0; tag < tape.tagCount; tag++) {
      const start = tape.tagStart(tag);
      while (run < tape.runCount && tape.runStart(run) < start) this.characterData(run++);
      if (tape.flags(tag) & (tagFlags.end | tagFlags.meantAsEnd)) this.end(tag);
      else this.start(tag);
    }
    while (run < tape.runCount) this.characterData(run++);
    while (this.open.length > 0) this.leaveOpen();
    return this.roots;
  }

  private start(tag: number): void {
    const { tape } = this;
    while (this.belongsOutside(tag)) this.leaveOpen();
    tape.addNode(tag, tape.tagEnd(tag));
    const depth = this.open.length - 1;
    if (depth < 0) this.roots.push(tag);
    else this.append(tag, depth);
    const flags = tape.flags(tag);
    // A tag unfinished before `<` that no end tag answers is an empty element.
    if (flags & tagFlags.selfClosing || !(flags & tagFlags.finished || tape.partner(tag) !== none)) return;
    this.open.push(tag);
    this.lastChild.push(none);
    this.lastRun.push(none);
    this.runBefore.push(none);
  }

  private append(tag: number, depth: number): void {
    const before = this.lastChild[depth] ?? none;
    if (before === none) this.tape.setFirstChild(this.open[depth] ?? none, tag);
    else this.tape.setNextSibling(before, tag);
    this.lastChild[depth] = tag;
  }

  /** An element without end tag gives back what begins a line at its own indentation; a root only another one like it. */
  private belongsOutside(tag: number): boolean {
    const { tape, layout } = this;
    const top = this.open.at(-1);
    if (!layout || top === undefined || tape.partner(top) !== none) return false;
    if (!layout.isFirst(tag) || layout.indent(tag) > layout.indent(top)) return false;
    return this.open.length > 1 || tape.nameOf(tag) === tape.nameOf(top);
  }

  private end(tag: number): void {
    const { tape } = this;
    const start = tape.partner(tag);
    if (start === none) return;
    while (this.open.length > 0 && this.open.at(-1) !== start) this.leaveOpen();
    if (this.open.length === 0) return;
    this.pop();
    tape.setElementEnd(start, tape.tagEnd(tag));
  }

  private pop(): void {
    this.open.pop();
    this.lastChild.pop();
    this.lastRun.pop();
    this.runBefore.pop();
  }

  /** Ends the innermost element, which has no end tag, behind its last content. */
  private leaveOpen(): void {
    const { tape } = this;
    const depth = this.open.length - 1;
    const element = this.open[depth] ?? none;
    const child = this.lastChild[depth] ?? none;
    const content = child === none ? tape.tagEnd(element) : tape.elementEnd(child);
    let run = this.lastRun[depth] ?? none;
    if (run !== none && tape.runEnd(run) > content) {
      const end = withoutTrailingSpace(tape.text, tape.runStart(run), tape.runEnd(run));
      if (end > tape.runStart(run)) tape.trimRun(run, end);
      else run = this.dropRun(depth);
    }
    tape.setElementEnd(element, Math.max(content, run === none ? 0 : tape.runEnd(run)));
    this.pop();
  }

  /** Takes the last run from an element; the one before it. */
  private dropRun(depth: number): number {
    const before = this.runBefore[depth] ?? none;
    if (before === none) this.tape.setFirstRun(this.open[depth] ?? none, none);
    else this.tape.setNextRun(before, none);
    return before;
  }

  private characterData(run: number): void {
    const { tape } = this;
    const depth = this.open.length - 1;
    if (depth < 0) {
      this.tellOutside(run);
      return;
    }
    const before = this.lastRun[depth] ?? none;
    if (before === none) tape.setFirstRun(this.open[depth] ?? none, run);
    else tape.setNextRun(before, run);
    this.runBefore[depth] = before;
    this.lastRun[depth] = run;
    // What is wrong in the text is told now, the text itself made when it is asked for.
    const flags = tape.runFlags(run);
    if (flags & runFlags.special && !(flags & runFlags.cdata)) this.values.characterData(tape.runStart(run), tape.runEnd(run));
  }

  private tellOutside(run: number): void {
    const { tape } = this;
    if (!(tape.runFlags(run) & runFlags.filled)) return;
    const start = behindSpace(tape.text, tape.runStart(run));
    const end = withoutTrailingSpace(tape.text, start, tape.runEnd(run));
    // An illegal character is told on its own.
    if (start < end && !holdsIllegal(tape.text.slice(start, end))) this.report("textOutside", { start, end });
  }
}
