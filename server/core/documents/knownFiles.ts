import type { DocumentModel, FileState, Files } from "./document";

/** What a shell knows of one file. */
export interface KnownFile {
  readonly state: FileState;
  /** Missing for a file that is none of ours, or of which only the existence matters. */
  readonly model?: DocumentModel | undefined;
}

/** Where environments stand besides the folder of their template. */
export const environmentFolders = ["environments", "env"] as const;

/** Files as a shell has brought them, and how they belong together. Belongs to one moment: another one is another object. */
export class KnownFiles implements Files {
  /**
   * `known`: by uri, open documents first. `paths`: by the uri of a folder, with a slash at its end, what stands in it and below.
   * `given`: the environments that the settings give a template.
   */
  constructor(
    private readonly known: ReadonlyMap<string, KnownFile>,
    private readonly below: ReadonlyMap<string, readonly string[]>,
    private readonly given: (uri: string) => readonly string[],
  ) {}

  document(uri: string): DocumentModel | undefined {
    return this.known.get(uri)?.model;
  }

  state(uri: string): FileState {
    return this.known.get(uri)?.state ?? "awaited";
  }

  /** What stands in a file's folder, or in one of environments beside it, and what those files name, in both directions. */
  related(uri: string): readonly DocumentModel[] {
    const models = [...this.known.values()].flatMap(({ model }) => (model ? [model] : []));
    const found = new Set(models.filter(({ file }) => file.uri === uri || areNeighbours(file.uri, uri)));
    for (const one of found) for (const other of models) if (names(one, other) || names(other, one)) found.add(other);
    return [...found].filter(({ file }) => file.uri !== uri);
  }

  assigned(uri: string): readonly string[] {
    return this.given(uri);
  }

  paths(uri: string): readonly string[] {
    const own = uri.slice(uri.lastIndexOf("/") + 1);
    return (this.below.get(folderOf(uri)) ?? []).filter((path) => path !== own);
  }
}

/** The folder of a file, with a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}

function names(one: DocumentModel, other: DocumentModel): boolean {
  return one.needs().some(({ uri }) => uri === other.file.uri);
}

function areNeighbours(a: string, b: string): boolean {
  const [one, other] = [folderOf(a), folderOf(b)];
  return one === other || environmentFolders.some((name) => one === `${other}${name}/` || other === `${one}${name}/`);
}
