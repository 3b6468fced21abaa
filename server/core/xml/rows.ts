/** Rows of whole numbers, all of one width, that grow. */
export class Rows {
  cells: Int32Array;
  count = 0;

  constructor(
    private readonly width: number,
    expected: number,
  ) {
    this.cells = new Int32Array(width * (16 + Math.floor(expected)));
  }

  /** Adds a row; where its first cell is. */
  add(): number {
    const at = this.count * this.width;
    if (at + this.width > this.cells.length) {
      const larger = new Int32Array(2 * this.cells.length);
      larger.set(this.cells);
      this.cells = larger;
    }
    this.count++;
    return at;
  }

  cell(at: number): number {
    return this.cells[at] ?? 0;
  }
}
