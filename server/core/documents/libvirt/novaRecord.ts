import { childOf, type XmlElement } from "../../xml/xmlTree";
import type { NovaRecord } from "../document";
import { canonicalName } from "./canonicalName";

const nova = (element: XmlElement | undefined, name: string) =>
  element?.children.find((child) => canonicalName(child) === `nova:${name}`);
const text = (element: XmlElement | undefined) =>
  element?.texts
    .map((t) => t.text)
    .join("")
    .trim();
const attribute = (element: XmlElement | undefined, name: string) => element?.attributes.find((a) => a.name === name)?.value;

/**
 * What Nova wrote of itself into a guest; undefined for a guest that Nova does not manage. The metadata block is certain, Nova's
 * words in the SMBIOS table (or, for a container, in its environment) are strong; a name like `instance-0000002a` alone is not.
 */
export function novaRecordOf(guest: XmlElement): NovaRecord | undefined {
  const metadata = childOf(guest, "metadata");
  const instance = nova(metadata, "instance");
  if (!instance) return isNovaByName(guest) ? { ...versionOf(smbiosEntry(guest, "version")) } : undefined;
  const flavor = nova(instance, "flavor");
  const extraSpecs = entries(nova(flavor, "extraSpecs"));
  const imageProperties = entries(nova(nova(instance, "image"), "properties"));
  const name = attribute(flavor, "name");
  return {
    ...versionOf(attribute(nova(instance, "package"), "version")),
    ...(name !== undefined && { flavor: name }),
    ...(extraSpecs && { extraSpecs }),
    ...(imageProperties && { imageProperties }),
  };
}

function versionOf(version: string | undefined): { readonly version?: string } {
  return version === undefined ? {} : { version };
}

function isNovaByName(guest: XmlElement): boolean {
  const environment = childOf(guest, "os")?.children.filter((child) => child.name === "initenv") ?? [];
  return (
    smbiosEntry(guest, "product") === "OpenStack Nova" ||
    smbiosEntry(guest, "manufacturer") === "OpenStack Foundation" ||
    environment.some((child) => attribute(child, "name") === "product_name" && text(child) === "OpenStack Nova")
  );
}

function smbiosEntry(guest: XmlElement, name: string): string | undefined {
  const sysinfo = childOf(guest, "sysinfo");
  const entry = (sysinfo && childOf(sysinfo, "system"))?.children.find((child) => attribute(child, "name") === name);
  return text(entry);
}

/** The `name` attributes and texts of a list in the metadata; undefined where this Nova wrote no such list. */
function entries(list: XmlElement | undefined): ReadonlyMap<string, string> | undefined {
  return list && new Map(list.children.map((item) => [attribute(item, "name") ?? "", text(item) ?? ""]));
}
