import { readYaml } from "../../yaml/readYaml";
import type { DocumentModel, SourceFile, Subject } from "../document";
import { checkTemplate } from "./check/checkTemplate";
import { explainFullWidth } from "./fullWidth";
import { readTemplate } from "./readTemplate";
import { heatKindOf, isTemplated, mayBeHeats } from "./recogniseHeat";
import { slotAt } from "./slotAt";
import { removeEntry, writeSetting } from "./writeHeat";

/** Reads a HOT template or an environment; a CloudFormation template is named, its settings are not read. */
export function readHeat(file: SourceFile): DocumentModel | undefined {
  if (!mayBeHeats(file.text)) return undefined;
  const tree = readYaml(file.text);
  const { root } = tree;
  if (root?.kind !== "map") return undefined;
  const kind = heatKindOf(root);
  if (kind === undefined) return undefined;

  const templated = isTemplated(file.text, root, tree.comments);
  const top: Subject = { kind: kind === "heat-environment" ? "environment" : "template", name: "", span: { start: 0, end: 0 } };
  const { occurrences, subjects } =
    kind === "cfn-template" ? { occurrences: [], subjects: [] } : readTemplate(root, kind, top, templated);
  return {
    file,
    kind,
    layer: "openstack",
    templated,
    subjects,
    occurrences,
    touching: ({ start, end }) => occurrences.filter(({ whole }) => whole.start <= end && whole.end >= start),
    faults: templated ? [] : explainFullWidth(file.text, tree.faults),
    describe: () => undefined,
    check: ({ heat }) => (kind === "heat-template" && !templated ? checkTemplate(file.text, tree, root, heat) : []),
    slotAt: (offset) => slotAt(file.text, occurrences, offset),
    mentions: () => [],
    write: (subject, address, value) => writeSetting(file.text, occurrences, subject, address, value),
    remove: (occurrence, comment) => removeEntry(file.text, occurrence, comment),
  };
}
