/** A defect of the knowledge, told with its place. */
export interface Problem {
  readonly file: string;
  /** The address or id of the entry; `#3` where it has none. */
  readonly address: string;
  readonly what: string;
}

/** Something with the file that it stands in. */
export interface Located<Entry> {
  readonly file: string;
  readonly entry: Entry;
}

export function formatProblem({ file, address, what }: Problem): string {
  return `${file}: ${address}: ${what}`;
}
