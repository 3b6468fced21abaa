import { createKnowledgeBase } from "../../server/core/knowledge/knowledgeBase";
import { checkAddresses, checkDuplicates, checkIs, checkShadows, checkValues } from "./checks/addresses";
import { checkEnds, checkPairs } from "./checks/counterparts";
import { checkPoliteness, checkPunctuation, checkWords } from "./checks/japanese";
import { checkComponents, checkEvidence, checkOrigins, checkPlacements, checkSources } from "./checks/references";
import { checkSlips } from "./checks/slips";
import { checkTerms } from "./checks/terms";
import { checkLength, checkPhrase, checkSameWords, checkTexts, textsOf } from "./checks/texts";
import { KnownAddresses, type Tables } from "./knownAddresses";
import type { Problem } from "./problem";
import { compile, type Written } from "./readKnowledge";

/** Everything that is wrong with the knowledge, by file. */
export function checkKnowledge(written: Written, tables: Tables): Problem[] {
  const { components, origins, settings, counterparts, slips, terms, misshapen } = written;
  const known = new KnownAddresses(tables);
  const originIds = new Set<string>(origins.map(({ entry }) => entry.id));
  const componentIds = new Set(components.map(({ entry }) => entry.id));
  const texts = textsOf([...components, ...origins, ...settings, ...counterparts, ...slips, ...terms]);
  const problems = [
    ...misshapen,
    ...checkAddresses(settings, counterparts, known, componentIds),
    ...checkDuplicates(settings),
    ...checkShadows(settings, known),
    ...checkValues(settings, known),
    ...checkIs(settings),
    ...checkEnds(counterparts, originIds),
    ...checkPairs(counterparts),
    ...checkSources([...components, ...settings, ...terms]),
    ...checkEvidence(counterparts),
    ...checkTerms(terms, known, componentIds),
    ...checkSlips(slips, known),
    ...checkComponents(components, origins, settings),
    ...checkPlacements(known, createKnowledgeBase(compile(written, tables.facts))),
    ...checkOrigins(counterparts, tables.facts, originIds),
    ...[checkSameWords, checkLength, checkPhrase, checkPunctuation, checkPoliteness, checkWords].flatMap((check) =>
      checkTexts(texts, check),
    ),
  ];
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
