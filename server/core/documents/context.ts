import { loadUsage } from "../grammar/completion/usage";
import { HeatSchema } from "../grammar/heat/heatSchema";
import { loadGrammar } from "../grammar/loadGrammar";
import { createKnowledgeBase } from "../knowledge/knowledgeBase";
import type { Language } from "../text/language";
import type { CoreData } from "./coreData";
import type { Context, Files, Targets } from "./document";
import { noPolicy } from "./policy";

/** Where there is one file and no other. */
const noFiles: Files = {
  document: () => undefined,
  state: () => "unread",
  related: () => [],
  assigned: () => [],
  paths: () => [],
};

const newest: Targets = { libvirt: "12.8" };

/** Makes a context of the data that the shells load. Once is enough: another language or target is `{ ...context, language }`. */
export function createContext(data: CoreData, language: Language): Context {
  return {
    knowledge: createKnowledgeBase(data),
    grammar: loadGrammar(() => data.grammar),
    usage: loadUsage(() => data.usage),
    heat: new HeatSchema(() => data.heat),
    language,
    targets: newest,
    policy: noPolicy,
    files: noFiles,
  };
}
