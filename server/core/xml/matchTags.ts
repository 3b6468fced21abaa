import type { Span } from "../text/span";
import type { Report } from "./faults";
import { Layout } from "./layout";
import { none, type Tape, tagFlags } from "./tape";

/** How many namesakes are asked for their indentation before the nearest one is taken. */
const namesakes = 50;

/**
 * Joins start and end tags. Where they fit, nothing else counts; where they do not, layout tells what was meant: then it is
 * given back.
 */
export function matchTags(tape: Tape, report: Report): Layout | undefined {
  if (joinFitting(tape)) return undefined;
  for (let tag = 0; tag < tape.tagCount; tag++) tape.setPartner(tag, none);
  const layout = new Layout(tape);
  new TagMatcher(tape, layout, report).match();
  return layout;
}

function joinFitting(tape: Tape): boolean {
  const open: number[] = [];
  for (let tag = 0; tag < tape.tagCount; tag++) {
    const flags = tape.flags(tag);
    if (flags & tagFlags.end) {
      const start = open.pop();
      if (start === undefined || tape.nameOf(start) !== tape.nameOf(tag)) return false;
      tape.join(start, tag);
    } else if (!(flags & tagFlags.selfClosing)) open.push(tag);
  }
  return open.length === 0;
}

class TagMatcher {
  private readonly open: number[] = [];
  /** For each name the positions in `open`, outermost first. */
  private readonly openByName = new Map<number, number[]>();
  /** Steps that looking ahead may still take, so that hostile input stays linear. */
  private steps: number;

  constructor(
    private readonly tape: Tape,
    private readonly layout: Layout,
    private readonly report: Report,
  ) {
    this.steps = 100_000 + 20 * tape.tagCount;
  }

  match(): void {
    const { tape } = this;
    for (let tag = 0; tag < tape.tagCount; tag++) {
      const flags = tape.flags(tag);
      if (flags & tagFlags.end) this.matchEnd(tag);
      else if (!(flags & tagFlags.selfClosing)) this.push(tag);
    }
    this.leaveOpen(0);
  }

  private push(tag: number): void {
    const name = this.tape.nameOf(tag);
    const positions = this.openByName.get(name);
    if (positions) positions.push(this.open.length);
    else this.openByName.set(name, [this.open.length]);
    this.open.push(tag);
  }

  private pop(): number | undefined {
    const tag = this.open.pop();
    if (tag !== undefined) this.openByName.get(this.tape.nameOf(tag))?.pop();
    return tag;
  }

  private matchEnd(end: number): void {
    const position = this.startOf(end);
    const last = this.open.length - 1;
    const surplus = position === undefined || (position < last && this.endsAhead(position, end + 1));
    if (surplus) this.matchSurplus(end);
    else this.close(position, end);
  }

  /** An end tag too many is a misspelt one where the innermost element has no end tag of its own. */
  private matchSurplus(end: number): void {
    const next = end + 1;
    let inner = this.open.length - 1;
    while (this.isUnfinished(inner) && this.steps-- > 0 && !this.endsAhead(inner, next)) inner--;
    const start = this.open[inner];
    const name = this.nameOf(end);
    const at = name === "" ? this.spanOf(end) : this.tape.nameSpan(end);
    if (start === undefined || this.endsAhead(inner, next)) this.report("endWithoutStart", at, { name });
    else {
      this.report("mismatchedEnd", at, { name, start: this.nameOf(start) });
      this.close(inner, end);
    }
  }

  private isUnfinished(position: number): boolean {
    const tag = this.open[position];
    return tag !== undefined && !(this.tape.flags(tag) & tagFlags.finished);
  }

  private nameOf(tag: number): string {
    return this.tape.name(this.tape.nameOf(tag));
  }

  private spanOf(tag: number): Span {
    return { start: this.tape.tagStart(tag), end: this.tape.tagEnd(tag) };
  }

  /** The position of the element that an end tag closes: the nearest of its name, or a namesake that stands where the end tag does. */
  private startOf(end: number): number | undefined {
    const positions = this.openByName.get(this.tape.nameOf(end));
    const nearest = positions?.at(-1);
    if (!positions || nearest === undefined || !this.layout.isFirst(end) || this.standsAt(nearest, end)) return nearest;
    const aligned = positions
      .slice(-namesakes)
      .reverse()
      .find((position) => this.standsAt(position, end));
    return aligned ?? nearest;
  }

  private standsAt(position: number, end: number): boolean {
    const start = this.open[position];
    return start !== undefined && this.layout.isFirst(start) && this.layout.indent(start) === this.layout.indent(end);
  }

  private close(position: number, end: number): void {
    this.leaveOpen(position + 1);
    const start = this.pop();
    if (start !== undefined) this.tape.join(start, end);
  }

  /** Gives up the elements from a position on: they have no end tag. */
  private leaveOpen(position: number): void {
    const { tape } = this;
    const given = this.open.slice(position);
    for (let i = 0; i < given.length; i++) this.pop();
    for (let i = 0; i < given.length; i++) {
      const tag = given[i];
      const next = given[i + 1];
      if (tag === undefined || !(tape.flags(tag) & tagFlags.finished)) continue;
      const name = this.nameOf(tag);
      if (next !== undefined && this.isMeantAsEnd(tag, next)) {
        this.report("slashForgotten", this.spanOf(next), { name });
        tape.setFlag(next, tagFlags.meantAsEnd);
        tape.join(tag, next);
        i++;
      } else this.report("neverClosed", name === "" ? this.spanOf(tag) : tape.nameSpan(tag), { name });
    }
  }

  /** `<name>guest<name>`: a second bare tag of the same name, in the same line or right below. */
  private isMeantAsEnd(tag: number, next: number): boolean {
    const { tape, layout } = this;
    return (
      tape.nameOf(next) === tape.nameOf(tag) &&
      tape.firstAttribute(next) === tape.firstAttribute(next + 1) &&
      (tape.flags(next) & tagFlags.finished) !== 0 &&
      (!layout.isFirst(next) || layout.indent(next) === layout.indent(tag))
    );
  }

  /** Says whether the open element at a position has its own end tag ahead, before the element around it ends. */
  private endsAhead(position: number, from: number): boolean {
    const { tape } = this;
    const name = this.openName(position);
    let outer = position;
    while (outer >= 0 && this.openName(outer) === name && this.steps-- > 0) outer--;
    let needed = position - outer;
    const limit = this.openName(outer);
    let inner = 0;
    let inLimit = 0;
    for (let tag = from; tag < tape.tagCount && this.steps-- > 0; tag++) {
      const flags = tape.flags(tag);
      const step = flags & tagFlags.end ? -1 : flags & tagFlags.selfClosing ? 0 : 1;
      if (tape.nameOf(tag) === name) {
        inner += step;
        if (inner < 0 && --needed === 0) return true;
        inner = Math.max(inner, 0);
      } else if (tape.nameOf(tag) === limit) {
        inLimit += step;
        if (inLimit < 0) return false;
      }
    }
    return false;
  }

  private openName(position: number): number | undefined {
    const tag = this.open[position];
    return tag === undefined ? undefined : this.tape.nameOf(tag);
  }
}
