import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { kindOf } from "../../../server/core/documents/libvirt/recogniseLibvirt";
import { checkTree } from "../../../server/core/grammar/checkTree";
import type { Grammar } from "../../../server/core/grammar/loadGrammar";
import { isValid } from "../../../server/core/grammar/validate";
import { namespaceOf } from "../../../server/core/xml/namespaceOf";
import { readXml } from "../../../server/core/xml/readXml";
import type { XmlElement } from "../../../server/core/xml/xmlTree";
import { schemas } from "../places";
import { generator, mutated, stockOf } from "./mutate";
import { type Oracle, oracles, type Refusal } from "./oracles";

/** A mutated document with everybody's verdict. */
export interface Compared {
  readonly kind: string;
  readonly text: string;
  readonly valid: boolean;
  readonly xmllint: Refusal | undefined;
  readonly jing: Refusal | undefined;
}

interface Mutated {
  readonly kind: string;
  readonly text: string;
  readonly root: XmlElement;
}

export const hasOracles = oracles.length === 2;

/** Puts seeded random mutations of real documents to the grammar, to xmllint and to jing. */
export function compare(texts: readonly string[], count: number, seed: number, grammar: Grammar): Compared[] {
  const mutants = mutate(texts, count, seed);
  const compared: Compared[] = [];
  for (const kind of new Set(mutants.map((one) => one.kind))) {
    const ofKind = mutants.filter((one) => one.kind === kind);
    const [xmllint, jing] = refusals(
      kind,
      ofKind.map(({ text }) => text),
    );
    ofKind.forEach(({ text, root }, at) => {
      compared.push({ kind, text, valid: verdict(text, root, grammar, kind), xmllint: xmllint?.[at], jing: jing?.[at] });
    });
  }
  return compared;
}

/** Both ways of asking: whether a document is valid, and whether anything is found in it. */
function verdict(text: string, root: XmlElement, grammar: Grammar, kind: string): boolean {
  const valid = isValid(root, grammar.before(kind));
  if (valid !== (checkTree(text, readXml(text), grammar, kind).length === 0)) throw new Error(`no one verdict on\n${text}`);
  return valid;
}

/** What each oracle says of texts of a kind. */
export function refusals(kind: string, texts: readonly string[], asked: readonly Oracle[] = oracles): (Refusal | undefined)[][] {
  const folder = mkdtempSync(path.join(tmpdir(), "grammar-"));
  const files = texts.map((text, at) => {
    const file = path.join(folder, `${at}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const said = asked.map((oracle) => oracle.refused(path.join(schemas, `${kind}.rng`), files));
  rmSync(folder, { recursive: true });
  return said.map((refused) => files.map((file) => refused.get(file)));
}

function mutate(texts: readonly string[], count: number, seed: number): Mutated[] {
  const read = texts.map((text) => ({ text, tree: readXml(text) })).filter(({ tree }) => tree.faults.length === 0);
  const stock = stockOf(read.map(({ text }) => text));
  const random = generator(seed);
  const isGuest = ({ tree }: (typeof read)[number]) => tree.roots[0]?.name === "domain";
  const guests = read.filter(isGuest);
  const others = read.filter((one) => !isGuest(one));
  const made: Mutated[] = [];
  while (made.length < count) {
    const originals = random(2) ? guests : others;
    const text = mutated(originals[random(originals.length)]?.text ?? "", random, stock);
    const { roots, faults } = readXml(text);
    const [root] = roots;
    const kind = root && faults.length === 0 ? kindOf(root.name, root)?.grammar : undefined;
    // Undeclared prefixes are a mistake beneath RELAX NG: jing stops at them, xmllint goes on.
    if (root && kind !== undefined && kind !== "device" && !hasUndeclaredPrefix(root)) made.push({ kind, text, root });
  }
  return made;
}

function hasUndeclaredPrefix(element: XmlElement): boolean {
  const names = [element.name, ...element.attributes.map(({ name }) => name).filter((name) => name !== "xmlns")];
  const undeclared = (name: string): boolean => name.includes(":") && namespaceOf(element, name.split(":")[0]) === undefined;
  return names.some(undeclared) || element.children.some(hasUndeclaredPrefix);
}
