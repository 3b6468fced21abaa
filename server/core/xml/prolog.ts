import { behindName, isSpace } from "./characters";
import { readDoctype } from "./doctype";
import type { Report } from "./faults";

const s = "[ \\t\\r\\n]";
const literal = (pattern: string): string => `${s}*=${s}*(?:"${pattern}"|'${pattern}')`;
const soundDeclaration = new RegExp(
  `^<\\?xml${s}+version${literal("1\\.[0-9]+")}(?:${s}+encoding${literal("[A-Za-z][A-Za-z0-9._\\-]*")})?` +
    `(?:${s}+standalone${literal("(?:yes|no)")})?${s}*\\?>$`,
);

/** What stands before and between elements: the XML declaration, processing instructions, the document type. */
export class Prolog {
  elementSeen = false;
  /** Whether the document type has an internal subset, which may declare entities. */
  internalSubset = false;
  private declarationStart = -1;
  private doctypeSeen = false;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  /** Says whether the document's XML declaration begins at its first character. */
  declarationAt(start: number): boolean {
    if (!this.text.startsWith("<?xml", start) || !this.isTarget(start, "xml")) return false;
    this.declarationStart = start;
    return true;
  }

  checkInstruction(start: number, end: number): void {
    const { text } = this;
    const nameEnd = behindName(text, start + 2);
    const closed = text.startsWith("?>", end - 2);
    if (start === this.declarationStart) {
      // A declaration that never ends is told as such.
      if (closed && !soundDeclaration.test(text.slice(start, end))) this.report("badDeclaration", { start, end });
    } else if (text.slice(start + 2, nameEnd).toLowerCase() === "xml") {
      this.report("declarationNotFirst", { start, end: nameEnd });
    } else if (closed && (nameEnd === start + 2 || (nameEnd !== end - 2 && !isSpace(text.charCodeAt(nameEnd))))) {
      this.report("instructionName", { start, end: Math.max(nameEnd, start + 2) });
    }
  }

  /** Passes over a document type with its internal subset, or over markup nobody knows: `behindMarkup` says where that ends. */
  readDoctype(start: number, behindMarkup: () => number): number {
    const { text } = this;
    const keywordEnd = start + "<!DOCTYPE".length;
    if (!text.startsWith("<!DOCTYPE", start)) {
      this.report("unknownMarkup", { start, end: start + 2 });
      return behindMarkup();
    }
    if (this.elementSeen || this.doctypeSeen) {
      this.report("doctypeNotFirst", { start, end: keywordEnd });
      return behindMarkup();
    }
    this.doctypeSeen = true;
    const doctype = readDoctype(text, start);
    this.internalSubset = doctype.internalSubset;
    if (!doctype.sound) this.report("badDoctype", { start, end: keywordEnd });
    return doctype.end;
  }

  private isTarget(start: number, target: string): boolean {
    return behindName(this.text, start + 2) === start + 2 + target.length;
  }
}
