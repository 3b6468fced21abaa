import type { Text, Words } from "./language";
import type { Span } from "./span";

/** A syntax fault as a reader finds it: one per cause, at its place, in plain words. */
export interface Fault {
  readonly rule: "xml-syntax" | "yaml-syntax";
  readonly span: Span;
  readonly message: Text;
  readonly words?: Words;
}
