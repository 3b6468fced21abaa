import type { XmlElement } from "../xml/xmlTree";
import type { GrammarFinding, GrammarRule } from "./finding";

type Severity = GrammarFinding["severity"];

interface Slip {
  readonly id: GrammarRule;
  /** The element in which the slip is. */
  readonly element: XmlElement;
  /** The attribute or element that it is about; nothing for the element's text. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

const attributeValue = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((attribute) => attribute.name === name)?.value;

/** What libvirt's own parser takes although its schema does not: it is told, but it does no harm to the guest. */
const accepted: readonly ((slip: Slip) => boolean)[] = [
  // The first one counts, or both are merged; two memory balloons are refused.
  ({ id, name }) => id === "element-repeated" && name !== "memballoon",
  // The parser asks for names, not for their order.
  ({ id }) => id === "element-order",
  ({ id, element, name }) =>
    id === "attribute-missing" && name === "policy" && element.name === "feature" && element.parent?.name === "cpu",
  ({ id, element, name, value }) => id === "value-not-allowed" && element.name === "rom" && name === "file" && value === "",
  ({ id, element, name }) =>
    id === "element-missing" &&
    name === "source" &&
    element.name === "disk" &&
    attributeValue(element, "type") === "network" &&
    attributeValue(element, "device") === "cdrom",
  ({ id, element, name }) =>
    id === "attribute-not-with" &&
    name === "nodeset" &&
    element.parent?.name === "numatune" &&
    attributeValue(element, "placement") === "auto",
  ({ id, element, name, value = "" }) =>
    id === "value-not-allowed" &&
    element.name === "mac" &&
    name === "address" &&
    /^(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/i.test(value),
  ({ id, element, name, value = "" }) =>
    id === "value-not-allowed" &&
    element.name === "uuid" &&
    name === undefined &&
    /^(?:[- ]*[0-9a-f]){32}[- ]*$/i.test(value.trim()),
];

export function severityOf(slip: Slip): Severity {
  return accepted.some((accepts) => accepts(slip)) ? "warning" : "error";
}
