import type { Context, DocumentModel } from "../documents/document";
import { rules } from "../rules";
import type { Finding, Report, Rule } from "../rules/rule";
import { say } from "../text/language";
import type { Mistake } from "../text/mistake";

/**
 * Everything found wrong in a document, in the order of the text. A template of templates is not judged. Where a rule tells more
 * of a name than the grammar, the rule alone speaks: one cause, one finding.
 */
export function diagnose(model: DocumentModel, context: Context): Finding[] {
  if (model.templated) return [];
  const told = rules
    .filter(({ layer }) => layer === model.layer)
    .flatMap((rule) => [...rule.check(model, context)].map((report) => mistakeOf(rule, report)));
  const places = new Set(told.map(({ span }) => `${span.start}-${span.end}`));
  const checked = [...model.check(context)].filter(({ span }) => !places.has(`${span.start}-${span.end}`));
  const faults = model.faults.map((fault): Mistake => ({ ...fault, severity: "error" }));
  return [...faults, ...checked, ...told]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map((mistake) => findingOf(mistake, context));
}

function mistakeOf(rule: Rule, { at, message, severity = rule.severity, words, fixes, related }: Report<string>): Mistake {
  const text = rule.messages[message] ?? { en: message, ja: message };
  return {
    rule: rule.id,
    severity,
    span: at,
    message: text,
    ...(words && { words }),
    ...(fixes && { repairs: fixes }),
    ...(related && { related }),
  };
}

function findingOf(
  { rule, severity, span, message, words, repairs = [], related = [] }: Mistake,
  { language, files }: Context,
): Finding {
  return {
    rule,
    severity,
    span,
    message: say(message, language, words),
    fixes: repairs.map((repair) => ({
      title: say(repair.title, language, repair.words),
      safe: repair.safe,
      edits: repair.edits,
    })),
    related: related.flatMap(({ span: at, file, message: text, words: fill }) => {
      const model = file === undefined ? undefined : files.document(file);
      const one = { span: at, message: say(text, language, fill) };
      return file === undefined ? [one] : model ? [{ ...one, model }] : [];
    }),
  };
}
