import { BlockStructure } from "./blockStructure";
import { readBlockText } from "./blockText";
import { END, isBreak, isGap } from "./characters";
import { readFlow } from "./flow";
import { emptyScalar, makeScalar, readAlias } from "./nodes";
import { readPlain } from "./plain";
import { type Properties, readProperty } from "./properties";
import { readQuoted } from "./quoted";
import type { Reading } from "./reading";
import type { YamlNode, YamlScalar } from "./yamlTree";

/** Reads a document from where it begins to the next `---` or `...` or the end of the text. */
export function readBlock(reading: Reading): YamlNode | undefined {
  return new BlockReader(reading).read();
}

/** Where a token begins, and whether it may be a key without `?`. */
interface Start {
  readonly at: number;
  readonly line: number;
  readonly column: number;
  readonly keyAllowed: boolean;
}

/** A scalar before it is known whether it is a key, or any other node. */
type Content = { readonly node: YamlNode } | ScalarContent;

interface ScalarContent {
  readonly style: YamlScalar["style"];
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  /** Whether a line with a key was taken not to belong to it. */
  readonly cut?: boolean;
}

/** Reads the tokens of a document outside of brackets; `BlockStructure` puts them where their columns say. */
class BlockReader {
  private readonly structure: BlockStructure;
  /** The line of the last tab that was met, so that a run of tabbed lines is reported once. */
  private tabLine = -2;
  /** The column that an indentation with tabs is taken for. */
  private readonly tabColumns = new Map<string, number>();
  /** Whether the last node was a `|` or `>` text. */
  private afterBlockText = false;

  constructor(private readonly reading: Reading) {
    this.structure = new BlockStructure(reading);
  }

  read(): YamlNode | undefined {
    const { reading, structure } = this;
    for (;;) {
      reading.skip(false);
      if (reading.at >= reading.text.length || reading.atDocumentMarker()) return structure.end();
      if (reading.code() === 9) this.readTab();
      else this.readToken();
    }
  }

  private readToken(): void {
    const { reading, structure } = this;
    const { at, line, column, keyAllowed } = reading;
    const code = reading.code();
    structure.closeTo(column);
    const endsText = this.afterBlockText && keyAllowed && !structure.awaiting && column > structure.column;
    this.afterBlockText = false;
    if (endsText) this.skipDeeperLines();
    else if ((code === 45 || code === 63 || code === 58) && isGap(reading.code(1))) {
      this.readIndicator(code, { at, line, column, keyAllowed });
    } else {
      this.readUnit({ at, line, column, keyAllowed });
    }
  }

  private readIndicator(code: number, { at, column, keyAllowed }: Start): void {
    const { reading, structure } = this;
    if (!keyAllowed) {
      if (code === 58) this.refuseRest("unexpectedColon", at + 1);
      else if (code === 45) this.refuseRest("misplacedItem", at + 1);
      else this.refuseRest("startCharacter", at + 1, "?");
      return;
    }
    reading.at++;
    if (code === 45) structure.item(column, at);
    else if (code === 63) structure.explicitKey(column, at);
    else structure.colon(column, at);
  }

  /** Reports what stands here, unless it comes from the last fault, and goes on behind the line. */
  private refuseRest(
    fault: "unexpectedColon" | "misplacedItem" | "startCharacter" | "misplacedText",
    end: number,
    character = "",
  ): void {
    const { reading, structure } = this;
    if (structure.sound) reading.report(fault, reading.at, end, { character });
    structure.sound = false;
    reading.skipLine();
  }

  /** Reports a line that is indented less than the text above it, and goes over the lines that seem to belong to that text. */
  private skipDeeperLines(): void {
    const { reading, structure } = this;
    const start = reading.at;
    for (let mark = reading.mark(); ; ) {
      const code = reading.code();
      if (code === END || (!isBreak(code) && reading.column <= structure.column)) {
        reading.moveTo(mark);
        return;
      }
      reading.skipLine();
      if (start >= mark.at) reading.report("blockIndent", start, reading.at);
      mark = reading.mark();
      reading.takeBreak();
      while (reading.code() === 32 || reading.code() === 9) reading.at++;
    }
  }

  /** Reports a tab in the indentation and takes it for the column that is most likely meant. */
  private readTab(): void {
    const { reading, structure } = this;
    const start = reading.at;
    reading.skipBlanks();
    if (reading.line > this.tabLine + 1) reading.report("tab", start, reading.at);
    this.tabLine = reading.line;
    const indentation = reading.text.slice(reading.lineStart, reading.at);
    if (/\S/.test(indentation) || isBreak(reading.code()) || reading.code() === 35) return;
    const known = this.tabColumns.get(indentation);
    const column = known ?? Math.max(structure.awaiting ? structure.column + 2 : structure.column, 0);
    this.tabColumns.set(indentation, column);
    reading.lineStart = reading.at - column;
  }

  /** Reads what makes a node: anchor, tag, and the scalar, alias or flow collection behind them on the same line. */
  private readUnit(start: Start): void {
    const { reading, structure } = this;
    reading.keyAllowed = false;
    let properties: Properties | undefined;
    while (reading.code() === 38 || reading.code() === 33) {
      properties = readProperty(reading, properties, false);
      reading.skipBlanks();
    }
    if (properties && this.readLoneProperties(start, properties)) return;
    const content = this.readContent(start, properties);
    if (content === undefined) return;
    // libyaml takes a `|` or `>` at the column of a key or an item for its value.
    const isTextBelowKey = "style" in content && isBlockText(content.style) && !properties && structure.awaiting;
    const isCut = "cut" in content && content.cut === true;
    if (start.keyAllowed && reading.line === start.line && this.takeColon(start)) {
      structure.key(start.column, start.at, this.make(content, properties), reading.at);
    } else if (start.keyAllowed && (isCut || (start.column === structure.column && !isTextBelowKey))) {
      structure.halfKey(start.column, start.at, this.make(content, properties));
    } else {
      this.putContent(start, content, properties);
    }
  }

