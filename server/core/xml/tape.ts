import type { Span } from "../text/span";
import { withoutTrailingSpace } from "./characters";
import { NameTable } from "./nameTable";
import { Rows } from "./rows";
import { ValueReader } from "./values";
import { Words } from "./words";

export interface XmlComment {
  readonly text: string;
  readonly span: Span;
}

const tag = { width: 7, name: 0, nameStart: 1, start: 2, end: 3, flags: 4, attribute: 5, partner: 6 } as const;
const attribute = { width: 6, name: 0, nameStart: 1, valueStart: 2, valueEnd: 3, end: 4, special: 5 } as const;
const run = { width: 4, start: 0, end: 1, flags: 2, next: 3 } as const;
const node = { width: 4, child: 0, sibling: 1, run: 2, end: 3 } as const;

/** What is noted of a tag. */
export const tagFlags = { end: 1, selfClosing: 2, finished: 4, meantAsEnd: 8 } as const;
/** What is noted of a run of character data: `filled` where it is more than white space, `special` where XML changes it. */
export const runFlags = { cdata: 1, special: 2, filled: 4, trimmed: 8 } as const;

/** Where nothing is. */
export const none = -1;

/**
 * What is read of a text, in rows of numbers: a guest of many thousand lines has no object for each tag that nobody asks for.
 * An element is known by the row of its start tag. First the scanner adds tags, attributes and runs of character data, then each
 * start tag gets its end tag, then the elements are put into their places.
 */
export class Tape {
  readonly comments: XmlComment[] = [];
  private readonly tags: Rows;
  private readonly attributes: Rows;
  private readonly runs: Rows;
  private readonly names: NameTable;
  private readonly words: Words;
  private readonly values: ValueReader;
  private nodes = new Int32Array(0);

  /** `like` is of a text with much the same names: they keep their numbers. */
  constructor(
    readonly text: string,
    like?: Tape,
  ) {
    const expected = Math.min(text.length, mostExpected);
    this.tags = new Rows(tag.width, expected / 40);
    this.attributes = new Rows(attribute.width, expected / 27);
    this.runs = new Rows(run.width, expected / 40);
    this.names = new NameTable(text, like?.names);
    this.words = new Words(text);
    // What is wrong in a value is told once, when it is scanned.
    this.values = new ValueReader(text, () => {});
  }

  get tagCount(): number {
    return this.tags.count;
  }

  get attributeCount(): number {
    return this.attributes.count;
  }

  get runCount(): number {
    return this.runs.count;
  }

  /** The number of a name: equal names have equal numbers. */
  numberOf(start: number, end: number): number {
    return this.names.numberOf(start, end);
  }

  name(number: number): string {
    return this.names.name(number);
  }

  /** Says whether a name has a colon. */
  isPrefixed(number: number): boolean {
    return this.names.isPrefixed(number);
  }

  /** Whether anything in the text may declare a namespace. */
  get declaresNamespaces(): boolean {
    return this.names.declares;
  }

  addTag(name: number, nameStart: number, start: number, end: number, flags: number, firstAttribute: number): void {
    const { tags } = this;
    const at = tags.add();
    const { cells } = tags;
    cells[at] = name;
    cells[at + tag.nameStart] = nameStart;
    cells[at + tag.start] = start;
    cells[at + tag.end] = end;
    cells[at + tag.flags] = flags;
    cells[at + tag.attribute] = firstAttribute;
    cells[at + tag.partner] = none;
  }

  addAttribute(name: number, nameStart: number, valueStart: number, valueEnd: number, end: number, special: boolean): void {
    const { attributes } = this;
    const at = attributes.add();
    const { cells } = attributes;
    cells[at] = name;
    cells[at + attribute.nameStart] = nameStart;
    cells[at + attribute.valueStart] = valueStart;
    cells[at + attribute.valueEnd] = valueEnd;
    cells[at + attribute.end] = end;
    cells[at + attribute.special] = special ? 1 : 0;
  }

  /** Forgets the attributes from a row on. */
  dropAttributes(from: number): void {
    this.attributes.count = from;
  }

  addRun(start: number, end: number, flags: number): void {
    const { runs } = this;
    const at = runs.add();
    const { cells } = runs;
    cells[at] = start;
    cells[at + run.end] = end;
    cells[at + run.flags] = flags;
    cells[at + run.next] = none;
  }

  nameOf(index: number): number {
    return this.tags.cell(index * tag.width);
  }

  nameStart(index: number): number {
    return this.tags.cell(index * tag.width + tag.nameStart);
  }

  nameSpan(index: number): Span {
    const start = this.nameStart(index);
    return { start, end: start + this.name(this.nameOf(index)).length };
  }

