import type { SampleAt, Samples } from "../../../grammar/completion/draft";
import type { XmlElement } from "../../../xml/xmlTree";

/** Proposes values that a document does not use yet: the next disk, index, address. */
export class FreshValues implements Samples {
  /** By name, gathered when a value is first counted up. */
  private elements: ReadonlyMap<string, readonly XmlElement[]> | undefined;
  private readonly used = new Map<string, Set<string>>();

  constructor(
    private readonly root: XmlElement | undefined,
    private readonly text: string,
  ) {}

  fitting(at: SampleAt, allows: (value: string) => boolean): string | undefined {
    const counted = this.counted(at) ?? this.identifier(at);
    if (counted !== undefined && allows(counted)) return counted;
    return (lookUp(samples, at) ?? []).find(allows) ?? general.find(allows);
  }

  counted(at: SampleAt): string | undefined {
    const counter = lookUp(counters, at);
    return counter && this.next(at.element, at.attribute ?? "", counter);
  }

  /** A UUID that is as good as random, as far as a text alone can make one. */
  private identifier({ element, attribute }: SampleAt): string | undefined {
    if ((attribute ?? element) !== "uuid") return undefined;
    const digits = [1, 2, 3, 4].map((seed) => hash(this.text.slice(0, mostHashed), seed).toString(16).padStart(8, "0")).join("");
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
  }

  private next(element: string, attribute: string, { from, write }: Counter): string {
    const used = this.usedValues(element, attribute);
    let number = from;
    while (used.has(write(number))) number++;
    return write(number);
  }

  private usedValues(element: string, attribute: string): ReadonlySet<string> {
    const key = `${element}@${attribute}`;
    let used = this.used.get(key);
    if (!used) {
      used = new Set();
      this.elements ??= elementsByName(this.root);
      for (const { attributes } of this.elements.get(element) ?? []) {
        const value = attributes.find(({ name }) => name === attribute)?.value;
        if (value !== undefined) used.add(value.toLowerCase());
      }
      this.used.set(key, used);
    }
    return used;
  }
}

function elementsByName(root: XmlElement | undefined): Map<string, XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  const pending = root ? [root] : [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const same = found.get(next.name);
    if (same) same.push(next);
    else found.set(next.name, [next]);
    for (const child of next.children) pending.push(child);
  }
  return found;
}

/** As much of a text as tells it from others; a long one is not to be gone through for this. */
const mostHashed = 20_000;

/** FNV-1a, begun with a seed. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The entry for a place: by parent, element and attribute, by the latter two, or by the attribute alone. */
function lookUp<T>(table: Readonly<Record<string, T>>, { parent, element, attribute = "" }: SampleAt): T | undefined {
  return table[`${parent ?? ""}/${element}@${attribute}`] ?? table[`${element}@${attribute}`] ?? table[`@${attribute}`];
}

interface Counter {
  readonly from: number;
  readonly write: (number: number) => string;
}

const decimal = String;
const hex = (digits: number) => (number: number) => `0x${number.toString(16).padStart(digits, "0")}`;

/** The name of the number-th disk: vda … vdz, vdaa. */
function diskName(prefix: string): (number: number) => string {
  return (number) => {
    let letters = "";
    for (let rest = number; rest >= 0; rest = Math.floor(rest / 26) - 1)
      letters = String.fromCharCode(97 + (rest % 26)) + letters;
    return prefix + letters;
  };
}

const lastBytes = (number: number): string => [(number >> 16) & 255, (number >> 8) & 255, number & 255].map(byte).join(":");
const byte = (number: number): string => number.toString(16).padStart(2, "0");

/** Attributes whose values count up: `parent/element@attribute` or `element@attribute`. */
const counters: Readonly<Record<string, Counter>> = {
  "disk/target@dev": { from: 0, write: diskName("vd") },
  "interface/mac@address": { from: 1, write: (number) => `52:54:00:${lastBytes(number)}` },
  "controller@index": { from: 0, write: decimal },
  "address@slot": { from: 3, write: hex(2) },
  "address@unit": { from: 0, write: decimal },
  "cputune/vcpupin@vcpu": { from: 0, write: decimal },
  "cputune/iothreadpin@iothread": { from: 1, write: decimal },
  "iothreadids/iothread@id": { from: 1, write: decimal },
  "numa/cell@id": { from: 0, write: decimal },
  "audio@id": { from: 1, write: decimal },
  "vcpus/vcpu@id": { from: 0, write: decimal },
};

const everyBus = { domain: "0x0000", bus: "0x00", slot: "0x00", function: "0x0" };

/** Values that often fit, where a place has no counter. */
const samples: Readonly<Record<string, readonly string[]>> = {
  "domain/name@": ["guest"],
  "network/name@": ["network"],
  "pool/name@": ["pool"],
  "volume/name@": ["volume.qcow2"],
  "snapshot/name@": ["snapshot"],
  "domain/memory@": ["2097152"],
  "domain/currentMemory@": ["2097152"],
  "domain/vcpu@": ["2"],
  "os/type@": ["hvm"],
  "type@arch": ["x86_64"],
  "type@machine": ["q35"],
  "@bus": [everyBus.bus, "0"],
  "@domain": [everyBus.domain],
  "@slot": [everyBus.slot, "0"],
  "@function": [everyBus.function],
  "@cpus": ["0-1"],
  "@cpuset": ["0-1"],
  "@nodeset": ["0"],
  "@network": ["default"],
  "@bridge": ["br0"],
  "bridge@name": ["virbr1"],
  "source@file": ["/var/lib/libvirt/images/guest.qcow2"],
  "source@dir": ["/srv/shared"],
  "filesystem/target@dir": ["shared"],
  "source@path": ["/dev/pts/0"],
  "source@dev": ["/dev/sdb", "eth0"],
  "backend@": ["/dev/urandom"],
  "emulator@": ["/usr/bin/qemu-system-x86_64"],
  "ip@address": ["192.168.100.1"],
  "range@start": ["192.168.100.2"],
  "range@end": ["192.168.100.254"],
  "@netmask": ["255.255.255.0"],
  "@prefix": ["24"],
  "host@name": ["storage.example.org"],
  "vendor@id": ["0x1234"],
  "product@id": ["0x5678"],
  "@port": ["-1", "4444"],
  "@unit": ["0", "KiB"],
};

/** Whatever fits a datatype, tried in this order. */
const general: readonly string[] = [
  "name",
  "1",
  "0",
  "0x1",
  "0x0000",
  "/path",
  "100",
  "10",
  "2048",
  "0x0600",
  "52:54:00:00:00:01",
  "192.168.100.1",
  "fe80::1",
  "4dea22b3-1d52-4e8a-8c5b-7a3f2f0e9c11",
  "5000000000000001",
  "naa.5000000000000001",
  "qemu:///system",
  "2024-01-01T00:00:00Z",
  "1.0",
  "vda",
  "nvme0n1",
  "iqn.2024-01.org.example:storage",
  "example.org",
  "0x000001",
  "0xfe",
  "0x2",
  "0",
  "00:01:00:01:00:00:00:01:52:54:00:00:00:01",
  "00:03:00:01:52:54:00:00:00:01",
  "00:02:00:00:00:01:01",
  "00:04:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:01",
  "NEW",
  "src",
  "SYN/ALL",
  "Request",
  "[datastore1] guest/guest.vmdk",
  "$NAME",
  "llc_occupancy",
  "serial",
  "abcdefghijkl",
  "1000",
  "true",
];
