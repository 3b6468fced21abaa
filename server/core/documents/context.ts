import { type Grammar, loadGrammar } from "../grammar/loadGrammar";
import type { GrammarTable } from "../grammar/table";
import { createKnowledgeBase, type KnowledgeBase, type KnowledgeData } from "../knowledge/knowledgeBase";
import type { Language } from "../text/language";

/** What a document, a feature or a rule may ask besides the text. */
export interface Context {
  readonly knowledge: KnowledgeBase;
  /** What may stand where in libvirt's XML. */
  readonly grammar: Grammar;
  readonly language: Language;
}

/** What `npm run knowledge` compiles and the shells load. */
export type CoreData = KnowledgeData & { readonly grammar: GrammarTable };

/** Makes a context of the data that the shells load. Once is enough: another language is `{ ...context, language }`. */
export function createContext(data: CoreData, language: Language): Context {
  return { knowledge: createKnowledgeBase(data), grammar: loadGrammar(data.grammar), language };
}
