import type { Context } from "../documents/context";
import type { DocumentModel } from "../documents/document";
import { rules } from "../rules";
import type { Finding, Report, Rule } from "../rules/rule";
import type { Fault } from "../text/fault";
import { type Language, say } from "../text/language";

/** Everything found wrong in a document, in the order of the text. A template of templates is not judged. */
export function diagnose(model: DocumentModel, context: Context): Finding[] {
  if (model.templated) return [];
  const findings = model.faults.map((fault) => faultFinding(fault, context.language));
  for (const rule of rules) {
    for (const report of rule.check(model, context)) findings.push(ruleFinding(rule, report, context.language));
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function faultFinding(fault: Fault, language: Language): Finding {
  const message = say(fault.message, language, fault.words);
  return { rule: fault.rule, severity: "error", span: fault.span, message, fixes: [], related: [] };
}

function ruleFinding(
  rule: Rule,
  { at, message, severity = rule.severity, words, fixes = [], related = [] }: Report<string>,
  language: Language,
): Finding {
  const text = rule.messages[message];
  return {
    rule: rule.id,
    severity,
    span: at,
    message: text ? say(text, language, words) : "",
    fixes: fixes.map((fix) => ({ title: say(fix.title, language, fix.words), safe: fix.safe, edits: fix.edits })),
    related: related.map((one) => ({ span: one.span, message: say(one.message, language, one.words) })),
  };
}
