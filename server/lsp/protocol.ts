// What Virt Layers adds to the Language Server Protocol. Types and names only: the client imports this file too.
import type { Card, Hit, Recognition } from "../core";

/** Asks what an open document was recognised as; the answer is null for one that is none of ours. */
export const recognitionRequest = "virtLayers/recognition";

export interface RecognitionParams {
  readonly uri: string;
}

export type RecognitionResult = Recognition | null;

/** Asks what some words may mean: settings, concepts, terms. */
export const searchRequest = "virtLayers/search";

export interface SearchParams {
  readonly words: string;
}

export type SearchResult = readonly Hit[];

/** Asks for the card of an address; null where nothing is known of it. */
export const explainRequest = "virtLayers/explain";

export interface ExplainParams {
  readonly address: string;
}

export type ExplainResult = Card | null;

/** Asks a client in a browser for a file of the workspace: its text, or why there is none. `look` asks whether it is there. */
export const readFileRequest = "virtLayers/readFile";

export interface ReadFileParams {
  readonly uri: string;
  readonly look: boolean;
}

export interface ReadFileResult {
  readonly state: "there" | "missing" | "unread";
  readonly text?: string;
}

/** Asks a client in a browser for the paths of the files in a folder and below; the uri ends with a slash. */
export const listFolderRequest = "virtLayers/listFolder";

export interface ListFolderParams {
  readonly uri: string;
}

/** What a client may send as `initializationOptions`: the settings below `virtLayers`, and the locale of its user interface. */
export interface InitializationOptions {
  readonly locale?: string;
  readonly language?: string;
  readonly inlayHints?: string;
  readonly target?: { readonly libvirt?: string };
  readonly rules?: Readonly<Record<string, string>>;
  readonly packs?: readonly string[];
  readonly heat?: { readonly environments?: Readonly<Record<string, readonly string[]>> };
}
