import { yamlEnclosing } from "../../yaml/enclosing";
import { yamlFolds } from "../../yaml/folds";
import { readYaml } from "../../yaml/readYaml";
import type { Context, DocumentModel, Mention, SourceFile, Subject } from "../document";
import { checkTemplate, type TemplateReview } from "./check/checkTemplate";
import type { NamePlace } from "./check/template";
import { explainFullWidth } from "./fullWidth";
import { readTemplate } from "./readTemplate";
import { heatKindOf, isTemplated, mayBeHeats } from "./recogniseHeat";
import { refuseHeatName, writeHeatName } from "./renameHeat";
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
  let reviewed: { readonly heat: Context["heat"]; readonly review: TemplateReview } | undefined;
  const review = ({ heat }: Context): TemplateReview => {
    if (kind !== "heat-template") return nothing;
    if (reviewed?.heat !== heat) reviewed = { heat, review: checkTemplate(file.text, tree, root, heat) };
    return reviewed.review;
  };
  return {
    file,
    kind,
    layer: "openstack",
    templated,
    subjects,
    roots: occurrences.filter(({ parent }) => !parent),
    occurrences,
    touching: ({ start, end }) => occurrences.filter(({ whole }) => whole.start <= end && whole.end >= start),
    faults: templated ? [] : explainFullWidth(file.text, tree.faults),
    describe: () => undefined,
    check: (context) => (templated ? [] : review(context).mistakes),
    slotAt: (offset) => slotAt(file.text, occurrences, offset),
    folds: () => yamlFolds(tree, file.text),
    enclosing: (offset) => yamlEnclosing(tree, offset),
    mentions: (context) => review(context).names.map((place) => mentionOf(place, file.uri)),
    refuseName: (thing, name, context) => refuseHeatName(thing, name, review(context).names, context.heat),
    writeName: ({ span }, name) => writeHeatName(file.text, span, name),
    write: (subject, address, value) => writeSetting(file.text, occurrences, subject, address, value),
    remove: (occurrence, comment) => removeEntry(file.text, occurrence, comment),
  };
}

const nothing: TemplateReview = { mistakes: [], names: [] };

function mentionOf({ kind, name, span, role }: NamePlace, uri: string): Mention {
  return { thing: { kind, name, file: uri }, span, role };
}
