import type { HeatSchema } from "../../grammar/heat/heatSchema";
import { readYaml } from "../../yaml/readYaml";
import type { Context, DocumentModel, Mention, SourceFile, Subject } from "../document";
import { type Walked, walkTemplate } from "./check/checkTemplate";
import { Names } from "./completion/names";
import { skeletonAt } from "./completion/skeleton";
import { environmentSlotAt, templateSlotAt } from "./completion/slotAt";
import { describeHeat, updateOf } from "./describeHeat";
import { extraSpecSlotAt } from "./extraSpecSlot";
import { explainFullWidth } from "./fullWidth";
import { mentionsIn, refusalOf, spell } from "./mentions";
import { readTemplate } from "./readTemplate";
import { beginsTemplate, heatKindOf, isTemplated, mayBeHeats } from "./recogniseHeat";
import { extractParameter } from "./refactor/extractParameter";
import { foldsOf, partsAround } from "./structure";
import { removeEntry, writeSetting } from "./writeHeat";

/** Reads a HOT template or an environment; a CloudFormation template is named, its settings are not read. */
export function readHeat(file: SourceFile): DocumentModel | undefined {
  if (beginsTemplate(file.text)) return begunTemplate(file);
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
  let walk: { readonly heat: HeatSchema; readonly walked: Walked; mentions?: readonly Mention[] } | undefined;
  const walked = (heat: HeatSchema) => {
    if (kind !== "heat-template" || templated) return undefined;
    if (walk?.heat !== heat) walk = { heat, walked: walkTemplate(file.text, tree, root, heat) };
    return walk;
  };
  const mentions = (heat: HeatSchema) => {
    const done = walked(heat);
    if (done) done.mentions ??= mentionsIn(done.walked.template, root, file.uri);
    return done?.mentions ?? [];
  };
  let names: Names | undefined;
  const namesIn = ({ heat }: Context): Names => {
    if (names?.schema !== heat) names = new Names(root, heat);
    return names;
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
    describe: (occurrence, { heat }) => describeHeat(occurrence, heat),
    updateOf: (occurrence, { heat }) => updateOf(occurrence, heat),
    check: ({ heat }) => walked(heat)?.walked.mistakes ?? [],
    slotAt: (offset, context) =>
      extraSpecSlotAt(file.text, occurrences, offset) ??
      (kind === "heat-environment"
        ? environmentSlotAt(file, namesIn(context), offset, context)
        : kind === "heat-template"
          ? templateSlotAt(file.text, namesIn(context), offset)
          : undefined),
    refactorings: (part, context) =>
      kind === "heat-template" && !templated ? extractParameter(file.text, namesIn(context), part) : [],
    mentions: ({ heat }) => mentions(heat),
    refuses: (thing, name, { heat }) => {
      const template = walked(heat)?.walked.template;
      return template && refusalOf(thing, name, template);
    },
    spell: (mention, name) => spell(mention, name, file.text),
    folds: () => foldsOf(tree, file.text),
    partsAround: (offset) => partsAround(tree, offset),
    write: (subject, address, value) => writeSetting(file.text, occurrences, subject, address, value),
    remove: (occurrence, comment) => removeEntry(file.text, occurrence, comment),
  };
}

/** A template of which a part of one word is written: all that it can do is to be completed. */
function begunTemplate(file: SourceFile): DocumentModel {
  return {
    file,
    kind: "heat-template",
    layer: "openstack",
    templated: false,
    subjects: [],
    roots: [],
    occurrences: [],
    touching: () => [],
    faults: [],
    describe: () => undefined,
    updateOf: () => undefined,
    check: () => [],
    slotAt: (offset, context) => skeletonAt(file.text, offset, context),
    refactorings: () => [],
    mentions: () => [],
    refuses: () => undefined,
    spell: ({ span }, name) => ({ span, newText: name }),
    folds: () => [],
    partsAround: () => [],
    write: () => undefined,
    remove: ({ whole }) => ({ span: whole, newText: "" }),
  };
}
