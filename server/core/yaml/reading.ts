import type { Fault } from "../text/fault";
import type { Words } from "../text/language";
import type { Span } from "../text/span";
import { END, isBreak, isGap } from "./characters";
import { type YamlFault, yamlFaults } from "./faults";
import type { YamlAlias, YamlNode } from "./yamlTree";

/** A place in the text to which `Reading.moveTo` moves. */
export interface Place {
  readonly at: number;
  readonly lineStart: number;
  readonly line: number;
}

/** A place to which `Reading.goBack` returns, with how much was noted up to there. */
export interface Mark extends Place {
  readonly faults: number;
  readonly comments: number;
  readonly anchors: number;
}

/** One reading of one text: where it stands, and what it has noted so far. */
export class Reading {
  at = 0;
  lineStart = 0;
  line = 0;
  /** Whether a key without `?` may begin here: at the start of a line, behind `- ` and `? `, behind `[`, `{` and `,`. */
  keyAllowed = true;
  /** Whether a syntax fault has been met since this was last set to false. */
  failed = false;
  /** How many flow collections have had a mistake. */
  failedFlows = 0;
  /** Whether the tree holds something that PyYAML's constructor may refuse: a tag, a collection as a key, `=`, `<<`. */
  needsCheck = false;
  readonly faults: Fault[] = [];
  readonly comments: { text: string; span: Span }[] = [];
  readonly handles = new Map([
    ["!", "!"],
    ["!!", "tag:yaml.org,2002:"],
  ]);
  readonly tagSpans = new Map<YamlNode, Span>();
  private readonly anchors: { name: string; node: YamlNode }[] = [];
  private readonly anchorsByName = new Map<string, YamlNode>();

  constructor(readonly text: string) {}

  get column(): number {
    return this.at - this.lineStart;
  }

  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : END;
  }

  /** Reports a syntax fault: what follows may have been misunderstood. */
  report(fault: YamlFault, start: number, end: number, words?: Words): void {
    this.failed = true;
    this.note(fault, { start, end }, words);
  }

  /** Notes a fault that leaves the structure clear, such as an unknown alias. */
  note(fault: YamlFault, span: Span, words?: Words): void {
    const message = yamlFaults[fault];
    this.faults.push(words ? { rule: "yaml-syntax", span, message, words } : { rule: "yaml-syntax", span, message });
  }

  /** Goes over spaces, comments and line breaks to the next token; over tabs too where no indentation can be meant. */
  skip(inFlow: boolean): void {
    const { text } = this;
    for (;;) {
      const code = this.code();
      if (code === 32 || (code === 9 && (inFlow || !this.keyAllowed)) || (code === 0xfeff && this.at === this.lineStart)) {
        this.at++;
      } else if (code === 35) {
        const start = this.at;
        this.skipLine();
        this.comments.push({ text: text.slice(start + 1, this.at).trim(), span: { start, end: this.at } });
      } else if (isBreak(code)) {
        this.takeBreak();
        if (!inFlow) this.keyAllowed = true;
      } else {
        return;
      }
    }
  }

  /** Goes over spaces and tabs. */
  skipBlanks(): void {
    while (this.code() === 32 || this.code() === 9) this.at++;
  }

  /** Goes to the end of the line. */
  skipLine(): void {
    while (this.at < this.text.length && !isBreak(this.text.charCodeAt(this.at))) this.at++;
  }

  /** Goes over one line break and returns what YAML makes of it, "" at the end of the text. */
  takeBreak(): string {
    const code = this.code();
    if (code === END) return "";
    this.at += code === 13 && this.code(1) === 10 ? 2 : 1;
    this.lineStart = this.at;
    this.line++;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : "\n";
  }

  /** Says whether a `---` or `...` begins the line here. */
  atDocumentMarker(): boolean {
    if (this.at !== this.lineStart) return false;
    const code = this.code();
    if (code !== 45 && code !== 46) return false;
    return this.code(1) === code && this.code(2) === code && isGap(this.code(3));
  }

  /** Says whether a key from `start` to its colon is short enough to be one without `?`: 1,024 characters. */
  isShortKey(start: number, colon: number): boolean {
    return colon - start <= 1024 || (colon - start <= 2048 && Array.from(this.text.slice(start, colon)).length <= 1024);
  }

  mark(): Mark {
    const { at, lineStart, line, faults, comments, anchors } = this;
    return { at, lineStart, line, faults: faults.length, comments: comments.length, anchors: anchors.length };
  }

  place(): Place {
    return { at: this.at, lineStart: this.lineStart, line: this.line };
  }

  /** Moves to a place; what was noted in between is kept. */
  moveTo(place: Place): void {
    this.at = place.at;
    this.lineStart = place.lineStart;
    this.line = place.line;
  }

  /** Goes back to a mark and forgets what was noted since. */
  goBack(mark: Mark): void {
    this.moveTo(mark);
    this.faults.length = mark.faults;
    this.comments.length = mark.comments;
    for (const { name } of this.anchors.splice(mark.anchors)) this.anchorsByName.delete(name);
    this.failed = false;
  }

  /** Binds a name to the node that it marks; a name stands for one node only. */
  anchor(name: string, node: YamlNode, span: Span): void {
    if (this.anchorsByName.has(name)) {
      this.note("repeatedAnchor", span, { name });
      return;
    }
    this.anchors.push({ name, node });
    this.anchorsByName.set(name, node);
  }

  alias(name: string, span: Span): YamlAlias {
    const target = this.anchorsByName.get(name);
    if (target) return { kind: "alias", name, target, span };
    this.note("undefinedAlias", span, { name });
    return { kind: "alias", name, span };
  }
}
