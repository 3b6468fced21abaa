import type { Span } from "../text/span";
import { behindSpace, holdsIllegal, withoutTrailingSpace } from "./characters";
import type { Report } from "./faults";
import type { CharacterData, Comment, EndTag, StartTag, Token } from "./token";
import { type ValueReader, withLineFeeds } from "./values";
import type { XmlAttribute, XmlElement, XmlText, XmlTree } from "./xmlTree";

/** An element while it is being built. */
interface Growing {
  name: string;
  nameSpan: Span;
  parent?: XmlElement;
  attributes: readonly XmlAttribute[];
  children: XmlElement[];
  texts: XmlText[];
  whole: { start: number; end: number };
  startTag: Span;
  endNameSpan?: Span;
  selfClosing: boolean;
}

/** Builds the tree from tokens whose tags are matched. */
export class TreeBuilder {
  private readonly roots: XmlElement[] = [];
  private readonly comments: Comment[] = [];
  private readonly open: { tag: StartTag; element: Growing }[] = [];

  constructor(
    private readonly text: string,
    private readonly values: ValueReader,
    private readonly report: Report,
  ) {}

  build(tokens: readonly Token[]): Pick<XmlTree, "roots" | "comments"> {
    for (const token of tokens) {
      if (token.kind === "comment") this.comments.push(token);
      else if (token.kind === "end") this.end(token);
      else if (token.kind === "start" && token.insteadOf) this.end(token.insteadOf);
      else if (token.kind === "start") this.start(token);
      else this.characterData(token);
    }
    while (this.open.length > 0) this.leaveOpen();
    return { roots: this.roots, comments: this.comments.map(({ text, span }) => ({ text, span })) };
  }

  private start(tag: StartTag): void {
    while (this.belongsOutside(tag)) this.leaveOpen();
    const { name, nameSpan, attributes, span, selfClosing } = tag;
    const element: Growing = {
      name,
      nameSpan,
      attributes,
      children: [],
      texts: [],
      whole: { ...span },
      startTag: span,
      selfClosing,
    };
    const parent = this.open.at(-1)?.element;
    if (parent) element.parent = parent;
    (parent ? parent.children : this.roots).push(element);
    // A tag unfinished before `<` that no end tag answers is an empty element.
    if (!selfClosing && (tag.finished || tag.end)) this.open.push({ tag, element });
  }

  /** An element without end tag gives back what begins a line at its own indentation; a root only another one like it. */
  private belongsOutside(tag: StartTag): boolean {
    const top = this.open.at(-1)?.tag;
    if (!top || top.end || !tag.firstInLine || tag.indent > top.indent) return false;
    return this.open.length > 1 || tag.name === top.name;
  }

  private end(tag: EndTag): void {
    if (!tag.start) return;
    while (this.open.length > 0 && this.open.at(-1)?.tag !== tag.start) this.leaveOpen();
    const closed = this.open.pop()?.element;
    if (!closed) return;
    closed.whole.end = tag.span.end;
    closed.endNameSpan = tag.nameSpan;
  }

  /** Ends the innermost element, which has no end tag, behind its last content. */
  private leaveOpen(): void {
    const element = this.open.pop()?.element;
    if (!element) return;
    const last = element.texts.at(-1);
    const lastChild = element.children.at(-1)?.whole.end ?? element.startTag.end;
    if (last && last.span.end > lastChild) {
      const end = withoutTrailingSpace(this.text, last.span.start, last.span.end);
      element.texts.pop();
      if (end > last.span.start) {
        const text = last.text.slice(0, withoutTrailingSpace(last.text, 0, last.text.length));
        element.texts.push({ text, span: { start: last.span.start, end } });
      }
    }
    element.whole.end = Math.max(lastChild, element.texts.at(-1)?.span.end ?? 0);
  }

  private characterData({ kind, span }: CharacterData): void {
    const parent = this.open.at(-1)?.element;
    if (parent)
      parent.texts.push({ text: kind === "cdata" ? this.cdata(span) : this.values.characterData(span.start, span.end), span });
    else this.tellOutside(span);
  }

  private cdata({ start, end }: Span): string {
    const content = start + "<![CDATA[".length;
    const inner = end - 3 >= content && this.text.startsWith("]]>", end - 3) ? end - 3 : end;
    return withLineFeeds(this.text.slice(content, inner));
  }

  private tellOutside({ start, end }: Span): void {
    const first = behindSpace(this.text, start);
    const last = withoutTrailingSpace(this.text, start, end);
    // An illegal character is told on its own.
    if (first < last && !holdsIllegal(this.text.slice(first, last))) this.report("textOutside", { start: first, end: last });
  }
}
