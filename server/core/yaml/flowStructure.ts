import { isGap } from "./characters";
import { addEntry, attach, emptyScalar, type OpenEntry, type OpenList, type OpenMap, openList, openMap } from "./nodes";
import { type Properties, readProperty } from "./properties";
import type { Reading } from "./reading";
import type { YamlNode } from "./yamlTree";

/** Where a key without `?` would begin. */
interface KeyStart {
  readonly start: number;
  readonly line: number;
}

interface Frame {
  readonly node: OpenMap | OpenList;
  /** The bracket that closes it; a pair within a list (`[a: b]`) has none of its own. */
  readonly closer: number;
  /** What is read next: a new key or item, the key behind `?`, the `:` behind that, a value, or what follows it. */
  state: "item" | "explicitKey" | "afterExplicitKey" | "value" | "after";
  entry?: OpenEntry;
  properties?: Properties | undefined;
  keyStart?: KeyStart | undefined;
  /** What stood before the opening bracket: the whole may be a key. */
  readonly outerKeyStart: KeyStart | undefined;
}

/** Puts what stands between brackets into its list or map, and goes on as if a missing comma or bracket were there. */
export class FlowStructure {
  /** The outermost list or map once it is read to its end. */
  root: OpenMap | OpenList | undefined;
  private readonly frames: Frame[] = [];
  private readonly openBrackets = { square: 0, curly: 0 };

  constructor(private readonly reading: Reading) {}

  /** Whether the key behind a `?` is still to come. */
  get awaitsKey(): boolean {
    return this.top.state === "explicitKey";
  }

  /** Keeps the anchor or tag that stands here for what follows. */
  await(keyStart: KeyStart | undefined): void {
    this.top.properties = readProperty(this.reading, this.top.properties, true);
    this.top.keyStart = keyStart;
  }

  private get top(): Frame {
    const top = this.frames.at(-1);
    if (!top) throw new Error("a flow collection is read outside of its brackets");
    return top;
  }

  /** Gives up an unclosed collection: the fault is at its opening bracket. */
  abandon(): void {
    const { reading } = this;
    const unclosed = this.frames.filter((frame) => frame.closer !== 0).at(-1);
    const start = unclosed?.node.span.start ?? reading.at;
    reading.report("openBracket", start, start + 1, { character: reading.text.charAt(start) });
    const end = this.contentEnd();
    while (this.frames.length) this.leave(end);
    reading.keyAllowed = true;
  }

  private contentEnd(): number {
    const { text, at } = this.reading;
    let end = at;
    while (end > 0 && isGap(text.charCodeAt(end - 1))) end--;
    const comment = this.reading.comments.at(-1);
    return comment?.span.end === end ? comment.span.start : end;
  }

  /** Begins the list or map whose opening bracket stands here. */
  open(properties: Properties | undefined, outerKeyStart: KeyStart | undefined): OpenMap | OpenList {
    const { reading } = this;
    const isList = reading.code() === 91;
    const node = isList ? openList(reading.at, true) : openMap(reading.at, true);
    attach(reading, node, properties);
    this.openBrackets[isList ? "square" : "curly"]++;
    this.frames.push({ node, closer: isList ? 93 : 125, state: "item", outerKeyStart });
    reading.at++;
    reading.keyAllowed = true;
    return node;
  }

  /** Takes a closing bracket; one of the wrong kind closes what is open, if nothing open is of its kind. */
  close(): void {
    const { reading } = this;
    const closer = reading.code();
    const depth = this.depthOf(closer);
    const character = reading.text.charAt(reading.at);
    if (depth < 0) {
      reading.report("closesNothing", reading.at, reading.at + 1, { character });
      if (this.top.closer === 0) this.leave(reading.at);
      reading.at++;
      this.leave(reading.at);
      return;
    }
    this.refuseEmptyPair();
    while (this.frames.length > depth + 1) {
      const { node, closer: own } = this.top;
      const start = node.span.start;
      if (own !== 0) reading.report("openBracket", start, start + 1, { character: reading.text.charAt(start) });
      this.leave(reading.at);
    }
    reading.at++;
    reading.keyAllowed = false;
    this.leave(reading.at);
  }

  /** The index of the innermost collection that a bracket closes, -1 where it closes none. */
  private depthOf(closer: number): number {
    if (!this.openBrackets[closer === 93 ? "square" : "curly"]) return -1;
    let depth = this.frames.length - 1;
    while (depth >= 0 && this.frames[depth]?.closer !== closer) depth--;
    return depth;
  }

  /** Ends the innermost collection at `end` and puts it where it belongs. */
  private leave(end: number): void {
    const frame = this.frames.pop();
    if (!frame) return;
    if (frame.closer !== 0) this.openBrackets[frame.closer === 93 ? "square" : "curly"]--;
    this.fill(frame);
    this.endEntry(frame, frame.closer === 0 ? end : undefined);
    frame.node.span.end = frame.closer === 0 ? (frame.entry?.whole.end ?? end) : end;
    if (this.frames.length === 0) this.root = frame.node;
    else if (frame.closer !== 0) this.complete(frame.node, frame.outerKeyStart);
    else this.top.state = "after";
  }

  /** Puts an empty scalar where PyYAML has one although nothing or only an anchor or a tag is written. */
  private fill(frame: Frame): void {
    const { reading } = this;
    const { properties, state, node, entry } = frame;
    if (state === "explicitKey" && entry) entry.key = emptyScalar(reading, entry.whole.end, properties);
    else if (state === "value" && entry && properties) entry.value = emptyScalar(reading, properties.end, properties);
    else if (state === "item" && properties) {
      const empty = emptyScalar(reading, properties.end, properties);
      if (node.kind === "list") node.items.push(empty);
      else frame.entry = addEntry(reading, node, empty, properties.start);
    }
    frame.properties = undefined;
    frame.keyStart = undefined;
  }

