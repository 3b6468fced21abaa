import { readFileSync } from "node:fs";
import { namespaceOf } from "../../server/core/xml/namespaceOf";
import { readXml } from "../../server/core/xml/readXml";
import type { XmlElement } from "../../server/core/xml/xmlTree";

const relaxNg = "http://relaxng.org/ns/structure/1.0";

/** An element of a RELAX NG schema; what it inherits is filled in, foreign elements and annotations are left out. */
export interface SchemaNode {
  readonly kind: string;
  readonly file: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SchemaNode[];
  readonly text: string;
  readonly namespace: string;
  readonly datatypeLibrary: string;
  /** The namespace URI of a prefix at this place. */
  readonly namespaceOf: (prefix: string) => string | undefined;
}

/** Reads a schema file. It throws where the file is not well-formed. */
export function readSchemaFile(file: string, namespace = ""): SchemaNode {
  const { roots, faults } = readXml(readFileSync(file, "utf8"));
  const [root] = roots;
  if (!root || faults.length > 0) throw new Error(`${file} is not well-formed: ${faults[0]?.message.en ?? "no element"}`);
  return node(root, file, namespace, "");
}

function node(element: XmlElement, file: string, namespace: string, datatypeLibrary: string): SchemaNode {
  const attributes = new Map(element.attributes.map(({ name, value }) => [name, value ?? ""]));
  const own = attributes.get("ns") ?? namespace;
  const library = attributes.get("datatypeLibrary") ?? datatypeLibrary;
  return {
    kind: element.name.slice(element.name.indexOf(":") + 1),
    file,
    attributes,
    children: element.children.filter((child) => namespaceOf(child) === relaxNg).map((child) => node(child, file, own, library)),
    text: element.texts.map(({ text }) => text).join(""),
    namespace: own,
    datatypeLibrary: library,
    namespaceOf: (prefix) => namespaceOf(element, prefix),
  };
}

/** An attribute that RELAX NG wants at this place, without the white space around it. */
export function wanted(schema: SchemaNode, attribute: string): string {
  const value = schema.attributes.get(attribute)?.trim();
  if (value === undefined) throw new Error(`${schema.file}: <${schema.kind}> lacks ${attribute}`);
  return value;
}
