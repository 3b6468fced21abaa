/** Work that may be done in pieces: whoever needs its result finishes it. */
export class Work<Result> {
  private done: { readonly result: Result } | undefined;

  constructor(private readonly pieces: Iterator<void, Result>) {}

  /** Does a piece; true where there are more. */
  step(): boolean {
    if (this.done) return false;
    const { done, value } = this.pieces.next();
    if (done) this.done = { result: value };
    return !done;
  }

  finish(): Result {
    for (;;) {
      if (this.done) return this.done.result;
      this.step();
    }
  }
}
