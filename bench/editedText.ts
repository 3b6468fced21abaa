import type { Place } from "./documents/document";

/** One change of a text as the protocol sends it. */
export interface Change {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** The client's copy of a document: pieces of text come and go at places of their own. */
export class EditedText {
  private readonly lines: string[];

  constructor(text: string) {
    this.lines = text.split("\n");
  }

  get whole(): string {
    return this.lines.join("\n");
  }

  /** The line's beginning up to a little behind the place. */
  around({ line, character }: Place): string {
    return (this.lines[line] ?? "").slice(0, character + 30).trim();
  }

  /** Puts a piece in at a place, or takes it out again. */
  toggle({ line, character }: Place, piece: string, on: boolean): Change {
    const start = { line, character };
    const removed = on ? 0 : piece.length;
    const old = this.lines[line] ?? "";
    const text = on ? piece : "";
    this.lines[line] = old.slice(0, character) + text + old.slice(character + removed);
    return { range: { start, end: { line, character: character + removed } }, text };
  }
}
