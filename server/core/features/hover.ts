import type { DocumentModel, Occurrence } from "../documents/document";
import type { Context } from "../rules/rule";
import { type Span, touches } from "../text/span";
import { type Card, explainOccurrence } from "./explain";

/** The card of the setting under a cursor, resolved in this very document; undefined where there is none. */
export function hover(model: DocumentModel, offset: number, context: Context): Card | undefined {
  const found = occurrenceAt(model, offset);
  return found && explainOccurrence(found.occurrence, found.span, context);
}

/** The innermost setting whose name, or one-line value, a cursor touches. A name wins over a value that ends where it begins. */
function occurrenceAt(
  model: DocumentModel,
  offset: number,
): { readonly occurrence: Occurrence; readonly span: Span } | undefined {
  let best: { readonly occurrence: Occurrence; readonly span: Span } | undefined;
  for (const occurrence of model.occurrences) {
    if (occurrence.whole.start > offset) break;
    if (!touches(occurrence.whole, offset)) continue;
    const span = spansOf(occurrence, model.file.text).find((one) => touches(one, offset));
    if (span && (!best || best.span.end - best.span.start >= span.end - span.start)) best = { occurrence, span };
  }
  return best;
}

function spansOf({ names, value }: Occurrence, text: string): readonly Span[] {
  const oneLine = value?.known && !text.slice(value.span.start, value.span.end).includes("\n");
  return oneLine ? [...names, value.span] : names;
}
