import { type Span, touches } from "../text/span";
import type { YamlEntry, YamlNode, YamlTree } from "./yamlTree";

/** The parts of a document around an offset, the largest first: map, entry, value, the scalar without its quotes. */
export function yamlEnclosing({ root, comments }: YamlTree, offset: number): Span[] {
  const spans: Span[] = [];
  let node: YamlNode | undefined = root && touches(root.span, offset) ? root : undefined;
  while (node) {
    spans.push(node.span);
    if (node.kind === "scalar" && /^(single|double)$/.test(node.style)) {
      const inner = { start: node.span.start + 1, end: Math.max(node.span.start + 1, node.span.end - 1) };
      if (touches(inner, offset)) spans.push(inner);
    }
    const entry: YamlEntry | undefined =
      node.kind === "map" ? lastTouched(node.entries, ({ whole }) => whole, offset) : undefined;
    if (entry) spans.push(entry.whole);
    const within: readonly YamlNode[] =
      node.kind === "list" ? node.items : entry ? [entry.key, ...(entry.value ? [entry.value] : [])] : [];
    node = lastTouched(within, ({ span }) => span, offset);
  }
  const comment = comments.find(({ span }) => span.start < offset && offset <= span.end);
  if (comment) spans.push(comment.span);
  return spans;
}

/** The last of things in the order of the text that an offset touches. */
function lastTouched<Thing>(things: readonly Thing[], spanOf: (thing: Thing) => Span, offset: number): Thing | undefined {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing && spanOf(thing).start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = things[low - 1];
  return found && touches(spanOf(found), offset) ? found : undefined;
}
