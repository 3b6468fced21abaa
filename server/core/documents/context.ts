import { loadUsage, type Usage, type UsageTable } from "../grammar/completion/usage";
import { HeatSchema } from "../grammar/heat/heatSchema";
import type { HeatTable } from "../grammar/heat/table";
import { type Grammar, loadGrammar } from "../grammar/loadGrammar";
import type { GrammarTable } from "../grammar/table";
import type { LibvirtRelease } from "../knowledge/facts";
import { createKnowledgeBase, type KnowledgeBase, type KnowledgeData } from "../knowledge/knowledgeBase";
import type { Language } from "../text/language";

/** What a document, a feature or a rule may ask besides the text. */
export interface Context {
  readonly knowledge: KnowledgeBase;
  /** What may stand where in libvirt's XML. */
  readonly grammar: Grammar;
  /** How usual each of it is. */
  readonly usage: Usage;
  /** What may stand where in a template of Heat's. */
  readonly heat: HeatSchema;
  readonly language: Language;
  /** What the files are written for. */
  readonly targets: Targets;
}

export interface Targets {
  readonly libvirt: LibvirtRelease;
}

const newest: Targets = { libvirt: "12.8" };

/** What `npm run knowledge` compiles and the shells load. */
export type CoreData = KnowledgeData & { readonly grammar: GrammarTable; readonly usage: UsageTable; readonly heat: HeatTable };

/** Makes a context of the data that the shells load. Once is enough: another language or target is `{ ...context, language }`. */
export function createContext(data: CoreData, language: Language): Context {
  return {
    knowledge: createKnowledgeBase(data),
    grammar: loadGrammar(data.grammar),
    usage: loadUsage(data.usage),
    heat: new HeatSchema(data.heat),
    language,
    targets: newest,
  };
}
