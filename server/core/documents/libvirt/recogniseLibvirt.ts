import type { XmlElement } from "../../xml/xmlTree";
import { childOf } from "../../xml/xmlTree";

type Signature = (root: XmlElement) => boolean;

const has =
  (...names: string[]): Signature =>
  (root) =>
    root.children.some((child) => names.includes(child.name));
const attribute =
  (...names: string[]): Signature =>
  (root) =>
    root.attributes.some((a) => names.includes(a.name));
const any =
  (...tests: Signature[]): Signature =>
  (root) =>
    tests.some((test) => test(root));
const empty: Signature = (root) => root.children.length === 0 && root.attributes.length === 0;
const always: Signature = () => true;

/** libvirt's root elements. Where other XML uses the same word, what tells libvirt's apart. */
const roots: Readonly<Record<string, Signature>> = {
  domain: any(attribute("type", "id"), has("memory", "currentMemory", "vcpu", "os", "devices", "metadata"), empty),
  domstatus: always,
  domainsnapshot: always,
  domaincheckpoint: always,
  domainbackup: always,
  domainCapabilities: always,
  inactiveDomain: always,
  network: has("forward", "bridge", "ip", "dns", "portgroup", "virtualport", "uuid"),
  networkport: has("owner", "plug", "uuid"),
  interface: attribute("name", "dev", "type"),
  pool: any(attribute("type"), has("source", "target")),
  volume: has("capacity", "target", "allocation"),
  filter: (root) => attribute("name")(root) && (root.children.length === 0 || has("rule", "filterref")(root)),
  filterbinding: always,
  secret: any(has("usage"), attribute("ephemeral", "private")),
  device: (root) => has("capability")(root) && has("name", "parent")(root),
  capabilities: has("host", "guest"),
  storagepoolCapabilities: always,
  cpu: any(attribute("mode", "match"), has("arch", "topology", "feature", "model")),
  sysinfo: attribute("type"),
};

/** Finds the root element's name by looking at the head of a text alone: what is none of ours costs no more than this. */
export function rootNameOf(text: string): string | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    if (text.startsWith("<?", at)) at = behind(text, "?>", at);
    else if (text.startsWith("<!--", at)) at = behind(text, "-->", at);
    else if (text.startsWith("<!DOCTYPE", at)) at = behindDoctype(text, at);
    else break;
    if (at < 0) return undefined;
  }
  return /^<([A-Za-z_][\w.:-]*)/.exec(text.slice(at, at + 80))?.[1];
}

function behind(text: string, close: string, from: number): number {
  const found = text.indexOf(close, from);
  return found < 0 ? -1 : found + close.length;
}

function behindDoctype(text: string, from: number): number {
  const close = text.indexOf(">", from);
  const subset = text.indexOf("[", from);
  return subset >= 0 && subset < close ? behind(text, ">", behind(text, "]", subset)) : behind(text, ">", from);
}

/** The root that a name stands for; a name that the text breaks off in the middle of stands for the root it begins. */
export function knownRoot(name: string, text: string): string | undefined {
  if (name in roots) return name;
  const brokenOff = name.length >= 3 && text.trimEnd().endsWith(`<${name}`);
  return brokenOff ? Object.keys(roots).find((root) => root.startsWith(name)) : undefined;
}

/** Says whether a root element of that name is libvirt's. A default namespace means that it is somebody else's. */
export function isLibvirts(rootName: string, root: XmlElement): boolean {
  if (root.attributes.some((a) => a.name === "xmlns" && a.value !== "")) return false;
  return roots[rootName]?.(root) ?? false;
}

/** The guests in a root: itself, or those inside a status file or a snapshot. */
export function guestsIn(root: XmlElement): XmlElement[] {
  if (root.name === "domain") return [root];
  return ["domain", "inactiveDomain"].map((name) => childOf(root, name)).filter((guest) => guest !== undefined);
}
