import type { Context, DocumentModel, Mention } from "../documents/document";
import { say, type Text } from "../text/language";
import type { Edit, Span } from "../text/span";
import { mentionAt, ownerOf, placesOf } from "./mentionAt";

/** Why a rename is refused, in the reader's language. */
export interface Refused {
  readonly refused: string;
}

/** What is about to be renamed: the name as it is written. */
export interface Renamable {
  readonly span: Span;
  readonly name: string;
}

/** The edits of a rename, by document. */
export interface Renaming {
  readonly edits: ReadonlyMap<DocumentModel, readonly Edit[]>;
}

const nothing: Text = { en: "Nothing here can be renamed.", ja: "ここに名前を変更できるものはありません。" };
const undeclared: Text = {
  en: "`{name}` is declared in no file that is known here.",
  ja: "`{name}` を宣言しているファイルが見つかりません。",
};

/** What a rename would change, or why there is nothing to rename. */
export function prepareRename(model: DocumentModel, offset: number, context: Context): Renamable | Refused {
  const mention = mentionAt(model, offset, context);
  if (!mention) return { refused: say(nothing, context.language) };
  const { span } = mention;
  return refusalOf(mention, model, context) ?? { span, name: model.file.text.slice(span.start, span.end) };
}

/** The edits that give what stands under a cursor another name everywhere, or why that cannot be. */
export function rename(model: DocumentModel, offset: number, name: string, context: Context): Renaming | Refused {
  const mention = mentionAt(model, offset, context);
  if (!mention) return { refused: say(nothing, context.language) };
  const { thing } = mention;
  const refused = refusalOf(mention, model, context);
  if (refused) return refused;
  const refusal = ownerOf(thing, model, context)?.refuses(thing, name, context);
  if (refusal) return { refused: say(refusal.message, context.language, refusal.words) };
  const edits = new Map<DocumentModel, Edit[]>();
  for (const { model: one, mention: place } of placesOf(thing, model, context))
    edits.set(one, [...(edits.get(one) ?? []), one.spell(place, name)]);
  return { edits };
}

/** What nobody declares keeps its name: it may be given from elsewhere. */
function refusalOf({ thing }: Mention, model: DocumentModel, context: Context): Refused | undefined {
  const isDeclared = placesOf(thing, model, context).some(({ mention: { role } }) => role === "declares");
  return isDeclared ? undefined : { refused: say(undeclared, context.language, { name: thing.name }) };
}
