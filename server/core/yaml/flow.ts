import { isFlowIndicator, isGap } from "./characters";
import { FlowStructure } from "./flowStructure";
import { makeScalar, type OpenList, type OpenMap, readAlias } from "./nodes";
import { readPlain } from "./plain";
import type { Properties } from "./properties";
import { readQuoted, type ScannedQuoted } from "./quoted";
import type { Reading } from "./reading";
import type { YamlNode } from "./yamlTree";

/** How many flow collections with a mistake are read twice; a text with more of them is read carefully from the start. */
const secondReadings = 8;

/**
 * Reads `[…]` or `{…}`, wherever its lines are indented, as libyaml does. Only if that fails is it read again, now taking
 * a line that is not indented more than `indent` and looks like a key or a list item for the end of an unclosed collection.
 */
export function readFlow(reading: Reading, indent: number, properties: Properties | undefined): OpenMap | OpenList {
  const before = reading.mark();
  const failedBefore = reading.failed;
  if (reading.failedFlows < secondReadings) {
    reading.failed = false;
    const node = new FlowReader(reading, indent, false).read(properties);
    if (!reading.failed) {
      reading.failed = failedBefore;
      return node;
    }
    reading.failedFlows++;
    reading.goBack(before);
  }
  const node = new FlowReader(reading, indent, true).read(properties);
  reading.failed ||= failedBefore;
  return node;
}

/** How a line of a block looks: a list item, a key, a document marker. */
const blockLine =
  /(?:- |-$|---|\.\.\.|[^\s,[\]{}#&*!|>'"%@`-][^,[\]{}#\r\n]*?:(?:[ \t\r\n]|$)|"[^"\r\n]*"[ \t]*:[ \t\r\n]|'[^'\r\n]*'[ \t]*:[ \t\r\n])/my;

/** Reads the tokens of a flow collection; `FlowStructure` puts them together. */
class FlowReader {
  private readonly structure: FlowStructure;

  constructor(
    private readonly reading: Reading,
    private readonly indent: number,
    private readonly careful: boolean,
  ) {
    this.structure = new FlowStructure(reading);
  }

  read(properties: Properties | undefined): OpenMap | OpenList {
    const { reading, structure } = this;
    const root = structure.open(properties, undefined);
    while (structure.root === undefined && (this.careful || !reading.failed)) {
      reading.skip(true);
      if (this.endsHere()) structure.abandon();
      else this.readToken(reading.code());
    }
    return root;
  }

  private readToken(code: number): void {
    const { structure } = this;
    if (code === 91 || code === 123) this.readOpening();
    else if (code === 93 || code === 125) structure.close();
    else if (code === 44) structure.comma();
    else if (code === 63) structure.explicitKey();
    else if (code === 58) structure.colon();
    else this.readNode(code);
  }

  private readOpening(): void {
    const properties = this.structure.takeProperties();
    this.structure.separate();
    this.structure.open(properties, this.structure.takeKeyStart());
  }

  private endsHere(): boolean {
    const { reading } = this;
    if (reading.at >= reading.text.length || reading.atDocumentMarker()) return true;
    if (!this.careful || reading.column > this.indent || reading.text.slice(reading.lineStart, reading.at).trim()) return false;
    blockLine.lastIndex = reading.at;
    return blockLine.test(reading.text);
  }

  private readNode(code: number): void {
    const { reading, structure } = this;
    structure.separate();
    if (code === 38 || code === 33) {
      structure.await(structure.takeKeyStart());
      return;
    }
    const keyStart = structure.takeKeyStart();
    const properties = structure.takeProperties();
    if (code === 42) structure.complete(readAlias(reading, properties), keyStart);
    else if (code === 34 || code === 39) structure.complete(this.readQuoted(properties), keyStart);
    else structure.complete(this.readPlain(properties), keyStart);
  }

  private readQuoted(properties: Properties | undefined): YamlNode {
    const { reading } = this;
    const style = reading.code() === 34 ? "double" : "single";
    const before = reading.mark();
    let scalar: ScannedQuoted = readQuoted(reading, () => false);
    if (!scalar.closed || (this.careful && reading.line !== before.line && !this.continues())) {
      reading.goBack(before);
      scalar = readQuoted(reading, () => true);
      reading.report("openQuote", before.at, before.at + 1);
    }
    const inner = scalar.closed ? scalar.text : scalar.text.trimEnd();
    const comma = !scalar.closed && inner.endsWith(",");
    if (comma) reading.at = before.at + reading.text.slice(before.at, scalar.end).lastIndexOf(",");
    const span = { start: before.at, end: comma ? reading.at : scalar.end };
    return makeScalar(reading, style, comma ? inner.slice(0, -1) : scalar.text, span, properties);
  }

  /** Says whether what stands here may follow a value. */
  private continues(): boolean {
    const before = this.reading.mark();
    this.reading.skip(true);
    const code = this.reading.code();
    this.reading.moveTo(before);
    this.reading.comments.length = before.comments;
    return code === 44 || code === 93 || code === 125 || code === 58;
  }

  private readPlain(properties: Properties | undefined): YamlNode {
    const { reading } = this;
    const start = reading.at;
    const code = reading.code();
    const character = reading.text.charAt(start);
    if ("|>%@`".includes(character) || (code === 45 && isGap(reading.code(1)))) {
      reading.report("startCharacter", start, start + 1, { character });
      reading.at++;
    }
    const endBeforeKey = this.careful && !this.structure.awaitsKey;
    const { text, end } = readPlain(reading, { indent: this.indent, flow: true, endBeforeKey });
    const next = reading.code(1);
    if (reading.code() === 58 && (isFlowIndicator(next) || next === 63))
      reading.report("colonInFlow", reading.at, reading.at + 1);
    return makeScalar(reading, "plain", text, { start, end: Math.max(end, start) }, properties);
  }
}
