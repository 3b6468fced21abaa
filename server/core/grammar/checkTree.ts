import type { Words } from "../text/language";
import type { XmlTree } from "../xml/xmlTree";
import { Explainer } from "./explainer";
import type { GrammarFinding } from "./finding";
import type { Grammar } from "./loadGrammar";
import { placesIn } from "./places";
import { Repairer } from "./repairer";
import { isValid, Verdicts } from "./validate";

/** In characters: what is shorter is judged faster than it is remembered. */
const longText = 100_000;

/** What a document of a kind holds that a grammar does not allow: one finding for each mistake, in the order of the text. */
export function checkTree(text: string, tree: XmlTree, grammar: Grammar, kind: string): GrammarFinding[] {
  const { states } = grammar;
  const before = grammar.before(kind);
  return tree.roots.flatMap((root) => {
    const verdicts = new Verdicts(root.tape, tree.faults.length === 0 && text.length >= longText);
    if (isValid(root, before, verdicts)) return [];
    return new Explainer({
      text,
      states,
      repairer: new Repairer(states, (name) => placesIn(before).has(name), verdicts),
      before,
    })
      .explain(root)
      .map(readable);
  });
}

/** A name or a value that is too long to read is shortened where it is told. */
function readable(finding: GrammarFinding): GrammarFinding {
  return {
    ...finding,
    words: shortened(finding.words),
    fixes: finding.fixes.map((fix) => (fix.words ? { ...fix, words: shortened(fix.words) } : fix)),
  };
}

function shortened(words: Words): Words {
  if (!Object.values(words).some(isTooLong)) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, word]) => [key, isTooLong(word) ? `${`${word}`.slice(0, longestWord)}…` : word]),
  );
}

const longestWord = 200;
const isTooLong = (word: Words[string] | undefined): boolean => typeof word === "string" && word.length > longestWord;
