import type { Mistake } from "./mistake";

/** A syntax fault as a reader finds it: one per cause, at its place, in plain words. Always an error. */
export type Fault = Pick<Mistake, "span" | "message" | "words" | "repairs"> & { readonly rule: "xml-syntax" | "yaml-syntax" };
