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

const openPage: Text = { en: "Open the official page: {page}", ja: "公式ページを開く：{page}" };

/** Links to the official pages of the settings in a document, on the names that have a page of their own. */
export function documentLinks(model: DocumentModel, { knowledge, language }: Context): Link[] {
  return model.occurrences.flatMap((occurrence) => {
    const span = linked(occurrence);
    const url =
      span &&
      (resourceTypePage(occurrence) ?? knowledge.setting(occurrence.address, selectorTestOf(occurrence))?.sources.find(isPage));
    return url && span ? [{ span, url, tooltip: say(openPage, language, { page: siteName(url) }) }] : [];
  });
}

const isPage = (source: string) => source.startsWith("https://");

/** A resource's type, an extra spec, an image property, a guest's section or device: more would be a forest of underlines. */
function linked(occurrence: Occurrence): Span | undefined {
  if (resourceTypePage(occurrence)) return occurrence.names[1];
  const { address, names } = occurrence;
  const section = /^domain:(devices\/)?[^/@]+$/.test(address) && address !== "domain:devices";
  return section || /^(flavor|image):/.test(address) ? names[0] : undefined;
}

function resourceTypePage({ address, subject }: Occurrence): string | undefined {
  const type = subject.type;
  if (type === undefined || address !== `heat:${type}` || !type.startsWith("OS::")) return undefined;
  return `https://docs.openstack.org/heat/latest/template_guide/openstack.html#${keyOf(address)}`;
}
