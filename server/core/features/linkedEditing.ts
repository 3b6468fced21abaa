import type { DocumentModel, Occurrence } from "../documents/document";
import { type Span, touches } from "../text/span";

/** The two places where a name stands that must stay alike, when an offset touches one of them: a start and an end tag. */
export function linkedEditing(model: DocumentModel, offset: number): readonly Span[] | undefined {
  return model
    .touching({ start: offset, end: offset })
    .find(({ names }) => names.some((name) => touches(name, offset)) && areAlike(names, model.file.text))?.names;
}

function areAlike([first, second]: Occurrence["names"], text: string): boolean {
  return (
    first !== undefined && second !== undefined && text.slice(first.start, first.end) === text.slice(second.start, second.end)
  );
}
