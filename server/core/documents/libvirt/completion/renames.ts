import type { DraftAttribute } from "../../../grammar/completion/draft";
import { attributeName, isDeclaration, type Scope, scopeOf } from "../../../grammar/names";
import type { State } from "../../../grammar/state";
import type { Edit, Span } from "../../../text/span";
import type { XmlElement } from "../../../xml/xmlTree";
import type { Occurrence, Proposal } from "../../document";
import { candidates, parentOf, stateBefore } from "./elements";
import { elementTag, Writer } from "./insertion";
import type { ContentPlace } from "./placeAt";
import { childAddress, inOrder, type Ranked, rankOf, type Site } from "./site";

/** The names that an element may have whose attributes and content stand already. */
export function renameProposals(element: XmlElement, span: Span, site: Site, around: Occurrence | undefined): Proposal[] {
  const { parent } = element;
  const siblings = parent?.children ?? [element];
  const at = siblings.indexOf(element);
  const place: ContentPlace = {
    kind: "content",
    span,
    opened: true,
    before: siblings.slice(0, at),
    after: siblings.slice(at + 1),
    ...(parent && { parent }),
  };
  const beginning = stateBefore(place, site);
  if (!beginning) return [];
  const { state, scope } = beginning;
  const fits = [...candidates(state, place.after, scope, site)].flatMap(([name, definitions]) => {
    const fit = fitOf(element, site.states.inside(definitions), name, scope, site);
    return fit ? [fit] : [];
  });
  const best = fits.some(({ holdsContent }) => holdsContent) ? fits.filter(({ holdsContent }) => holdsContent) : fits;
  return inOrder(best.map((fit) => renameProposal(fit, element, place, scope, site, around)));
}

interface Fit {
  readonly name: string;
  readonly holdsContent: boolean;
  /** The attributes that a name still demands. */
  readonly missing: readonly DraftAttribute[];
}

/** How a name fits that an element might have; nothing where an attribute speaks against it. */
function fitOf(element: XmlElement, inside: State, name: string, around: Scope, { surroundings, drafts }: Site): Fit | undefined {
  const scope = scopeOf(element, around);
  let state = inside;
  for (const { name: written, value } of element.attributes) {
    if (isDeclaration(written)) continue;
    const attribute = attributeName(written, scope);
    const step = attribute === undefined ? undefined : state.attribute(attribute);
    const next = value === undefined ? step?.anyway() : step?.next(value);
    if (!next || next.isDead) return undefined;
    state = next;
  }
  const [alternative] = state.alternatives;
  const missing = state.endOfTag().isDead && alternative ? drafts.demanded(alternative.pattern, name, element.parent?.name) : [];
  return { name, holdsContent: surroundings.holdsContent(element, state, scope), missing };
}

function renameProposal(
  { name, missing }: Fit,
  element: XmlElement,
  { parent, span }: ContentPlace,
  scope: Scope,
  site: Site,
  around: Occurrence | undefined,
): Ranked {
  const inner = scopeOf(element, scope);
  const written = elementTag(name, inner);
  const writer = new Writer(site.layout, inner).elementName(name);
  for (const attribute of missing) writer.write(" ").attribute(attribute.name, attribute.value);
  const { endNameSpan } = element;
  const closing = endNameSpan && site.text.slice(endNameSpan.start, endNameSpan.end);
  const also: Edit[] = endNameSpan && closing !== written ? [{ span: endNameSpan, newText: written }] : [];
  const address = childAddress(around, name);
  return {
    // What the end tag says, and what needs nothing more, is likeliest.
    rank:
      rankOf(site, { ...parentOf(parent), of: "children" }, name) +
      (closing === written ? 0 : 20_000) +
      (missing.length === 0 ? 0 : 10_000),
    proposal: {
      label: written,
      kind: "element",
      required: false,
      span,
      ...writer.insertion,
      also,
      ...(address && { address }),
    },
  };
}
