import type { Context, DocumentModel } from "../documents/document";
import type { Policy } from "../documents/policy";
import { rules } from "../rules";
import type { Finding, Report, Rule } from "../rules/rule";
import { say } from "../text/language";
import type { Mistake } from "../text/mistake";
import { nearestWords } from "../text/nearest";
import { ruleIds } from "./ruleIds";
import { suppress } from "./suppressions";

/**
 * Everything found wrong in a document, in the order of the text. A template of templates is not judged. Where a rule tells more
 * of a name than the grammar, the rule alone speaks: one cause, one finding. What the user has decided of the rules holds.
 */
export function diagnose(model: DocumentModel, context: Context): Finding[] {
  const steps = diagnoseInSteps(model, context);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, one step a late rule: what the rules before them find is told by `diagnoseEarly` at once. */
export function* diagnoseInSteps(model: DocumentModel, context: Context): Generator<void, Finding[]> {
  if (model.templated) return [];
  const told: Mistake[] = [];
  for (const rule of rulesAsked(context.policy)) {
    if (rule.layer !== model.layer) continue;
    for (const report of rule.check(model, context)) told.push(mistakeOf(rule, report));
    if (rule.late) yield;
  }
  return findingsOf(told, model, context);
}

/** What is found without the late rules. */
export function diagnoseEarly(model: DocumentModel, context: Context): Finding[] {
  if (model.templated) return [];
  const told: Mistake[] = [];
  for (const rule of rulesAsked(context.policy))
    if (rule.layer === model.layer && !rule.late)
      for (const report of rule.check(model, context)) told.push(mistakeOf(rule, report));
  return findingsOf(told, model, context);
}

/** The ids of the late rules. */
export const lateRules: ReadonlySet<string> = new Set(rules.filter(({ late }) => late).map(({ id }) => id));

function findingsOf(told: readonly Mistake[], model: DocumentModel, context: Context): Finding[] {
  const { policy } = context;
  const places = new Set(told.map(({ span }) => `${span.start}-${span.end}`));
  const checked = [...model.check(context), ...unknownRules(model)].filter(
    ({ span }) => !places.has(`${span.start}-${span.end}`),
  );
  const faults = model.faults.map((fault): Mistake => ({ ...fault, severity: "error" }));
  const isOff = (rule: string) => policy.weights.get(rule) === "off";
  return suppress([...faults, ...checked, ...told], model, ruleIds, (rule) => !isOff(rule))
    .flatMap((mistake) => weighed(mistake, policy))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map((mistake) => findingOf(mistake, context));
}

const usual = rules.filter(({ pack }) => pack === undefined);

/** The rules that a policy asks: most users have decided nothing. */
function rulesAsked(policy: Policy): readonly Rule[] {
  return policy.weights.size === 0 && policy.packs.size === 0 ? usual : rules.filter((rule) => isAsked(rule, policy));
}

/** A rule of a pack is asked where the pack is, or where somebody has given the rule a weight of its own. */
function isAsked({ id, pack }: Rule, { weights, packs }: Policy): boolean {
  const weight = weights.get(id);
  return weight !== "off" && (pack === undefined || packs.has(pack) || weight !== undefined);
}

function weighed(mistake: Mistake, { weights }: Policy): Mistake[] {
  const weight = weights.get(mistake.rule);
  if (weight === undefined) return [mistake];
  return weight === "off" ? [] : [{ ...mistake, severity: weight }];
}

/** The names in a project file that no rule has. */
function unknownRules(model: DocumentModel): Mistake[] {
  const unknown = (model.asProject()?.rules ?? []).filter(({ name }) => !ruleIds.has(name));
  return unknown.map(({ name, span }) => ({
    rule: "project-setting",
    severity: "error",
    span,
    message: { en: "There is no rule `{name}`.", ja: "`{name}` というルールはありません。" },
    words: { name },
    repairs: nearestWords(name, ruleIds.keys()).map((near) => ({
      title: { en: "Change it to `{near}`", ja: "`{near}` に変更する" },
      words: { near },
      safe: false,
      edits: [{ span, newText: near }],
    })),
  }));
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
    key: say(message, "en", words),
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
