import type * as door from "../core";

/** What the server asks of the core. */
export type Core = Pick<
  typeof door,
  | "readDocument"
  | "recognition"
  | "diagnoseInSteps"
  | "diagnoseEarly"
  | "lateRules"
  | "hover"
  | "explain"
  | "search"
  | "complete"
  | "refactorings"
  | "safeEdits"
  | "linkedEditing"
  | "inlayHints"
  | "documentSymbolsInSteps"
  | "documentLinks"
  | "definition"
  | "references"
  | "documentHighlights"
  | "prepareRename"
  | "rename"
  | "foldingRanges"
  | "selectionRanges"
>;
