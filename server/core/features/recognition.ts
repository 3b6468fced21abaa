import type { DocumentKind, DocumentModel } from "../documents/document";
import type { Layer } from "../knowledge/setting";
import type { Context } from "../rules/rule";

/** What a document was recognised as, for the status item and the command line. */
export interface Recognition {
  readonly kind: DocumentKind;
  readonly layer: Layer;
  readonly managedBy: "nova" | null;
  /** Such as "libvirt domain · managed by Nova 34". */
  readonly label: string;
}

/** Tells what a document is and who manages it. */
export function recognition(model: DocumentModel, _context: Context): Recognition {
  return { kind: model.kind, layer: model.layer, managedBy: null, label: model.kind };
}
