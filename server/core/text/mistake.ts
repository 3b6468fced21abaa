import type { Text, Words } from "./language";
import type { Edit, Span } from "./span";

export type Severity = "error" | "warning" | "information" | "hint";

/** A repair before it is said in a language. A safe one removes its finding, adds none and changes nothing that its author meant. */
export interface Repair {
  readonly title: Text;
  readonly words?: Words;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Something wrong at its place, before it is said in a language: a syntax fault, or what a kind's own grammar finds. */
export interface Mistake {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Text;
  readonly words?: Words;
  readonly repairs?: readonly Repair[];
  readonly related?: readonly {
    readonly span: Span;
    /** Its uri, where it is another file. */
    readonly file?: string;
    readonly message: Text;
    readonly words?: Words;
  }[];
}
