import type { Finding } from "../rules/rule";
import { type Edit, overlaps } from "../text/span";

/** The edits of the safe fixes of some findings, those left out that would touch what another one changes. */
export function safeEdits(findings: readonly Finding[]): Edit[] {
  const edits: Edit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    const free = fix?.edits.every(({ span }) => !edits.some((taken) => overlaps(taken.span, span)));
    if (fix && free) edits.push(...fix.edits);
  }
  return edits;
}
