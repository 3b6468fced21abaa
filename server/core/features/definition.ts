import type { Context, DocumentModel } from "../documents/document";
import type { Span } from "../text/span";
import { mentionAt, mentionsIn, type Place } from "./mentions";

/** Where what is named at a place is declared. */
export interface Definition {
  /** The name that was asked about. */
  readonly origin: Span;
  readonly places: readonly DeclaredPlace[];
}

/** A declaration: its name, and all of it. */
export interface DeclaredPlace extends Place {
  readonly whole: Span;
}

/** The declarations of what is named at an offset, in this file or another; undefined where nothing is named or none is known. */
export function definition(model: DocumentModel, offset: number, context: Context): Definition | undefined {
  const asked = mentionAt(model, offset, context);
  if (!asked) return undefined;
  const declaring = asked.thing.file === model.file.uri ? model : context.files.document(asked.thing.file);
  const places = (declaring ? mentionsIn(declaring, asked.thing, context) : [])
    .filter(({ mention }) => mention.role === "declares")
    .map(({ model: at, mention }) => ({ uri: at.file.uri, span: mention.span, whole: wholeOf(at, mention.span) }));
  return places.length > 0 ? { origin: asked.span, places } : undefined;
}

/** The setting that a name declares: the innermost that the name is the key of, or the element around its attribute. */
function wholeOf(model: DocumentModel, name: Span): Span {
  const around = model.touching(name).filter(({ whole }) => whole.start <= name.start && name.end <= whole.end);
  const named = around.find(({ names }) => names.some(({ start, end }) => start === name.start && end === name.end));
  return (named ?? around.at(-2) ?? around.at(-1))?.whole ?? name;
}
