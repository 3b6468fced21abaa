import type { Severity } from "../../text/mistake";

/** What templates are checked for, with the usual severity. Each has a page in docs/rules. */
export const heatRules = {
  "template-version-unknown": "error",
  "structure-wrong": "error",
  "key-unknown": "error",
  "key-newer": "error",
  "key-missing": "error",
  "key-duplicate": "warning",
  "word-unknown": "error",
  "constraint-unfit": "error",
  "default-not-allowed": "error",
  "resource-type-unknown": "error",
  "resource-type-outdated": "hint",
  "property-unknown": "error",
  "property-missing": "error",
  "property-outdated": "hint",
  "property-value-type": "error",
  "property-value-not-allowed": "error",
  "function-unknown": "error",
  "function-newer": "error",
  "function-removed": "error",
  "function-arguments": "error",
  "reference-undefined": "error",
  "reference-wrong-kind": "error",
  "reference-cycle": "error",
  "resource-attribute-unknown": "error",
  "path-empty": "hint",
  "user-data-format": "warning",
  "placeholder-unused": "hint",
  "parameter-unused": "hint",
  "condition-unused": "hint",
} as const satisfies Readonly<Record<string, Severity>>;

export type HeatRule = keyof typeof heatRules;
