import type { Context, DocumentModel, Occurrence } from "../documents/document";
import { selectorTestOf } from "../documents/occurrence";
import { keyOf } from "../knowledge/address";
import { say, type Text } from "../text/language";
import type { Span } from "../text/span";
import { siteName } from "./card";

/** A link from a name to its official page. */
export interface Link {
  readonly span: Span;
  readonly url: string;
  readonly tooltip: string;
}

const openFile: Text = { en: "Open {path}", ja: "{path} を開く" };
const openPage: Text = { en: "Open the official page: {page}", ja: "公式ページを開く：{page}" };

/** Links to the files that a document names, and to the official pages of its settings, on the names that have one of their own. */
export function documentLinks(model: DocumentModel, context: Context): Link[] {
  return [...fileLinks(model, context), ...pageLinks(model, context)];
}

/** Links to the files that a document names, those that are not there left out. */
function fileLinks(model: DocumentModel, { files, language }: Context): Link[] {
  return model
    .needs()
    .filter(({ uri }) => /^(file|https?):/.test(uri) && files.state(uri) !== "missing")
    .map(({ uri, span }) => ({
      span,
      url: uri,
      tooltip: say(openFile, language, { path: model.file.text.slice(span.start, span.end) }),
    }));
}

function pageLinks(model: DocumentModel, { knowledge, language }: Context): Link[] {
  return mayBeLinked(model.roots).flatMap((occurrence) => {
    const span = linked(occurrence);
    const url =
      span &&
      (definitionPages[occurrence.address] ??
        resourceTypePage(occurrence) ??
        knowledge.setting(occurrence.address, selectorTestOf(occurrence))?.sources.find(isPage));
    return url && span ? [{ span, url, tooltip: say(openPage, language, { page: siteName(url) }) }] : [];
  });
}

/** The settings of a template; of XML no more than roots, sections and devices, for which alone thousands of others would be read. */
function mayBeLinked(roots: readonly Occurrence[]): Occurrence[] {
  return roots.flatMap((one) => {
    const isClosed = /^(domain|libvirt-[\w-]+):./.test(one.address) && one.address !== "domain:devices";
    return [one, ...(isClosed ? [] : mayBeLinked(one.children))];
  });
}

/** What libvirt defines besides guests has one page each. */
const definitionPages: Readonly<Record<string, string | undefined>> = {
  "libvirt-network:": "https://libvirt.org/formatnetwork.html",
  "libvirt-networkport:": "https://libvirt.org/formatnetworkport.html",
  "libvirt-pool:": "https://libvirt.org/formatstorage.html",
  "libvirt-volume:": "https://libvirt.org/formatstorage.html",
  "libvirt-filter:": "https://libvirt.org/formatnwfilter.html",
  "libvirt-secret:": "https://libvirt.org/formatsecret.html",
  "libvirt-device:": "https://libvirt.org/formatnode.html",
  "libvirt-domainsnapshot:": "https://libvirt.org/formatsnapshot.html",
  "libvirt-domaincheckpoint:": "https://libvirt.org/formatcheckpoint.html",
  "libvirt-domainbackup:": "https://libvirt.org/formatbackup.html",
  "libvirt-capabilities:": "https://libvirt.org/formatcaps.html",
  "libvirt-domainCapabilities:": "https://libvirt.org/formatdomaincaps.html",
  "libvirt-storagepoolCapabilities:": "https://libvirt.org/formatstoragecaps.html",
};

const isPage = (source: string) => source.startsWith("https://");

/** A resource's type, an extra spec, an image property, a guest's section or device: more would be a forest of underlines. */
function linked(occurrence: Occurrence): Span | undefined {
  const { address, names } = occurrence;
  if (definitionPages[address]) return names[0];
  if (resourceTypePage(occurrence)) return names[1];
  const section = /^domain:(devices\/)?[^/@]+$/.test(address) && address !== "domain:devices";
  return section || /^(flavor|image):/.test(address) ? names[0] : undefined;
}

function resourceTypePage({ address, subject }: Occurrence): string | undefined {
  const type = subject.type;
  if (type === undefined || address !== `heat:${type}` || !type.startsWith("OS::")) return undefined;
  return `https://docs.openstack.org/heat/latest/template_guide/openstack.html#${keyOf(address)}`;
}
