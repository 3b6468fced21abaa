import type { Context, DocumentModel, Mention } from "../documents/document";
import { nameEmpty, type Refusal } from "../documents/refusal";
import { say } from "../text/language";
import type { Edit, Span } from "../text/span";
import { mentionAt, mentionsEverywhere } from "./mentions";

/** A name that can be changed, as it stands. */
export interface Renameable {
  readonly span: Span;
  readonly name: string;
}

/** Why nothing is renamed, in the user's language. */
export interface Refused {
  readonly refused: string;
}

/** What a rename at an offset would change, or why it cannot. */
export function prepareRename(model: DocumentModel, offset: number, context: Context): Renameable | Refused {
  const asked = mentionAt(model, offset, context);
  const refusal = asked ? refusalOf(model, asked, context) : nothingNamed;
  if (!asked || refusal) return refused(refusal ?? nothingNamed, context);
  return { span: asked.span, name: model.file.text.slice(asked.span.start, asked.span.end) };
}

/** The edits, by file, that give what is named at an offset another name everywhere, or why that cannot be. */
export function rename(
  model: DocumentModel,
  offset: number,
  newName: string,
  context: Context,
): ReadonlyMap<string, readonly Edit[]> | Refused {
  const asked = mentionAt(model, offset, context);
  if (!asked) return refused(nothingNamed, context);
  if (newName === model.file.text.slice(asked.span.start, asked.span.end)) return new Map();
  if (newName === "") return refused(nameEmpty, context);
  const refusal = refusalOf(model, asked, context) ?? declaring(model, asked, context)?.refuseName(asked.thing, newName, context);
  if (refusal) return refused(refusal, context);
  const edits = new Map<string, Edit[]>();
  for (const { model: at, mention } of mentionsEverywhere(model, asked.thing, context)) {
    const before = edits.get(at.file.uri);
    const edit = at.writeName(mention, newName);
    if (before) before.push(edit);
    else edits.set(at.file.uri, [edit]);
  }
  return edits;
}

function refusalOf(model: DocumentModel, asked: Mention, context: Context): Refusal | undefined {
  const owner = declaring(model, asked, context);
  const { thing } = asked;
  const isDeclared = owner
    ?.mentions(context)
    .some((one) => one.role === "declares" && one.thing.kind === thing.kind && one.thing.name === thing.name);
  if (!owner || !isDeclared) return { ...undeclared, words: { name: thing.name } };
  return model.templated || owner.templated ? inJinja : undefined;
}

function declaring(model: DocumentModel, { thing }: Mention, context: Context): DocumentModel | undefined {
  return thing.file === model.file.uri ? model : context.files.document(thing.file);
}

function refused({ message, words }: Refusal, { language }: Context): Refused {
  return { refused: say(message, language, words) };
}

const nothingNamed: Refusal = {
  message: { en: "There is no name here that could be changed.", ja: "ここには変更できる名前がありません。" },
};
const undeclared: Refusal = {
  message: {
    en: "`{name}` is not declared in any file that is open or known here, so it cannot be renamed.",
    ja: "`{name}` の宣言が既知のファイルに見つからないため、名前を変更できません。",
  },
};
const inJinja: Refusal = {
  message: {
    en: "This file is a Jinja template: names in it may be made by code that a rename does not see.",
    ja: "このファイルは Jinja テンプレートです。名前の変更では捉えられないコードが名前を作っている可能性があります。",
  },
};
