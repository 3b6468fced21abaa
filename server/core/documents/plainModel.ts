import type { DocumentModel, SourceFile } from "./document";

/** What a document is of which nothing more is known: no settings, no names, nothing to do. */
export function plainModel(file: SourceFile): Omit<DocumentModel, "kind" | "layer"> {
  return {
    file,
    templated: false,
    subjects: [],
    guests: [],
    reread: () => undefined,
    roots: [],
    occurrences: [],
    touching: () => [],
    faults: [],
    remarks: [],
    describe: () => undefined,
    updateOf: () => undefined,
    check: () => [],
    work: () => false,
    slotAt: () => undefined,
    refactorings: () => [],
    mentions: () => [],
    refuses: () => undefined,
    spell: ({ span }, name) => ({ span, newText: name }),
    needs: () => [],
    asTemplate: () => undefined,
    asEnvironment: () => undefined,
    asProject: () => undefined,
    folds: () => [],
    partsAround: () => [],
    write: () => undefined,
    remove: ({ whole }) => ({ span: whole, newText: "" }),
  };
}
