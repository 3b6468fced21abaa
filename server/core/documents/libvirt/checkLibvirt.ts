import { checkTree } from "../../grammar/checkTree";
import { type GrammarFinding, type GrammarFix, titles } from "../../grammar/finding";
import type { Mistake, Repair } from "../../text/mistake";
import type { Span } from "../../text/span";
import type { XmlElement, XmlTree } from "../../xml/xmlTree";
import type { Context, Occurrence, ProposalSlot } from "../document";
import { slotAt } from "./completion/slotAt";
import { withConsequence } from "./consequence";

/** What libvirt's grammar finds wrong. Where the XML itself is broken, what it seems to hold nearby is a guess and is not judged. */
export function checkLibvirt(
  text: string,
  tree: XmlTree,
  settings: readonly Occurrence[],
  grammar: string | undefined,
  context: Context,
): Mistake[] {
  if (grammar === undefined) return tree.roots.slice(0, 1).map(({ nameSpan }) => ({ ...statusFile, span: nameSpan }));
  const broken = tree.faults.map(({ span }) => surroundings(tree.roots, span));
  return checkTree(text, tree, context.grammar, grammar)
    .filter(({ span }) => !broken.some((area) => area.start <= span.start && span.end <= area.end))
    .map((finding, index) => ({
      rule: finding.id,
      severity: finding.severity,
      span: finding.span,
      ...withConsequence(finding, settings, context.knowledge),
      repairs: repairsOf(finding, (fix) =>
        index < mostFilled ? filled(fix, (offset) => slotAt(text, tree, settings, grammar, offset, context)) : fix,
      ),
    }));
}

/** In so many findings an element that is added is filled: each is as much work as a completion. */
const mostFilled = 20;

const statusFile = {
  rule: "status-file",
  severity: "warning",
  message: {
    en: "This is libvirt's own note of a running guest: it has no schema, and libvirt writes it anew. Edit the guest by `virsh edit`.",
    ja: "これは libvirt が実行中のゲストについて自分用に書くファイルです。スキーマはなく、libvirt が書き直します。ゲストは `virsh edit` で編集してください。",
  },
} as const;

/** A word with one near neighbour is a slip of the hand; among several the author chooses. */
function repairsOf({ id, fixes }: GrammarFinding, fill: (fix: GrammarFix) => GrammarFix): Repair[] {
  const changes = fixes.filter(({ title }) => title === titles.change);
  const slip = /^(element|attribute)-unknown$|^value-not-allowed$/.test(id) && changes.length === 1;
  return fixes.map((fix) => ({ ...(id === "element-missing" ? fill(fix) : fix), safe: slip && fix === changes[0] }));
}

/** A repair that adds an element, with what the element itself cannot do without. */
function filled(fix: GrammarFix, slot: (offset: number) => ProposalSlot | undefined): GrammarFix {
  const edits = fix.edits.map(({ span, newText }) => {
    const name = `${fix.words?.name}`;
    const wanted = slot(span.start)?.proposals.find(({ kind, label }) => kind === "element" && label === name);
    return { span, newText: wanted ? newText.replace(`<${name}/>`, () => wanted.newText) : newText };
  });
  return { ...fix, edits };
}

/** The smallest element around a fault, its parent's other children apart. */
function surroundings(roots: readonly XmlElement[], fault: Span): Span {
  let area: Span = fault;
  let among = roots;
  for (let around = enclosing(among, fault); around; around = enclosing(among, fault)) {
    area = around.whole;
    among = around.children;
  }
  return area;
}

function enclosing(elements: readonly XmlElement[], { start, end }: Span): XmlElement | undefined {
  return elements.find(({ whole }) => whole.start <= start && end <= whole.end);
}