  private endEntry(frame: Frame, limit = Number.POSITIVE_INFINITY): void {
    const { entry } = frame;
    if (entry) entry.whole.end = Math.min(limit, Math.max(entry.whole.end, entry.key.span.end, entry.value?.span.end ?? 0));
  }

  /** Takes a comma. */
  comma(): void {
    const { reading } = this;
    this.refuseEmptyPair();
    if (this.top.closer === 0) this.leave(reading.at);
    const frame = this.top;
    if (frame.state === "item" && !frame.properties) reading.report("missingItem", reading.at, reading.at + 1);
    this.fill(frame);
    this.endEntry(frame);
    frame.state = "item";
    reading.at++;
    reading.keyAllowed = true;
  }

  /** A pair in a list may not leave out the key behind its `?`: libyaml loses its way there. */
  private refuseEmptyPair(): void {
    const { reading, top } = this;
    if (top.closer === 0 && top.state === "explicitKey" && !top.properties)
      reading.report("missingKey", reading.at, reading.at + 1);
  }

  /** Takes a `?`. */
  explicitKey(): void {
    const { reading } = this;
    const start = reading.at;
    this.separate();
    if (this.top.state !== "item" || this.top.properties) {
      reading.report("startCharacter", start, start + 1, { character: "?" });
      reading.at++;
      return;
    }
    reading.at++;
    reading.keyAllowed = false;
    this.beginEntry(emptyScalar(reading, reading.at, undefined), start, "explicitKey");
  }

  private beginEntry(key: YamlNode, start: number, state: Frame["state"]): void {
    const { frames, reading, top } = this;
    if (top.node.kind === "list") {
      const pair = openMap(start, true);
      top.node.items.push(pair);
      frames.push({ node: pair, closer: 0, state, entry: addEntry(reading, pair, key, start), outerKeyStart: undefined });
    } else {
      this.endEntry(top);
      top.entry = addEntry(reading, top.node, key, start);
      top.state = state;
    }
  }

  /** Takes a colon that does not stand right behind its key. */
  colon(): void {
    const { reading, top: frame } = this;
    this.refuseEmptyPair();
    const { keyStart, properties } = frame;
    reading.keyAllowed = false;
    if (frame.state === "item" && properties && this.isKey(keyStart)) {
      frame.properties = undefined;
      frame.keyStart = undefined;
      this.beginEntry(emptyScalar(reading, properties.end, properties), properties.start, "value");
    } else if (frame.state === "explicitKey" || frame.state === "afterExplicitKey") {
      this.fill(frame);
      frame.state = "value";
    } else {
      reading.report(frame.state === "item" ? "missingKey" : "unexpectedColon", reading.at, reading.at + 1);
      this.beginEntry(emptyScalar(reading, reading.at, undefined), reading.at, "value");
    }
    reading.at++;
    if (this.top.entry) this.top.entry.whole.end = Math.max(this.top.entry.whole.end, reading.at);
  }

  /** Says whether what began at `keyStart` is a key: the reading stands before its colon, on the same line. */
  private isKey(keyStart: KeyStart | undefined): boolean {
    const { reading } = this;
    return (
      keyStart !== undefined &&
      keyStart.line === reading.line &&
      reading.code() === 58 &&
      reading.isShortKey(keyStart.start, reading.at)
    );
  }

  /** Where a key would begin if what stands here were one. */
  takeKeyStart(): KeyStart | undefined {
    const { reading, top } = this;
    const keyStart = top.keyStart ?? (reading.keyAllowed ? { start: reading.at, line: reading.line } : undefined);
    top.keyStart = undefined;
    reading.keyAllowed = false;
    return keyStart;
  }

  /** Anchor and tag of what stands here. */
  takeProperties(): Properties | undefined {
    const { properties } = this.top;
    this.top.properties = undefined;
    return properties;
  }

  /** Reports a missing comma where a value is already complete, and goes on as if it stood there. */
  separate(): void {
    const { reading } = this;
    if (this.top.state !== "after" && this.top.state !== "afterExplicitKey") return;
    reading.report("missingComma", reading.at, reading.at + 1);
    if (this.top.closer === 0) this.leave(reading.at);
    this.endEntry(this.top);
    this.top.state = "item";
    reading.keyAllowed = true;
  }

  /** Puts a node that is read to its end where it belongs: it may turn out to be a key. */
  complete(node: YamlNode, keyStart: KeyStart | undefined): void {
    const { reading, top: frame } = this;
    if (frame.state === "explicitKey" && frame.entry) {
      frame.entry.key = node;
      frame.state = "afterExplicitKey";
      if (node.kind !== "scalar") reading.needsCheck = true;
      return;
    }
    if (frame.state === "value" && frame.entry) {
      frame.entry.value = node;
      frame.state = "after";
      return;
    }
    reading.skipBlanks();
    if (this.isKey(keyStart)) {
      this.beginEntry(node, keyStart?.start ?? node.span.start, "value");
      reading.at++;
      if (this.top.entry) this.top.entry.whole.end = reading.at;
    } else if (frame.node.kind === "list") {
      frame.node.items.push(node);
      frame.state = "after";
    } else {
      this.beginEntry(node, keyStart?.start ?? node.span.start, "after");
    }
  }
}
