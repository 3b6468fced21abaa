import type { Report } from "./faults";
import { placeTags } from "./placeTags";
import type { EndTag, StartTag, Tag } from "./token";

/** How many namesakes are asked for their indentation before the nearest one is taken. */
const namesakes = 50;

/** Joins start and end tags. Where they fit, nothing else counts; where they do not, layout tells what was meant. */
export function matchTags(text: string, tags: readonly Tag[], report: Report): void {
  if (joinFitting(tags)) return;
  for (const tag of tags) {
    if (tag.kind === "start") tag.end = undefined;
    else tag.start = undefined;
  }
  placeTags(text, tags);
  new TagMatcher(tags, report).match();
}

function join(start: StartTag, end: EndTag): void {
  start.end = end;
  end.start = start;
}

function joinFitting(tags: readonly Tag[]): boolean {
  const open: StartTag[] = [];
  for (const tag of tags) {
    if (tag.kind === "start") {
      if (!tag.selfClosing) open.push(tag);
    } else {
      const start = open.pop();
      if (start?.name !== tag.name) return false;
      join(start, tag);
    }
  }
  return open.length === 0;
}

class TagMatcher {
  private readonly open: StartTag[] = [];
  /** For each name the positions in `open`, outermost first. */
  private readonly openByName = new Map<string, number[]>();
  /** Steps that looking ahead may still take, so that hostile input stays linear. */
  private steps: number;

  constructor(
    private readonly tags: readonly Tag[],
    private readonly report: Report,
  ) {
    this.steps = 100_000 + 20 * tags.length;
  }

  match(): void {
    this.tags.forEach((tag, index) => {
      if (tag.kind === "end") this.matchEnd(tag, index + 1);
      else if (!tag.selfClosing) this.push(tag);
    });
    this.leaveOpen(0);
  }

  private push(tag: StartTag): void {
    const positions = this.openByName.get(tag.name);
    if (positions) positions.push(this.open.length);
    else this.openByName.set(tag.name, [this.open.length]);
    this.open.push(tag);
  }

  private pop(): StartTag | undefined {
    const tag = this.open.pop();
    if (tag) this.openByName.get(tag.name)?.pop();
    return tag;
  }

  private matchEnd(end: EndTag, next: number): void {
    const position = this.startOf(end);
    const last = this.open.length - 1;
    const surplus = position === undefined || (position < last && this.endsAhead(position, next));
    if (surplus) this.matchSurplus(end, next);
    else this.close(position, end);
  }

  /** An end tag too many is a misspelt one where the innermost element has no end tag of its own. */
  private matchSurplus(end: EndTag, next: number): void {
    let inner = this.open.length - 1;
    while (this.open[inner]?.finished === false && this.steps-- > 0 && !this.endsAhead(inner, next)) inner--;
    const start = this.open[inner];
    if (!start || this.endsAhead(inner, next)) {
      this.report("endWithoutStart", end.name === "" ? end.span : end.nameSpan, { name: end.name });
    } else {
      this.report("mismatchedEnd", end.name === "" ? end.span : end.nameSpan, { name: end.name, start: start.name });
      this.close(inner, end);
    }
  }

  /** The position of the element that an end tag closes: the nearest of its name, or a namesake that stands where the end tag does. */
  private startOf(end: EndTag): number | undefined {
    const positions = this.openByName.get(end.name);
    const nearest = positions?.at(-1);
    if (!positions || nearest === undefined || !end.firstInLine || this.standsAt(nearest, end)) return nearest;
    const aligned = positions
      .slice(-namesakes)
      .reverse()
      .find((position) => this.standsAt(position, end));
    return aligned ?? nearest;
  }

  private standsAt(position: number, end: EndTag): boolean {
    const start = this.open[position];
    return start?.firstInLine === true && start.indent === end.indent;
  }

  private close(position: number, end: EndTag): void {
    this.leaveOpen(position + 1);
    const start = this.pop();
    if (start) join(start, end);
  }

  /** Gives up the elements from a position on: they have no end tag. */
  private leaveOpen(position: number): void {
    const given = this.open.slice(position);
    for (let i = 0; i < given.length; i++) this.pop();
    for (let i = 0; i < given.length; i++) {
      const tag = given[i];
      const next = given[i + 1];
      if (!tag?.finished) continue;
      const { name, nameSpan, span } = tag;
      if (next && meantAsEnd(tag, next)) {
        this.report("slashForgotten", next.span, { name });
        next.insteadOf = {
          kind: "end",
          name,
          nameSpan: next.nameSpan,
          span: next.span,
          start: tag,
          indent: 0,
          firstInLine: false,
        };
        tag.end = next.insteadOf;
        i++;
      } else this.report("neverClosed", nameSpan.end > nameSpan.start ? nameSpan : span, { name });
    }
  }

  /** Says whether the open element at a position has its own end tag ahead, before the element around it ends. */
  private endsAhead(position: number, from: number): boolean {
    const name = this.open[position]?.name;
    let outer = position;
    while (outer >= 0 && this.open[outer]?.name === name && this.steps-- > 0) outer--;
    let needed = position - outer;
    const limit = this.open[outer]?.name;
    let inner = 0;
    let inLimit = 0;
    for (let i = from; i < this.tags.length && this.steps-- > 0; i++) {
      const tag = this.tags[i];
      const step = tag?.kind === "end" ? -1 : tag && !tag.selfClosing ? 1 : 0;
      if (tag?.name === name) {
        inner += step;
        if (inner < 0 && --needed === 0) return true;
        inner = Math.max(inner, 0);
      } else if (tag?.name === limit) {
        inLimit += step;
        if (inLimit < 0) return false;
      }
    }
    return false;
  }
}

/** `<name>guest<name>`: a second bare tag of the same name, in the same line or right below. */
function meantAsEnd(tag: StartTag, next: StartTag): boolean {
  return (
    next.name === tag.name && next.attributes.length === 0 && next.finished && (!next.firstInLine || next.indent === tag.indent)
  );
}