  tagStart(index: number): number {
    return this.tags.cell(index * tag.width + tag.start);
  }

  tagEnd(index: number): number {
    return this.tags.cell(index * tag.width + tag.end);
  }

  flags(index: number): number {
    return this.tags.cell(index * tag.width + tag.flags);
  }

  setFlag(index: number, flag: number): void {
    this.tags.cells[index * tag.width + tag.flags] = this.flags(index) | flag;
  }

  firstAttribute(index: number): number {
    return index < this.tags.count ? this.tags.cell(index * tag.width + tag.attribute) : this.attributes.count;
  }

  /** The end tag of a start tag, the start tag of an end tag. */
  partner(index: number): number {
    return this.tags.cell(index * tag.width + tag.partner);
  }

  setPartner(index: number, other: number): void {
    this.tags.cells[index * tag.width + tag.partner] = other;
  }

  join(start: number, end: number): void {
    this.setPartner(start, end);
    this.setPartner(end, start);
  }

  attributeName(index: number): number {
    return this.attributes.cell(index * attribute.width);
  }

  attributeStart(index: number): number {
    return this.attributes.cell(index * attribute.width + attribute.nameStart);
  }

  attributeEnd(index: number): number {
    return this.attributes.cell(index * attribute.width + attribute.end);
  }

  /** Behind the opening quote; `none` for an attribute without value. */
  valueStart(index: number): number {
    return this.attributes.cell(index * attribute.width + attribute.valueStart);
  }

  valueEnd(index: number): number {
    return this.attributes.cell(index * attribute.width + attribute.valueEnd);
  }

  /** What XML makes of an attribute's value. */
  value(index: number): string | undefined {
    const start = this.valueStart(index);
    if (start === none) return undefined;
    const end = this.valueEnd(index);
    return this.isSpecial(index) ? this.values.attributeValue(start, end) : this.words.cut(start, end);
  }

  /** Says whether XML makes something else of an attribute's value than what is written. */
  isSpecial(index: number): boolean {
    return this.attributes.cell(index * attribute.width + attribute.special) === 1;
  }

  runStart(index: number): number {
    return this.runs.cell(index * run.width);
  }

  runEnd(index: number): number {
    return this.runs.cell(index * run.width + run.end);
  }

  runFlags(index: number): number {
    return this.runs.cell(index * run.width + run.flags);
  }

  /** The next run of the same element. */
  nextRun(index: number): number {
    return this.runs.cell(index * run.width + run.next);
  }

  setNextRun(index: number, next: number): void {
    this.runs.cells[index * run.width + run.next] = next;
  }

  /** Ends a run before white space that belongs to nobody. */
  trimRun(index: number, end: number): void {
    const at = index * run.width;
    this.runs.cells[at + run.end] = end;
    this.runs.cells[at + run.flags] = this.runFlags(index) | runFlags.trimmed;
  }

  /** What XML makes of a run of character data. */
  runText(index: number): string {
    const flags = this.runFlags(index);
    const start = this.runStart(index);
    const end = this.runEnd(index);
    const text =
      flags & runFlags.cdata
        ? this.values.cdata(start, end)
        : flags & runFlags.special
          ? this.values.characterData(start, end)
          : this.words.cut(start, end);
    return flags & runFlags.trimmed ? text.slice(0, withoutTrailingSpace(text, 0, text.length)) : text;
  }

  /** Makes room for the places of the elements, when every tag is known. */
  beginNodes(): void {
    this.nodes = new Int32Array(this.tags.count * node.width);
  }

  addNode(index: number, end: number): void {
    const at = index * node.width;
    this.nodes[at] = none;
    this.nodes[at + node.sibling] = none;
    this.nodes[at + node.run] = none;
    this.nodes[at + node.end] = end;
  }

  firstChild(index: number): number {
    return this.nodes[index * node.width + node.child] ?? none;
  }

  setFirstChild(index: number, child: number): void {
    this.nodes[index * node.width + node.child] = child;
  }

  nextSibling(index: number): number {
    return this.nodes[index * node.width + node.sibling] ?? none;
  }

  setNextSibling(index: number, sibling: number): void {
    this.nodes[index * node.width + node.sibling] = sibling;
  }

  firstRun(index: number): number {
    return this.nodes[index * node.width + node.run] ?? none;
  }

  setFirstRun(index: number, first: number): void {
    this.nodes[index * node.width + node.run] = first;
  }

  /** Behind the element that begins with a start tag. */
  elementEnd(index: number): number {
    return this.nodes[index * node.width + node.end] ?? 0;
  }

  setElementEnd(index: number, end: number): void {
    this.nodes[index * node.width + node.end] = end;
  }
}

/** Room is made for no more than this many characters at first. */
const mostExpected = 4_000_000;
