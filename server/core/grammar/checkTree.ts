import type { XmlTree } from "../xml/xmlTree";
import { Explainer } from "./explainer";
import type { GrammarFinding } from "./finding";
import type { Grammar } from "./loadGrammar";
import { Repairer } from "./repairer";
import { isValid } from "./validate";

/** What a document of a kind holds that a grammar does not allow: one finding for each mistake, in the order of the text. */
export function checkTree(text: string, tree: XmlTree, grammar: Grammar, kind: string): GrammarFinding[] {
  const { states } = grammar;
  const before = grammar.before(kind);
  return tree.roots.flatMap((root) => {
    if (isValid(root, before)) return [];
    return new Explainer({ text, states, repairer: new Repairer(states), before }).explain(root);
  });
}
