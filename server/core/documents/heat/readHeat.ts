import type { Span } from "../../text/span";
import { readYaml } from "../../yaml/readYaml";
import type { Context, DocumentModel, Occurrence, SourceFile, Subject } from "../document";
import { once, onceFor } from "../once";
import { plainModel } from "../plainModel";
import { remarksIn } from "../remarks";
import { Work } from "../work";
import { checkEnvironment } from "./check/checkEnvironment";
import { type Walked, walkTemplate } from "./check/checkTemplate";
import { Names } from "./completion/names";
import { pathSlotAt } from "./completion/pathSlot";
import { skeletonAt } from "./completion/skeleton";
import { environmentSlotAt, templateSlotAt } from "./completion/slotAt";
import { schemaFor } from "./crossFile";
import { describeHeat, updateOf } from "./describeHeat";
import { extraSpecSlotAt } from "./extraSpecSlot";
import { explainFullWidth } from "./fullWidth";
import { environmentMentions, mentionsIn, refusalOf, spell } from "./mentions";
import { needsOf } from "./needs";
import { readTemplate } from "./readTemplate";
import { beginsTemplate, heatKindOf, isTemplated, mayBeHeats } from "./recogniseHeat";
import { extractParameter } from "./refactor/extractParameter";
import { resolveUri } from "./resolveUri";
import { foldsOf, partsAround } from "./structure";
import { environmentInterface, templateInterface } from "./templateInterface";
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
  const read = once(() =>
    kind === "cfn-template" ? { occurrences: [], subjects: [] } : readTemplate(root, kind, top, templated),
  );
  const roots = once(() => read().occurrences.filter(({ parent }) => !parent));
  const isTemplate = kind === "heat-template";
  const template = once(() => templateInterface(root));
  /** Heat's facts with the types that are known from elsewhere; and what follows from them, all once a context. */
  const schemaIn = onceFor((context) => schemaFor(template().types, file.uri, context));
  const walk = onceFor((context) => {
    const isMissing = (path: string) => context.files.state(resolveUri(path, file.uri)) === "missing";
    return isTemplate && !templated ? new Work(walkTemplate(file.text, tree, root, schemaIn(context), isMissing)) : undefined;
  });
  const walked = (context: Context): Walked | undefined => walk(context)?.finish();
  const mentions = onceFor((context) => {
    if (kind === "heat-environment" && !templated) return environmentMentions(root, model, context);
    const done = walked(context)?.template;
    return done ? mentionsIn(done, file.uri, context) : [];
  });
  const namesIn = onceFor((context) => new Names(root, isTemplate ? schemaIn(context) : context.heat));
  const model: DocumentModel = {
    file,
    kind,
    layer: "openstack",
    templated,
    guests: [],
    get subjects() {
      return read().subjects;
    },
    reread: () => undefined,
    get roots() {
      return roots();
    },
    get occurrences() {
      return read().occurrences;
    },
    touching: (part) => touching(part, model.roots),
    remarks: remarksIn(file.text, tree.comments, root.span.start),
    faults: templated ? [] : explainFullWidth(file.text, tree.faults),
    describe: (occurrence, context) => describeHeat(occurrence, schemaIn(context)),
    updateOf: (occurrence, context) => updateOf(occurrence, schemaIn(context)),
    check: (context) =>
      kind === "heat-environment" && !templated ? checkEnvironment(root, model, context) : (walked(context)?.mistakes ?? []),
    work: (context) => walk(context)?.step() ?? false,
    slotAt: (offset, context) =>
      isFarAlong(file.text, offset)
        ? undefined
        : (pathSlotAt(file, offset, context) ??
          extraSpecSlotAt(file.text, read().occurrences, offset) ??
          (kind === "heat-environment"
            ? environmentSlotAt(file, namesIn(context), offset, context)
            : kind === "heat-template"
              ? templateSlotAt(file.text, namesIn(context), offset)
              : undefined)),
    refactorings: (part, context) =>
      kind === "heat-template" && !templated ? extractParameter(file.text, namesIn(context), part) : [],
    mentions,
    refuses: (thing, name, context) => {
      const done = walked(context)?.template;
      return done && refusalOf(thing, name, done);
    },
    spell: (mention, name) => spell(mention, name, file.text),
    folds: () => foldsOf(tree, file.text),
    partsAround: (offset) => partsAround(tree, offset),
    needs: once(() => (templated || kind === "cfn-template" ? [] : needsOf(root, kind, file.uri))),
    asTemplate: () => (isTemplate ? template() : undefined),
    asEnvironment: once(() => (kind === "heat-environment" ? environmentInterface(root, file.uri) : undefined)),
    asProject: () => undefined,
    write: (subject, address, value) => writeSetting(file.text, read().occurrences, subject, address, value),
    remove: (occurrence, comment) => removeEntry(file.text, occurrence, comment),
  };
  return model;
}

/** The settings that touch a part of the text, in its order: those around them are gone through alone. */
function touching({ start, end }: Span, among: readonly Occurrence[]): Occurrence[] {
  const around = among.filter(({ whole }) => whole.start <= end && whole.end >= start);
  return around.flatMap((one) => [one, ...touching({ start, end }, one.children)]);
}

/** So far along a line nobody writes. */
function isFarAlong(text: string, offset: number): boolean {
  return offset - text.lastIndexOf("\n", offset - 1) > 1_000_000;
}

/** A template of which a part of one word is written: all that it can do is to be completed. */
function begunTemplate(file: SourceFile): DocumentModel {
  return {
    ...plainModel(file),
    kind: "heat-template",
    layer: "openstack",
    slotAt: (offset, context) => skeletonAt(file.text, offset, context),
  };
}
