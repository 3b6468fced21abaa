import type { YamlFault } from "./faults";
import { addEntry, attach, emptyScalar, type OpenEntry, type OpenList, type OpenMap, openList, openMap } from "./nodes";
import type { Properties } from "./properties";
import type { Reading } from "./reading";
import type { YamlNode } from "./yamlTree";

/** A block map or list that is being read, or the document itself, whose column is -1. */
interface Frame {
  readonly node?: OpenMap | OpenList;
  readonly column: number;
  /** Whether it stands at the column of the frame around it, as a list right below its key may. */
  readonly loose: boolean;
  /** Whether it is part of the tree; what stands where nothing may stand is read, but not kept. */
  readonly kept: boolean;
  /** What is read next: the key behind `?`, the `:` behind that key, a value or an item, or whatever its column says. */
  state: "key" | "colon" | "value" | "ready";
  entry?: OpenEntry | undefined;
  /** The anchor and the tag before the node that is read next. */
  properties?: Properties | undefined;
  end: number;
}

/** Puts keys, items and values where their columns say, and what fits nowhere where it most likely belongs. */
export class BlockStructure {
  /** False from a fault until something stands where it may: meanwhile what is misplaced has the same cause. */
  sound = true;
  private root: YamlNode | undefined;
  private top: Frame = { column: -1, loose: false, kept: true, state: "value", end: 0 };
  private readonly outer: Frame[] = [];
  /** The frames that the column of the last token has closed, the outermost last. */
  private closed: Frame[] = [];
  /** The last entry, if it closed frames: should a line below continue one of them, this entry is the one that stands wrong. */
  private closer: { readonly entry: OpenEntry; readonly closed: readonly Frame[]; readonly half: boolean } | undefined;

  constructor(private readonly reading: Reading) {}

  /** The column of the innermost map or list. */
  get column(): number {
    return this.top.column;
  }

  /** Whether a value, an item or the document's content is still to come. */
  get awaiting(): boolean {
    return this.top.state === "value" || this.top.state === "key";
  }

  /** Ends what is indented deeper than a column. */
  closeTo(column: number): void {
    if (this.closed.length > 0) this.closed = [];
    while (this.top.column > column) this.closed.push(this.pop());
  }

  /** Ends everything and gives the document's content. */
  end(): YamlNode | undefined {
    this.closeTo(-1);
    this.fill(this.top);
    return this.root;
  }

  /** A `- ` at a column. */
  item(column: number, at: number): void {
    this.leaveLoose("map", column);
    const { top } = this;
    if (top.node?.kind === "list" && top.column === column) {
      this.fill(top);
      this.sound = true;
    } else if (this.awaits(column) || (this.awaiting && top.column === column)) {
      this.push(openList(at, false), column);
    } else if (!this.reopen("list", column)) {
      this.misplace("list", column, at, top.column === column ? "misplacedItem" : "indentation");
    }
    this.top.state = "value";
    this.top.end = at + 1;
    this.closer = undefined;
  }

  /** A key at a column; `start` is where its anchor, its tag or its `?` begins, `end` is behind its colon. */
  key(column: number, start: number, node: YamlNode, end: number): void {
    this.leaveLoose("list", column);
    const { top } = this;
    if (top.node?.kind === "map" && top.column === column) {
      this.endEntry(top);
      this.sound = true;
    } else if (this.awaits(column)) {
      this.push(openMap(start, false), column);
    } else if (!this.reopen("map", column)) {
      this.misplace("map", column, start, top.column === column ? "misplacedKey" : "indentation");
    }
    const frame = this.top;
    if (frame.node?.kind === "map") frame.entry = addEntry(this.reading, frame.node, node, start);
    frame.state = "value";
    frame.end = end;
    this.closer =
      this.sound && frame.entry && this.closed.length > 0 ? { entry: frame.entry, closed: this.closed, half: false } : undefined;
  }

  /** A key without its colon. */
  halfKey(column: number, start: number, node: YamlNode): void {
    this.key(column, start, node, node.span.end);
    if (this.sound) this.reading.report("missingColon", node.span.start, node.span.end);
    this.sound = false;
    if (this.closer) this.closer = { ...this.closer, half: true };
  }

  /** Says whether a map or list may begin at a column. Below a half-typed key, what it has interrupted goes on instead. */
  private awaits(column: number): boolean {
    if (!this.awaiting || this.top.column >= column) return false;
    return !this.closer?.half || !this.closer.closed.some((frame) => frame.kept && frame.column === column);
  }

  /** Goes on with what the last entry has closed, and takes that entry for the one that is wrongly indented. */
  private reopen(kind: "map" | "list", column: number): boolean {
    const { closer, top } = this;
    const entries = top.node?.kind === "map" ? top.node.entries : [];
    if (!closer || entries.at(-1) !== closer.entry) return false;
    const depth = closer.closed.findIndex((frame) => frame.kept && frame.column === column && frame.node?.kind === kind);
    const reopened = depth < 0 ? [] : closer.closed.slice(depth).reverse();
    if (reopened.length === 0 || reopened.some(({ node }) => node === top.node)) return false;
    this.endEntry(top);
    if (this.sound) this.reading.report("indentation", closer.entry.key.span.start, this.wordEnd(closer.entry.key.span.start));
    entries.pop();
    top.entry = entries.at(-1);
    for (const frame of reopened) {
      this.outer.push(this.top);
      this.top = frame;
    }
    this.adopt(closer.entry, closer.closed.slice(0, depth + 1).reverse());
    this.closer = undefined;
    return true;
  }

