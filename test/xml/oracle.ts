import { SaxesParser } from "saxes";
import type { XmlElement, XmlTree } from "../../server/core/xml/xmlTree";

/** An element, flat: so that no depth can overflow a comparison. */
interface FlatElement {
  readonly depth: number;
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string | undefined])[];
  text: string;
}

/** What a strict parser says: its elements in document order, and its complaints. A second root is no complaint of ours. */
export function strictly(text: string): { elements: FlatElement[]; complaints: string[] } {
  const elements: FlatElement[] = [];
  const complaints: string[] = [];
  const open: FlatElement[] = [];
  let attributes: [string, string][] = [];
  const parser = new SaxesParser({ xmlns: false });
  const addText = (part: string): void => {
    const top = open.at(-1);
    if (top) top.text += part;
  };
  parser.on("error", (error) => {
    if (!error.message.includes("documents may contain only one root")) complaints.push(error.message);
  });
  parser.on("attribute", ({ name, value }) => attributes.push([name, value]));
  parser.on("opentag", ({ name }) => {
    const element = { depth: open.length, name, attributes, text: "" };
    attributes = [];
    elements.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", addText);
  parser.on("cdata", addText);
  try {
    parser.write(text).close();
  } catch (error) {
    // At the end of a text that ends within `<!…` the parser throws.
    complaints.push(String(error));
  }
  return { elements, complaints };
}

/** A tree of ours in the same form. */
export function flat(tree: XmlTree): FlatElement[] {
  const elements: FlatElement[] = [];
  for (const { element, depth } of elementsOf(tree)) {
    elements.push({
      depth,
      name: element.name,
      attributes: element.attributes.map(({ name, value }) => [name, value] as const),
      text: element.texts.map(({ text }) => text).join(""),
    });
  }
  return elements;
}

/** Every element in document order, without recursion. */
export function* elementsOf(tree: XmlTree): Generator<{ element: XmlElement; depth: number }> {
  const waiting = [...tree.roots].reverse().map((element) => ({ element, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let i = next.element.children.length - 1; i >= 0; i--) {
      const element = next.element.children[i];
      if (element) waiting.push({ element, depth: next.depth + 1 });
    }
  }
}
