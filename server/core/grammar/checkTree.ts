import type { XmlTree } from "../xml/xmlTree";
import { Explainer } from "./explainer";
import type { GrammarFinding } from "./finding";
import type { Grammar } from "./loadGrammar";
import { placesIn } from "./places";
import { Repairer } from "./repairer";
import { isValid, Verdicts } from "./validate";

/** What a document of a kind holds that a grammar does not allow: one finding for each mistake, in the order of the text. */
export function checkTree(text: string, tree: XmlTree, grammar: Grammar, kind: string): GrammarFinding[] {
  const { states } = grammar;
  const before = grammar.before(kind);
  return tree.roots.flatMap((root) => {
    const verdicts = new Verdicts(root.tape);
    if (isValid(root, before, verdicts)) return [];
    return new Explainer({
      text,
      states,
      repairer: new Repairer(states, (name) => placesIn(before).has(name), verdicts),
      before,
    }).explain(root);
  });
}
