import type { Place } from "./document";

/** Collects lines; `@{kind}` in a line leaves a mark at that place. */
export class Lines {
  readonly lines: string[] = [];
  private readonly marks: { readonly kind: string; readonly place: Place }[] = [];

  put(...lines: readonly string[]): void {
    for (const marked of lines) {
      let line = marked;
      for (let mark = /@\{(\w+)\}/.exec(line); mark; mark = /@\{(\w+)\}/.exec(line)) {
        this.marks.push({ kind: mark[1] ?? "", place: { line: this.lines.length, character: mark.index } });
        line = line.slice(0, mark.index) + line.slice(mark.index + mark[0].length);
      }
      this.lines.push(line);
    }
  }

  /** Adds blocks in turn as long as they fit into so many lines, then comments. */
  fill(wanted: number, blocks: readonly ((round: number) => readonly string[])[], comment: (line: number) => string): void {
    for (let i = 0; ; i++) {
      const block = blocks[i % blocks.length]?.(Math.floor(i / blocks.length)) ?? [];
      if (block.length === 0 || block.length > wanted - this.lines.length) break;
      this.put(...block);
    }
    while (this.lines.length < wanted) this.put(comment(this.lines.length));
  }

  /** Every place with such a mark, in the order of the text. */
  marked(kind: string): Place[] {
    return this.marks.filter((mark) => mark.kind === kind).map(({ place }) => place);
  }
}
