import { namespaceOf } from "../../xml/namespaceOf";
import type { XmlElement } from "../../xml/xmlTree";

/** A name with the prefix that the knowledge uses, whatever prefix the file declares for its namespace. */
export function canonicalName(element: XmlElement): string {
  const prefix = knownPrefix(namespaceOf(element));
  return prefix === undefined ? element.name : `${prefix}:${element.name.slice(element.name.indexOf(":") + 1)}`;
}

function knownPrefix(uri: string | undefined): string | undefined {
  if (uri?.startsWith("http://openstack.org/xmlns/libvirt/nova/")) return "nova";
  return /^http:\/\/libvirt\.org\/schemas\/domain\/(\w+)\/1\.0$/.exec(uri ?? "")?.[1];
}
