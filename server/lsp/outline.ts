import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
} from "vscode-languageserver";
import type { Core } from "./core";
import type { Guard } from "./guard";
import type { OpenDocuments } from "./openDocuments";
import * as to from "./toProtocol";
import { inNextTurn } from "./turns";

type Answer = DocumentSymbol[] | SymbolInformation[] | ResponseError;

/** Makes the handler of the outline: it is made step by step, other messages are taken between two, and one of an old text is given up. */
export function outline(core: Core, guarded: Guard, documents: OpenDocuments, client: () => to.ClientAbilities) {
  return async ({ textDocument: { uri } }: DocumentSymbolParams): Promise<Answer> => {
    const document = guarded.now(undefined, () => documents.get(uri));
    const steps = document && guarded.now(undefined, () => core.documentSymbolsInSteps(document.model));
    if (!document || !steps) return [];
    for (;;) {
      const step = guarded.now({ done: true as const, value: [] }, () => steps.next());
      if (step.done)
        return client().nestedSymbols
          ? step.value.map((symbol) => to.toDocumentSymbol(document, symbol))
          : to.toSymbolList(document, step.value);
      await new Promise<void>(inNextTurn);
      if (documents.get(uri) !== document) return new ResponseError(LSPErrorCodes.ContentModified, "The document has changed.");
    }
  };
}
