import type { Context, DocumentModel, Mention, NamedThing } from "../documents/document";
import { isSame } from "../documents/mention";
import { touches } from "../text/span";

/** The mention of a named thing that a cursor touches. */
export function mentionAt(model: DocumentModel, offset: number, context: Context): Mention | undefined {
  return model.mentions(context).find(({ span }) => touches(span, offset));
}

/** The document that declares a thing, as far as it is known. */
export function ownerOf(thing: NamedThing, model: DocumentModel, context: Context): DocumentModel | undefined {
  return thing.file === model.file.uri ? model : context.files.document(thing.file);
}

/** A place where a thing is mentioned, in whichever file. */
export interface MentionPlace {
  readonly model: DocumentModel;
  readonly mention: Mention;
}

/** Everywhere that a thing is mentioned: in this document, in the one that declares it, and in those that depend on that. */
export function placesOf(thing: NamedThing, model: DocumentModel, context: Context): MentionPlace[] {
  const owner = ownerOf(thing, model, context);
  const all = [model, ...(owner ? [owner] : []), ...context.files.related(thing.file)];
  const models = new Map(all.map((one) => [one.file.uri, one]));
  return [...models.values()].flatMap((one) =>
    one
      .mentions(context)
      .filter((mention) => isSame(mention.thing, thing))
      .map((mention) => ({ model: one, mention })),
  );
}
