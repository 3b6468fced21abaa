import type { Context, DocumentKind, DocumentModel } from "../documents/document";
import type { Layer } from "../knowledge/setting";
import { say, type Text } from "../text/language";

/** What a document was recognised as, for the status item and the command line. */
export interface Recognition {
  readonly kind: DocumentKind;
  /** Null for our own project file. */
  readonly layer: Layer | null;
  readonly managedBy: "nova" | null;
  /** Such as "libvirt domain · managed by Nova 34". */
  readonly label: string;
}

const kindNames: Readonly<Record<string, Text>> = {
  "libvirt-domain": { en: "libvirt domain", ja: "libvirt ドメイン" },
  "heat-template": { en: "Heat template (HOT)", ja: "Heat テンプレート（HOT）" },
  "heat-environment": { en: "Heat environment", ja: "Heat の環境ファイル" },
  project: { en: "Virt Layers project file", ja: "Virt Layers のプロジェクトファイル" },
  "cfn-template": { en: "CloudFormation template", ja: "CloudFormation テンプレート" },
};
const libvirtKind: Text = { en: "libvirt {root}", ja: "libvirt {root}" };
const managed: Text = { en: "{kind} · managed by Nova {version}", ja: "{kind} · Nova {version} が管理" };
const templated: Text = {
  en: "{kind} · template of a template, not checked",
  ja: "{kind} · テンプレートのひな形のため検査しません",
};

/** Tells what a document is and who manages it. */
export function recognition(model: DocumentModel, { language }: Context): Recognition {
  const nova = model.subjects.find((subject) => subject.nova)?.nova;
  const kind = say(kindNames[model.kind] ?? libvirtKind, language, { root: model.kind.replace("libvirt-", "") });
  const version = /^\d+/.exec(nova?.version ?? "")?.[0] ?? "";
  const label = nova
    ? say(managed, language, { kind, version }).replace(/ {2,}| $/g, (spaces) => (spaces === " " ? "" : " "))
    : kind;
  return {
    kind: model.kind,
    layer: model.layer,
    managedBy: nova ? "nova" : null,
    label: model.templated ? say(templated, language, { kind }) : label,
  };
}
