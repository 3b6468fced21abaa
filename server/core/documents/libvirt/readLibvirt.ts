import { readXml } from "../../xml/readXml";
import type { XmlTree } from "../../xml/xmlTree";
import type { DocumentModel, Guest, Occurrence, SourceFile } from "../document";
import { guestOf } from "../guest";
import { remarksIn } from "../remarks";
import { checkLibvirt } from "./checkLibvirt";
import { slotAt } from "./completion/slotAt";
import { describeLibvirt } from "./describeLibvirt";
import { type GuestMention, readMentions } from "./mentions/readMentions";
import { refusalOf, spell } from "./mentions/renaming";
import { listOccurrences, occurrencesTouching, rootOccurrences } from "./readOccurrences";
import { kindOf, knownRoot, rootNameOf } from "./recogniseLibvirt";
import { foldsOf, partsAround } from "./structure";
import { subjectsOf } from "./subjects";
import { removeElement, writeValue } from "./writeLibvirt";

/** Reads a libvirt document of any kind. Its settings are listed when they are first asked for. */
export function readLibvirt(file: SourceFile, before?: XmlTree): DocumentModel | undefined {
  const name = rootNameOf(file.text);
  const root = name === undefined ? undefined : knownRoot(name, file.text);
  if (root === undefined) return undefined;
  const tree = readXml(file.text, before);
  const kind = kindOf(root, tree.roots[0]);
  if (!kind) return undefined;

  const subjects = subjectsOf(tree.roots);
  const settings = rootOccurrences(tree.roots, kind.address, subjects);
  let listed: readonly Occurrence[] | undefined;
  const occurrences = () => {
    listed ??= listOccurrences(settings);
    return listed;
  };
  let defined: readonly Guest[] | undefined;
  const guests = () => {
    // libvirt's own note of a running guest defines none.
    defined ??= kind.grammar === undefined ? [] : settings.flatMap(guestsIn);
    return defined;
  };
  let mentioned: readonly GuestMention[] | undefined;
  const mentions = () => {
    mentioned ??= readMentions(tree.roots, kind.address, file.uri, subjects);
    return mentioned;
  };
  return {
    file,
    kind: `libvirt-${root}`,
    layer: "kvm",
    templated: false,
    subjects: [...subjects.values()],
    get guests() {
      return guests();
    },
    reread: (next) => readLibvirt(next, tree),
    roots: settings,
    get occurrences() {
      return occurrences();
    },
    touching: (part) => occurrencesTouching(part, settings),
    // Of so short a beginning nobody knows yet what it will be: it is completed, but not judged.
    faults: name !== root && (name ?? "").length < 3 ? [] : tree.faults,
    get remarks() {
      return remarksIn(file.text, tree.comments, tree.roots[0]?.whole.start ?? 0, (end, start) =>
        Math.max(end, endOfTag(file.text, start)),
      );
    },
    describe: (occurrence, context) => describeLibvirt(tree, kind.grammar, occurrence, context),
    updateOf: () => undefined,
    refactorings: () => [],
    check: (context) => checkLibvirt(file.text, tree, settings, kind.grammar, context),
    work: () => false,
    slotAt: (offset, context) => slotAt(file.text, tree, settings, kind.grammar, offset, context),
    mentions,
    refuses: (thing, name) => refusalOf(thing, name, mentions()),
    spell: (mention, name) => spell(mention, name, file.text),
    needs: () => [],
    asTemplate: () => undefined,
    asEnvironment: () => undefined,
    asProject: () => undefined,
    folds: () => foldsOf(tree, file.text),
    partsAround: (offset) => partsAround(tree, offset),
    write: (subject, address, value) => writeValue(occurrences(), subject, address, value),
    remove: (occurrence, comment) => removeElement(file.text, occurrence, comment),
  };
}

/** A guest that is a document's root, or the one that a snapshot, a checkpoint or a backup holds. */
function guestsIn(root: Occurrence): Guest[] {
  const guests = root.address === "domain:" ? [root] : root.children.filter(({ address }) => address === "domain:");
  return guests.filter(({ subject }) => subject.kind === "guest").map(guestOf);
}

/** Where a start tag at an offset ends; the offset itself where there is none. */
function endOfTag(text: string, start: number): number {
  const tag = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/y;
  tag.lastIndex = start;
  return tag.test(text) ? tag.lastIndex : start;
}
