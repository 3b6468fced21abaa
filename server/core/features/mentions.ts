import type { Context, DocumentModel, Mention, NamedThing } from "../documents/document";
import type { Span } from "../text/span";
import { touches } from "../text/span";

/** A place in a file. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** A mention in the file that it stands in. */
export interface MentionIn {
  readonly model: DocumentModel;
  readonly mention: Mention;
}

/** The smallest mention at an offset; the cursor right behind a name is still on it. */
export function mentionAt(model: DocumentModel, offset: number, context: Context): Mention | undefined {
  let found: Mention | undefined;
  for (const mention of model.mentions(context)) {
    const { span } = mention;
    if (touches(span, offset) && (!found || span.end - span.start < found.span.end - found.span.start)) found = mention;
  }
  return found;
}

/** Where a thing is named in one file. */
export function mentionsIn(model: DocumentModel, thing: NamedThing, context: Context): MentionIn[] {
  const { kind, name, file } = thing;
  return model
    .mentions(context)
    .filter((mention) => mention.thing.name === name && mention.thing.kind === kind && mention.thing.file === file)
    .map((mention) => ({ model, mention }));
}

/** Where a thing is named in every file that is known: the asking one, the declaring one, and those that may depend on it. */
export function mentionsEverywhere(model: DocumentModel, thing: NamedThing, context: Context): MentionIn[] {
  const { files } = context;
  const models = new Map<string, DocumentModel>([[model.file.uri, model]]);
  const declaring = files.document(thing.file);
  for (const one of [...(declaring ? [declaring] : []), ...files.related(thing.file), ...files.related(model.file.uri)])
    if (!models.has(one.file.uri)) models.set(one.file.uri, one);
  return [...models.values()].flatMap((one) => mentionsIn(one, thing, context));
}
