import { keyOf, vocabularyOf } from "../../knowledge/address";
import type { Edit } from "../../text/span";
import type { Mention, NamedThing, Occurrence, Refusal } from "../document";
import { childOf, textOf } from "../occurrence";
import { escapeXml } from "./writeLibvirt";

/** What an occurrence's value names, and whether it declares or uses it. */
interface Named {
  readonly kind: string;
  readonly name: string;
  readonly role: Mention["role"];
}

/** Where a guest's controllers, aliases, NUMA cells, iothreads, … are declared and used. Others than guests name nothing so. */
export function mentionsIn(occurrences: readonly Occurrence[], file: string): Mention[] {
  return occurrences.flatMap((occurrence) => {
    const { value, address, subject } = occurrence;
    if (!value?.known || vocabularyOf(address) !== "domain") return [];
    const named = nameIn(occurrence, keyOf(address), value.text.trim());
    return named ? [{ thing: { kind: named.kind, name: named.name, file, subject }, span: value.span, role: named.role }] : [];
  });
}

/** Places whose whole value is a name or a number of something, by address. Source: libvirt's formatdomain page. */
const places: Readonly<Record<string, readonly [kind: string, role: Mention["role"]]>> = {
  "iothreadids/iothread@id": ["iothread", "declares"],
  "devices/disk/driver@iothread": ["iothread", "uses"],
  "devices/disk/driver/iothreads/iothread@id": ["iothread", "uses"],
  "devices/controller/driver@iothread": ["iothread", "uses"],
  "devices/controller/driver/iothreads/iothread@id": ["iothread", "uses"],
  "cputune/iothreadpin@iothread": ["iothread", "uses"],
  "cpu/numa/cell@id": ["NUMA cell", "declares"],
  "cpu/numa/cell/distances/sibling@id": ["NUMA cell", "uses"],
  "cpu/numa/interconnects/latency@initiator": ["NUMA cell", "uses"],
  "cpu/numa/interconnects/latency@target": ["NUMA cell", "uses"],
  "cpu/numa/interconnects/bandwidth@initiator": ["NUMA cell", "uses"],
  "cpu/numa/interconnects/bandwidth@target": ["NUMA cell", "uses"],
  "numatune/memnode@cellid": ["NUMA cell", "uses"],
  "devices/memory/target/node": ["NUMA cell", "uses"],
  "devices/controller/target/node": ["NUMA cell", "uses"],
  "vcpus/vcpu@id": ["vCPU", "declares"],
  "cputune/vcpupin@vcpu": ["vCPU", "uses"],
  "throttlegroups/throttlegroup/group_name": ["throttle group", "declares"],
  "devices/disk/throttlefilters/throttlefilter@group": ["throttle group", "uses"],
  "devices/disk/iotune/group_name": ["iotune group", "uses"],
  "devices/audio@id": ["audio backend", "declares"],
  "devices/sound/audio@id": ["audio backend", "uses"],
  "devices/graphics/audio@id": ["audio backend", "uses"],
  "devices/interface/teaming@persistent": ["alias", "uses"],
  "devices/hostdev/teaming@persistent": ["alias", "uses"],
  "qemu:override/qemu:device@alias": ["alias", "uses"],
};

/** All but these have numbers. */
const isWord = (kind: string) => /^(alias|throttle group|iotune group)$/.test(kind);

function nameIn(occurrence: Occurrence, key: string, text: string): Named | undefined {
  const place = Object.hasOwn(places, key) ? places[key] : undefined;
  if (place) {
    const [kind, role] = place;
    return isWord(kind) ? { kind, name: text, role } : numbered(kind, text, role);
  }
  const { parent } = occurrence;
  if (!parent || !key.startsWith("devices/")) return undefined;
  if (key.endsWith("/alias@name")) return { kind: "alias", name: text, role: "declares" };
  if (key === "devices/controller@index") return controllerOf(textOf(childOf(parent, "@type")), text, "declares");
  // A passed-through device's <address> below <source> is the host's, and stands deeper than this one.
  return /^devices\/[^/]+\/address@(bus|controller)$/.test(key) ? controllerAt(parent, occurrence.key, text) : undefined;
}

/** The controller on which a device's address puts it. */
function controllerAt(address: Occurrence, key: string, text: string): Named | undefined {
  const type = textOf(childOf(address, "@type"));
  const device = address.parent;
  if (!device) return undefined;
  if (key === "bus") return type === "pci" || type === "usb" ? controllerOf(type, text, "uses") : undefined;
  if (type === "virtio-serial" || type === "ccid") return controllerOf(type, text, "uses");
  if (type !== "drive") return undefined;
  const target = childOf(device, "target");
  const bus = device.key === "disk" ? textOf(target && childOf(target, "@bus")) : device.key === "hostdev" ? "scsi" : undefined;
  return /^(scsi|ide|sata|fdc)$/.test(bus ?? "") ? controllerOf(bus, text, "uses") : undefined;
}

function controllerOf(type: string | undefined, index: string, role: Mention["role"]): Named | undefined {
  const number = type === undefined ? undefined : numbered("controller", index, role);
  return number && { ...number, name: `${type} ${number.name}` };
}

const number = /^(0x[\da-f]+|\d+)$/i;

/** A number may be written in several ways: `1`, `01`, `0x01`. */
function numbered(kind: string, text: string, role: Mention["role"]): Named | undefined {
  return number.test(text) ? { kind, name: String(Number(text)), role } : undefined;
}

/** Why a guest's thing cannot be called so. */
export function refusalOf(thing: NamedThing, name: string, mentions: readonly Mention[]): Refusal | undefined {
  if (isWord(thing.kind)) {
    if (name.trim() === "") return { message: { en: "A name must not be empty.", ja: "名前を空にはできません。" } };
  } else if (!number.test(name))
    return { message: { en: "`{name}` is no number.", ja: "`{name}` は数値ではありません。" }, words: { name } };
  const wanted = isWord(thing.kind) ? name : thing.name.replace(/\d+$/, String(Number(name)));
  const isTaken = mentions.some(
    ({ thing: { kind, name: other, subject } }) => kind === thing.kind && subject === thing.subject && other === wanted,
  );
  return isTaken && wanted !== thing.name
    ? {
        message: { en: "`{name}` is already used in this guest.", ja: "`{name}` はこのゲストですでに使われています。" },
        words: { name },
      }
    : undefined;
}

/** Writes a name at a mention; a number written in hexadecimal stays so. */
export function spell({ thing, span }: Mention, name: string, text: string): Edit {
  if (isWord(thing.kind)) return { span, newText: escapeXml(name) };
  const digits = /^0x([\da-f]+)$/i.exec(text.slice(span.start, span.end).trim())?.[1];
  const decimal = Number(name);
  return { span, newText: digits === undefined ? String(decimal) : `0x${decimal.toString(16).padStart(digits.length, "0")}` };
}
