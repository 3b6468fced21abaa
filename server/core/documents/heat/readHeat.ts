import { readYaml } from "../../yaml/readYaml";
import type { DocumentModel, SourceFile, Subject } from "../document";
import { readTemplate } from "./readTemplate";
import { heatKindOf, isTemplated, mayBeHeats } from "./recogniseHeat";
import { slotAt } from "./slotAt";
import { removeEntry, writeSetting } from "./writeHeat";

/** Reads a HOT template or an environment; a CloudFormation template is named, its settings are not read. */
export function readHeat(file: SourceFile): DocumentModel | undefined {
  if (!mayBeHeats(file.text)) return undefined;
  const tree = readYaml(file.text);
  if (tree.root?.kind !== "map") return undefined;
  const kind = heatKindOf(tree.root);
  if (kind === undefined) return undefined;

  const templated = isTemplated(file.text, tree.root, tree.comments);
  const top: Subject = { kind: kind === "heat-environment" ? "environment" : "template", name: "", span: { start: 0, end: 0 } };
  const { occurrences, subjects } =
    kind === "cfn-template" ? { occurrences: [], subjects: [] } : readTemplate(tree.root, kind, top, templated);
  return {
    file,
    kind,
    layer: "openstack",
    templated,
    subjects,
    occurrences,
    faults: templated ? [] : tree.faults,
    describe: () => undefined,
    check: () => [],
    slotAt: (offset) => slotAt(file.text, occurrences, offset),
    write: (subject, address, value) => writeSetting(file.text, occurrences, subject, address, value),
    remove: (occurrence, comment) => removeEntry(file.text, occurrence, comment),
  };
}
