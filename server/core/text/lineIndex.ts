/** A place in a text: line and column from 0, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into positions and back. A line ends at LF, CRLF or a lone CR, as LSP counts. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    if (text.includes("\r")) this.addEveryBreak();
    else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  private addEveryBreak(): void {
    const { text } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (code === 10 || code === 13) this.starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, column: offset - this.startOf(low) };
  }

  /** The offset of a position; a column past the line's end means its end, a line past the text its end. */
  offsetAt({ line, column }: Position): number {
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.startOf(line) + Math.max(column, 0), this.endOf(line));
  }

  /** The offset at which a line's text ends, before its line break. */
  endOf(line: number): number {
    let end = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length;
    if (line + 1 < this.starts.length) {
      end--;
      if (this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    }
    return end;
  }

  private startOf(line: number): number {
    return this.starts[line] as number;
  }
}
