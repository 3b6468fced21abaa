import { attributeNames, requiredNames } from "../../../grammar/completion/parts";
import { attributeName, scopeAround, scopeOf } from "../../../grammar/names";
import type { State } from "../../../grammar/state";
import type { XmlAttribute } from "../../../xml/xmlTree";
import type { Occurrence, Proposal } from "../../document";
import { prefixed, Writer } from "./insertion";
import type { Place } from "./placeAt";
import { attributeAddress, inOrder, type Ranked, rankOf, type Site } from "./site";
import { bestValue } from "./values";

/** The attributes that may be added to a start tag, or to which one may be renamed. */
export function attributeProposals(
  { element, span, self }: Place & { kind: "attribute" },
  site: Site,
  around: Occurrence | undefined,
): Proposal[] {
  const { surroundings, drafts } = site;
  const base = surroundings.attributes(element, self);
  if (!base) return [];
  const scope = scopeOf(element, scopeAround(element));
  const required = requiredNames(base, "attribute");
  const present = new Set(element.attributes.filter((other) => other !== self).map(({ name }) => attributeName(name, scope)));
  const place = { parent: element.parent?.name, element: element.name };
  const found: Ranked[] = [];
  for (const name of attributeNames(base)) {
    const step = base.attribute(name);
    if (!step || present.has(name)) continue;
    const fits = (state: State): boolean => !state.isDead && surroundings.contentFitsAsWell(element, state, base);
    const kept = self?.value;
    const value = kept === undefined ? bestValue(element, name, step, fits, site) : { text: kept, fixed: true };
    const next = value && step.next(value.text);
    if (!next || !fits(next)) continue;
    const writer = new Writer(site.layout, scope);
    if (kept === undefined) writer.attribute(name, value);
    else writer.write(prefixed(name, scope));
    // Attributes that go together come together.
    const companions = next.endOfTag().isDead ? companionsOf(next, base) : [];
    for (const { name: other, value: proposed } of companions)
      if (kept === undefined) writer.write(" ").attribute(other, proposed);
    if (kept === undefined && needsSpace(site.text, span.end, self)) writer.write(" ");
    const address = attributeAddress(around, name);
    found.push({
      rank: rankOf(site, { ...place, of: "attributes" }, name),
      proposal: {
        label: prefixed(name, scope),
        kind: "attribute",
        required: required.has(name),
        span,
        ...writer.insertion,
        also: [],
        ...(address && { address }),
      },
    });
  }
  return inOrder(found);

  function companionsOf(next: State, before: State) {
    const demandedBefore = requiredNames(before, "attribute");
    const [alternative] = next.alternatives;
    const demanded = alternative ? drafts.demanded(alternative.pattern, element.name, element.parent?.name) : [];
    return demanded.filter(({ name }) => !demandedBefore.has(name));
  }
}

/** Says whether an attribute would stick to what follows. */
function needsSpace(text: string, end: number, self: XmlAttribute | undefined): boolean {
  return self?.valueSpan === undefined && /[^\s/>]/.test(text.charAt(end));
}
