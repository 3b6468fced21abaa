import type { XmlElement } from "../../xml/xmlTree";
import { deviceSignatures } from "./devices";
import { all, any, attribute, empty, has, type Signature } from "./signature";

/** A kind of libvirt document. */
export interface LibvirtKind {
  /** The schema that says what may stand in it; none for a file that only libvirt itself writes and reads. */
  readonly grammar?: string;
  /** The address of its root element. */
  readonly address: `domain:${string}` | `libvirt-${string}:`;
}

interface Root {
  readonly grammar?: string;
  /** What tells libvirt's apart, where other XML uses the same word for its root. */
  readonly isLibvirts?: Signature;
}

const roots: Readonly<Record<string, Root>> = {
  domain: {
    grammar: "domain",
    isLibvirts: any(attribute("type", "id"), has("memory", "currentMemory", "vcpu", "os", "devices", "metadata"), empty),
  },
  domstatus: {},
  domainsnapshot: { grammar: "domainsnapshot" },
  domaincheckpoint: { grammar: "domaincheckpoint" },
  domainbackup: { grammar: "domainbackup" },
  domainCapabilities: { grammar: "domaincaps" },
  inactiveDomain: { grammar: "inactiveDomain" },
  network: { grammar: "network", isLibvirts: has("forward", "bridge", "ip", "dns", "portgroup", "virtualport", "uuid") },
  networkport: { grammar: "networkport", isLibvirts: has("owner", "plug", "uuid") },
  interface: {
    grammar: "interface",
    isLibvirts: any(attribute("name"), attribute("dev"), has("start", "protocol", "bridge", "bond", "vlan")),
  },
  pool: { grammar: "storagepool", isLibvirts: any(attribute("type"), has("source", "target")) },
  volume: { grammar: "storagevol", isLibvirts: has("capacity", "target", "allocation", "key") },
  filter: {
    grammar: "nwfilter",
    isLibvirts: any(
      has("rule", "filterref"),
      attribute("chain"),
      all(attribute("name"), (root) => root.children.every(({ name }) => name === "uuid")),
    ),
  },
  filterbinding: { grammar: "nwfilterbinding" },
  secret: { grammar: "secret", isLibvirts: any(has("usage"), attribute("ephemeral", "private")) },
  device: { grammar: "nodedev", isLibvirts: any(all(has("capability"), has("name", "parent")), all(has("name"), has("parent"))) },
  capabilities: { grammar: "capability", isLibvirts: any(has("host", "guest"), empty) },
  storagepoolCapabilities: { grammar: "storagepoolcaps" },
  cpu: { grammar: "cpu", isLibvirts: any(attribute("mode", "match"), has("arch", "topology", "feature", "model")) },
  sysinfo: { grammar: "sysinfo", isLibvirts: attribute("type") },
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
  return /^<((?:[A-Za-z_][\w.:-]*)?)/.exec(text.slice(at, at + 80))?.[1];
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

/**
 * The root that a name stands for; a name that the text breaks off in the middle of, even a lone `<`, stands for the first root that
 * it may become.
 */
export function knownRoot(name: string, text: string): string | undefined {
  if (name in roots || name in deviceSignatures) return name;
  return text.trimEnd().endsWith(`<${name}`) ? Object.keys(roots).find((root) => root.startsWith(name)) : undefined;
}

/**
 * The kind of a document by its root element; undefined for somebody else's XML. A default namespace means that it is. A root
 * that is one device is what `virsh attach-device` takes.
 */
export function kindOf(rootName: string, root: XmlElement | undefined): LibvirtKind | undefined {
  if (root?.attributes.some((a) => a.name === "xmlns" && a.value !== "")) return undefined;
  const known = roots[rootName];
  const ours = known && (!root || root.name !== rootName || !known.isLibvirts || known.isLibvirts(root));
  if (ours) {
    const address = rootName === "domain" || rootName === "inactiveDomain" ? "domain:" : (`libvirt-${rootName}:` as const);
    return known.grammar === undefined ? { address } : { address, grammar: known.grammar };
  }
  const isDevice = root && deviceSignatures[rootName]?.(root);
  return isDevice ? { address: `domain:devices/${rootName}`, grammar: "device" } : undefined;
}

/** Says whether an element is a guest inside another document: a status file, a snapshot. */
export function isGuest(element: XmlElement): boolean {
  return element.name === "domain" || element.name === "inactiveDomain";
}