  private make(content: Content, properties: Properties | undefined): YamlNode {
    return "node" in content ? content.node : makeScalar(this.reading, content.style, content.text, content.span, properties);
  }

  /** Takes an anchor or a tag behind which nothing stands on its line, or only a colon. */
  private readLoneProperties(start: Start, properties: Properties): boolean {
    const { reading, structure } = this;
    const code = reading.code();
    const isIndicator = (code === 45 || code === 63 || code === 58) && isGap(reading.code(1));
    if (start.keyAllowed && code === 58 && isIndicator && this.takeColon(start)) {
      structure.key(start.column, start.at, emptyScalar(reading, properties.end, properties), reading.at);
      return true;
    }
    const endsLine = code === END || code === 35 || isBreak(code);
    if (!endsLine && !isIndicator) return false;
    if (endsLine && start.keyAllowed && start.column === structure.column) {
      reading.report("missingColon", start.at, properties.end);
      structure.key(start.column, start.at, emptyScalar(reading, properties.end, properties), properties.end);
    } else if (structure.awaiting) {
      structure.await(properties);
    } else {
      reading.at = start.at;
      this.refuseRest("misplacedText", properties.end);
    }
    return true;
  }

  /** Goes over the colon that makes a key of what was read since `start`. */
  private takeColon(start: Start): boolean {
    const { reading } = this;
    reading.skipBlanks();
    if (reading.code() !== 58 || !isGap(reading.code(1))) return false;
    if (!reading.isShortKey(start.at, reading.at)) reading.report("longKey", start.at, reading.at);
    reading.at++;
    return true;
  }

  private readContent(start: Start, properties: Properties | undefined): Content | undefined {
    const { reading, structure } = this;
    switch (reading.code()) {
      case 42:
        return { node: readAlias(reading, properties) };
      case 91:
      case 123:
        return { node: readFlow(reading, structure.column, structure.takeProperties(properties)) };
      case 34:
        return this.readQuoted(start, "double");
      case 39:
        return this.readQuoted(start, "single");
      case 124:
        return this.readBlockText("literal");
      case 62:
        return this.readBlockText("folded");
      case 93:
      case 125:
        if (structure.sound) {
          reading.report("closesNothing", reading.at, reading.at + 1, { character: reading.text.charAt(reading.at) });
        }
        reading.at++;
        return undefined;
      default:
        return this.readPlain(start.keyAllowed);
    }
  }

  private readBlockText(style: "literal" | "folded"): Content {
    const { reading } = this;
    const start = reading.at;
    const { text, end } = readBlockText(reading, this.structure.column);
    reading.keyAllowed = true;
    return { style, text, span: { start, end } };
  }

  /** Reads a quoted scalar; one that cannot be right as it is ends before a line that is not indented deeper. */
  private readQuoted(start: Start, style: "single" | "double"): Content {
    const { reading, structure } = this;
    const before = reading.mark();
    let scalar = readQuoted(reading, () => false);
    if (!scalar.closed || (reading.line !== before.line && !this.endsLine())) {
      reading.goBack(before);
      const limit = start.keyAllowed ? Math.max(structure.column, start.column) : structure.column;
      scalar = readQuoted(reading, (column) => column <= limit);
      if (!scalar.closed) reading.report("openQuote", before.at, before.at + 1);
    }
    return { style, text: scalar.text, span: { start: before.at, end: scalar.end } };
  }

  private endsLine(): boolean {
    this.reading.skipBlanks();
    const code = this.reading.code();
    return code === END || code === 35 || isBreak(code);
  }

  private readPlain(keyAllowed: boolean): Content {
    const { reading, structure } = this;
    const start = reading.at;
    const character = reading.text.charAt(start);
    const refused = ",@`%".includes(character);
    if (refused) {
      if (structure.sound && (structure.awaiting || keyAllowed)) {
        reading.report("startCharacter", start, start + 1, { character });
        structure.sound = structure.awaiting;
      }
      reading.at++;
    }
    const { text, end, cut } = readPlain(reading, { indent: structure.column, flow: false, endBeforeKey: true });
    return { style: "plain", text: refused ? character + text : text, span: { start, end }, cut };
  }

  private putContent(start: Start, content: Content, properties: Properties | undefined): void {
    const { reading, structure } = this;
    if (structure.awaiting) {
      const own = "node" in content && content.node.kind !== "alias" ? undefined : structure.takeProperties(properties);
      const node = this.make(content, own);
      if (node.kind === "alias" && own && !properties) reading.report("aliasProperty", own.start, node.span.end);
      structure.place(node);
      this.afterBlockText = node.kind === "scalar" && isBlockText(node.style);
    } else {
      const { start: at, end } = "node" in content ? content.node.span : content.span;
      if (structure.sound) reading.report("misplacedText", at, end);
      structure.sound = false;
      if (reading.line === start.line) reading.skipLine();
    }
  }
}

function isBlockText(style: YamlScalar["style"]): boolean {
  return style === "literal" || style === "folded";
}
