import type { XmlElement } from "./xmlTree";

const ownNamespaces: ReadonlyMap<string, string> = new Map([
  ["xml", "http://www.w3.org/XML/1998/namespace"],
  ["xmlns", "http://www.w3.org/2000/xmlns/"],
]);

/** The namespace URI that a prefix stands for at an element, the element's own prefix if none is given; nothing where it is not declared. */
export function namespaceOf(element: XmlElement, prefix: string = prefixOf(element.name)): string | undefined {
  const own = ownNamespaces.get(prefix);
  if (own) return own;
  const wanted = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const declared = at.attributes.find((attribute) => attribute.name === wanted)?.value;
    // An empty declaration takes the namespace away again.
    if (declared !== undefined) return declared === "" ? undefined : declared;
  }
  return undefined;
}

/** The prefix of a name: what stands before its colon, or nothing. */
function prefixOf(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? "" : name.slice(0, colon);
}
