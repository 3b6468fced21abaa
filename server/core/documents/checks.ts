import type { GrammarRule } from "../grammar/finding";
import { type HeatRule, heatRules } from "../grammar/heat/heatRules";
import type { Fault } from "../text/fault";
import type { Severity } from "../text/mistake";

type CheckId = Fault["rule"] | GrammarRule | HeatRule | "status-file" | "project-setting" | "suppression-unused";

/** What is found by no rule: syntax and grammar, and what is wrong with what is said to us. Each id has a page in docs/rules; its usual severity. */
const severities: Readonly<Record<CheckId, Severity>> = {
  ...heatRules,
  "xml-syntax": "error",
  "yaml-syntax": "error",
  "element-unknown": "error",
  "element-missing": "error",
  "element-repeated": "warning",
  "element-misplaced": "error",
  "element-order": "warning",
  "element-not-with": "error",
  "attribute-unknown": "error",
  "attribute-missing": "error",
  "attribute-not-with": "error",
  "value-not-allowed": "error",
  "text-not-allowed": "error",
  "status-file": "warning",
  "project-setting": "error",
  "suppression-unused": "hint",
};

export const checks = Object.entries(severities).map(([id, severity]) => ({ id, severity }));
