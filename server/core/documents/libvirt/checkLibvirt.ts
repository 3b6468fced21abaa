import { checkTree } from "../../grammar/checkTree";
import type { GrammarFinding } from "../../grammar/finding";
import type { Mistake } from "../../text/mistake";
import type { Span } from "../../text/span";
import type { XmlElement, XmlTree } from "../../xml/xmlTree";
import type { Context } from "../context";

/** What libvirt's grammar finds wrong. Where the XML itself is broken, what it seems to hold nearby is a guess and is not judged. */
export function checkLibvirt(text: string, tree: XmlTree, grammar: string | undefined, context: Context): Mistake[] {
  if (grammar === undefined) return tree.roots.slice(0, 1).map(({ nameSpan }) => ({ ...statusFile, span: nameSpan }));
  const broken = tree.faults.map(({ span }) => surroundings(tree.roots, span));
  return checkTree(text, tree, context.grammar, grammar)
    .filter(({ span }) => !broken.some((area) => area.start <= span.start && span.end <= area.end))
    .map(mistakeOf);
}

const statusFile = {
  rule: "status-file",
  severity: "warning",
  message: {
    en: "This is libvirt's own note of a running guest: it has no schema, and libvirt writes it anew. Edit the guest by `virsh edit`.",
    ja: "これは libvirt が実行中のゲストについて自分用に書くファイルです。スキーマはなく、libvirt が書き直します。ゲストは `virsh edit` で編集してください。",
  },
} as const;

function mistakeOf({ id, span, severity, message, words, fixes }: GrammarFinding): Mistake {
  // A word with one near neighbour is a slip of the hand; among several the author chooses.
  const safe = fixes.length === 1 && /^(element|attribute)-unknown$|^value-not-allowed$/.test(id);
  return { rule: id, severity, span, message, words, repairs: fixes.map((fix) => ({ ...fix, safe })) };
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
