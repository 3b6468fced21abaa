import { type Description, describe } from "../../grammar/describe";
import { countBegun } from "../../text/span";
import type { XmlElement, XmlTree } from "../../xml/xmlTree";
import type { Context, Occurrence } from "../document";

/** What libvirt's grammar says of a place. */
export function describeLibvirt(
  tree: XmlTree,
  grammar: string | undefined,
  occurrence: Occurrence,
  context: Context,
): Description | undefined {
  if (grammar === undefined) return undefined;
  const attribute = occurrence.isAttribute;
  const element = elementAt(tree, (attribute ? occurrence.parent : occurrence)?.whole.start ?? -1);
  return element && describe(element, context.grammar.before(grammar), attribute ? occurrence.key : undefined);
}

/** The element that begins at an offset. */
function elementAt(tree: XmlTree, start: number): XmlElement | undefined {
  let among = tree.roots;
  for (;;) {
    const around = among[countBegun(among, start) - 1];
    if (!around || around.whole.end <= start) return undefined;
    if (around.whole.start === start) return around;
    among = around.children;
  }
}
