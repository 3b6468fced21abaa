import type { XmlElement } from "../../xml/xmlTree";

/** Tells by its attributes and children whether an element is libvirt's. */
export type Signature = (root: XmlElement) => boolean;

export const has =
  (...names: string[]): Signature =>
  (root) =>
    root.children.some((child) => names.includes(child.name));

export const attribute =
  (...names: string[]): Signature =>
  (root) =>
    root.attributes.some((a) => names.includes(a.name));

export const attributeIs =
  (name: string, ...values: string[]): Signature =>
  (root) =>
    root.attributes.some((a) => a.name === name && a.value !== undefined && values.includes(a.value));

export const any =
  (...tests: Signature[]): Signature =>
  (root) =>
    tests.some((test) => test(root));

export const all =
  (...tests: Signature[]): Signature =>
  (root) =>
    tests.every((test) => test(root));

export const empty: Signature = (root) => root.children.length === 0 && root.attributes.length === 0;
