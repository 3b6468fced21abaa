import type { Context, DocumentModel, Occurrence } from "../documents/document";
import { type Span, touches } from "../text/span";
import { type Card, explainOccurrence } from "./explain";

/** The card of the setting under a cursor, resolved in this very document; undefined where there is none. */
export function hover(model: DocumentModel, offset: number, context: Context): Card | undefined {
  const found = occurrenceAt(model, offset);
  return found && explainOccurrence(found.occurrence, model.describe(found.occurrence, context), found.span, context);
}

/**
 * The innermost setting whose name, or one-line value, a cursor touches. Of two with the same span the name wins: a resource's
 * type names the resource, and is the value of `type`.
 */
function occurrenceAt(
  model: DocumentModel,
  offset: number,
): { readonly occurrence: Occurrence; readonly span: Span } | undefined {
  let best: { readonly occurrence: Occurrence; readonly span: Span; readonly rank: number } | undefined;
  for (const occurrence of model.touching({ start: offset, end: offset })) {
    const name = occurrence.names.find((one) => touches(one, offset));
    const span = name ?? oneLineValue(occurrence, model.file.text, offset);
    if (!span) continue;
    const rank = 2 * (span.end - span.start) + (name ? 0 : 1);
    if (!best || rank <= best.rank) best = { occurrence, span, rank };
  }
  return best;
}

function oneLineValue({ value }: Occurrence, text: string, offset: number): Span | undefined {
  if (!value?.known || !touches(value.span, offset)) return undefined;
  return /[\r\n]/.test(text.slice(value.span.start, value.span.end)) ? undefined : value.span;
}
