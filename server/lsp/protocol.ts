// What Virt Layers adds to the Language Server Protocol. Types and names only: the client imports this file too.
import type { Recognition } from "../core";

/** Asks what an open document was recognised as; the answer is null for one that is none of ours. */
export const recognitionRequest = "virtLayers/recognition";

export interface RecognitionParams {
  readonly uri: string;
}

export type RecognitionResult = Recognition | null;

/** What a client may send as `initializationOptions`: the settings below `virtLayers`, and the locale of its user interface. */
export interface InitializationOptions {
  readonly locale?: string;
  readonly language?: string;
  readonly inlayHints?: string;
  readonly target?: { readonly libvirt?: string };
}