  /** Puts an entry into the first map of these frames, the outermost first; only the outermost is open. */
  private adopt(entry: OpenEntry, frames: readonly Frame[]): void {
    const { end } = entry.whole;
    for (const frame of frames) {
      frame.end = Math.max(frame.end, end);
      if (frame.node) frame.node.span.end = Math.max(frame.node.span.end, end);
      if (frame.node?.kind === "map") {
        frame.node.entries.push(entry);
        frame.entry = entry;
        return;
      }
    }
  }

  /** A `? ` at a column. */
  explicitKey(column: number, at: number): void {
    this.key(column, at, emptyScalar(this.reading, at + 1, undefined), at + 1);
    this.top.state = "key";
  }

  /** A `: ` that no key precedes on its line. */
  colon(column: number, at: number): void {
    this.leaveLoose("list", column);
    const { top, reading } = this;
    if (top.column === column && (top.state === "key" || top.state === "colon")) {
      if (top.state === "key") this.fill(top);
      top.state = "value";
      top.end = at + 1;
      return;
    }
    if (this.sound) reading.report("missingKey", at, at + 1);
    this.sound = false;
    this.key(column, at, emptyScalar(reading, at, undefined), at + 1);
  }

  /** Anchor and tag of a node: those right before it and those on an earlier line. */
  takeProperties(own: Properties | undefined): Properties | undefined {
    const { properties } = this.top;
    if (!this.awaiting || !properties) return own;
    this.top.properties = undefined;
    return own ? this.join(properties, own) : properties;
  }

  /** Keeps anchor and tag for the node on a later line. */
  await(properties: Properties): void {
    this.top.properties = this.top.properties ? this.join(this.top.properties, properties) : properties;
    this.top.end = Math.max(this.top.end, properties.end);
  }

  private join(before: Properties, own: Properties): Properties {
    if ((before.anchor && own.anchor) || (before.tag && own.tag)) this.reading.report("repeatedProperty", own.start, own.end);
    return { ...before, ...own, start: before.start };
  }

  /** Puts a whole node where one is awaited. */
  place(node: YamlNode): void {
    this.put(node);
    const { top } = this;
    top.state = top.state === "key" ? "colon" : "ready";
    top.end = Math.max(top.end, node.span.end);
  }

  private put(node: YamlNode): void {
    const { top } = this;
    if (top.node === undefined) this.root = node;
    else if (top.node.kind === "list") top.node.items.push(node);
    else if (top.entry && top.state === "key") {
      top.entry.key = node;
      if (node.kind !== "scalar") this.reading.needsCheck = true;
    } else if (top.entry) top.entry.value = node;
  }

  /** Ends lists that stand at the column of their key, or maps taken to continue there. */
  private leaveLoose(kind: "map" | "list", column: number): void {
    while (this.top.loose && this.top.column === column && this.top.node?.kind === kind) this.closed.push(this.pop());
  }

  private push(node: OpenMap | OpenList, column: number): void {
    const { top } = this;
    attach(this.reading, node, top.properties);
    top.properties = undefined;
    this.put(node);
    top.state = top.state === "key" ? "colon" : "ready";
    this.enter(node, column, top.kept);
    this.sound = true;
  }

  private enter(node: OpenMap | OpenList, column: number, kept: boolean): void {
    this.outer.push(this.top);
    this.top = { node, column, loose: column === this.top.column, kept, state: "ready", end: node.span.end };
  }

  /**
   * Reports what stands where nothing of its kind may stand, and reads on: as part of the map or list that its column has
   * just closed, or else of the innermost one, or else apart from the tree.
   */
  private misplace(kind: "map" | "list", column: number, at: number, fault: YamlFault): void {
    const { reading, top } = this;
    if (this.sound) {
      const isText = top.node === undefined && this.closed.length === 0;
      reading.report(isText ? "misplacedText" : fault, at, this.wordEnd(at));
    }
    this.sound = false;
    const closed = this.closed.at(-1);
    if (closed?.kept && closed.node?.kind === kind) this.enter(closed.node, column, top.kept);
    else if (top.node?.kind === kind && column > top.column) {
      this.endEntry(top);
      top.entry = undefined;
      this.enter(top.node, column, top.kept);
    } else {
      this.enter(kind === "map" ? openMap(at, false) : openList(at, false), column, false);
    }
  }

  private wordEnd(start: number): number {
    const { text } = this.reading;
    let end = start + 1;
    while (end < text.length && /[^\s:,]/.test(text.charAt(end))) end++;
    return end;
  }

  private pop(): Frame {
    const frame = this.top;
    this.endEntry(frame);
    const outer = this.outer.pop();
    if (!outer) return frame;
    if (frame.node) frame.node.span.end = Math.max(frame.node.span.end, frame.end);
    if (frame.kept) outer.end = Math.max(outer.end, frame.end);
    this.top = outer;
    return frame;
  }

  private endEntry(frame: Frame): void {
    this.fill(frame);
    if (frame.entry) frame.entry.whole.end = Math.max(frame.entry.whole.end, frame.end);
  }

  /** Puts an empty scalar where PyYAML has one: for an item or a key that is not written, or has only an anchor or a tag. */
  private fill(frame: Frame): void {
    const { properties, state, node, entry, end } = frame;
    if (state !== "value" && state !== "key") return;
    frame.state = "ready";
    frame.properties = undefined;
    if (!properties && (node === undefined || (node.kind === "map" && state === "value"))) return;
    const empty = emptyScalar(this.reading, end, properties);
    if (node === undefined) this.root = empty;
    else if (node.kind === "list") node.items.push(empty);
    else if (entry && state === "key") entry.key = empty;
    else if (entry) entry.value = empty;
  }
}
