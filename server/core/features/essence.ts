import type { Occurrence } from "../documents/document";
import { childOf, textOf } from "../documents/occurrence";

/** What tells an element from its like: what is put behind its name, and what else matters of it. */
export interface Essence {
  readonly which: string | undefined;
  readonly more: readonly (string | undefined)[];
}

type Find = (path: string) => string | undefined;

/** The text at a path below a setting: `source@file`, `model`, `@type`. */
function finder(occurrence: Occurrence): Find {
  return (path) => {
    let at: Occurrence | undefined = occurrence;
    for (const step of path.split(/\/|(?=@)/)) at = at && childOf(at, step);
    return textOf(at);
  };
}

/** The essence of a device or a section of a libvirt document, by its key; undefined where its value says all. */
export function essenceOf(occurrence: Occurrence): Essence | undefined {
  const known = Object.hasOwn(essences, occurrence.key) ? essences[occurrence.key] : undefined;
  return known?.(finder(occurrence), occurrence);
}

const first = (find: Find, ...paths: readonly string[]) => {
  for (const path of paths) {
    const text = find(path);
    if (text !== undefined) return text;
  }
  return undefined;
};

const joined = (separator: string, ...words: readonly (string | undefined)[]) => {
  const known = words.filter((word) => word !== undefined);
  return known.length > 0 ? known.join(separator) : undefined;
};

/** `0000:06:02.0`, from numbers that may be written in any way. */
function pciAddress(find: Find, at: string): string | undefined {
  const parts = ["domain", "bus", "slot", "function"].map((name) =>
    Number(find(`${at}@${name}`) ?? (name === "domain" ? 0 : "")),
  );
  if (find(`${at}@bus`) === undefined || parts.some(Number.isNaN)) return undefined;
  const [domain = "", bus = "", slot = "", fn = ""] = parts.map((part, i) =>
    part.toString(16).padStart([4, 2, 2, 1][i] ?? 1, "0"),
  );
  return `${domain}:${bus}:${slot}.${fn}`;
}

function diskSource(find: Find): string | undefined {
  const plain = first(find, "source@file", "source@dev", "source@dir");
  if (plain !== undefined) return plain;
  const network = find("source@protocol");
  if (network !== undefined) return joined(":", network, find("source@name"));
  return joined("/", find("source@pool"), find("source@volume")) ?? pciAddress(find, "source/address");
}

function interfaceSource(find: Find): string | undefined {
  return joined(" ", find("@type"), first(find, "source@bridge", "source@network", "source@dev", "source@path", "source@name"));
}

/** A passed-through device by where it is on the host. */
function hostDevice(find: Find): string | undefined {
  const type = find("@type");
  const usb = joined(":", find("source/vendor@id"), find("source/product@id"));
  const usbAddress = joined(".", find("source/address@bus"), find("source/address@device"));
  const where =
    type === "pci"
      ? pciAddress(find, "source/address")
      : type === "usb"
        ? (usb ?? usbAddress)
        : first(
            find,
            "source/address@uuid",
            "source/adapter@name",
            "source@protocol",
            "source@wwpn",
            "source/block",
            "source/char",
          );
  return joined(" ", type ?? find("@mode"), where);
}

const character = (find: Find, which: string | undefined): Essence => ({
  which,
  more: [find("@type"), joined(":", find("source@host"), find("source@service")) ?? find("source@path")],
});

const plain = (which: string, ...more: readonly string[]) => {
  return (find: Find): Essence => ({ which: find(which), more: more.map(find) });
};

/** By element. What stands in a guest and in another document is told by what it holds. */
const essences: Readonly<Record<string, ((find: Find, occurrence: Occurrence) => Essence) | undefined>> = {
  memory: (find, { parent }) =>
    parent?.key === "devices"
      ? { which: find("@model"), more: [joined(" ", find("target/size"), find("target/size@unit"))] }
      : { which: undefined, more: [find("@mode"), find("@nodeset")] },
  cpu: (find) => ({ which: undefined, more: [find("@mode"), find("model")] }),
  os: (find) => ({ which: undefined, more: [find("type@machine"), find("type@arch"), find("@firmware"), find("loader")] }),
  features: (_, { children }) => ({ which: undefined, more: [children.map(({ key }) => key).join(", ")] }),
  clock: plain("@offset", "@timezone"),
  sysinfo: plain("@type"),
  seclabel: plain("@type", "@model"),
  disk: (find) => ({ which: find("target@dev"), more: [find("target@bus"), notDisk(find("@device")), diskSource(find)] }),
  controller: (find) => ({ which: joined(" ", find("@type"), find("@index")), more: [find("@model")] }),
  interface: (find) => ({
    which: first(find, "mac@address", "@name"),
    more: [interfaceSource(find), first(find, "model@type", "target@dev")],
  }),
  filesystem: (find) => ({
    which: joined(
      " ← ",
      find("target@dir"),
      first(find, "source@dir", "source@file", "source@name", "source@socket", "source@usage"),
    ),
    more: [find("driver@type")],
  }),
  hostdev: (find) => ({ which: hostDevice(find), more: [find("@mode") === "subsystem" ? undefined : find("@mode")] }),
  redirdev: plain("@bus", "@type"),
  graphics: (find) => ({
    which: find("@type"),
    more: [port(find) ?? find("listen@socket"), first(find, "listen@address", "@listen")],
  }),
  video: plain("model@type"),
  sound: plain("@model"),
  audio: plain("@id", "@type"),
  input: plain("@type", "@bus"),
  serial: (find) => character(find, find("target@port")),
  parallel: (find) => character(find, find("target@port")),
  console: (find) => character(find, find("target@port")),
  channel: (find) => character(find, first(find, "target@name", "target@port")),
  smartcard: plain("@mode"),
  memballoon: plain("@model"),
  rng: plain("@model", "backend@model", "backend"),
  tpm: plain("@model", "backend@type", "backend@version"),
  watchdog: plain("@model", "@action"),
  panic: plain("@model"),
  iommu: plain("@model"),
  shmem: plain("@name", "model@type"),
  vsock: plain("cid@address", "@model"),
  crypto: plain("@model", "backend@model"),
  lease: plain("key", "target@path"),
  vcpupin: plain("@vcpu", "@cpuset"),
  iothreadpin: plain("@iothread", "@cpuset"),
  emulatorpin: (find) => ({ which: undefined, more: [find("@cpuset")] }),
  boot: plain("@dev"),
  smbios: plain("@mode"),
  topology: (find) => ({ which: undefined, more: ["sockets", "dies", "cores", "threads"].map((name) => counted(find, name)) }),
  iothread: plain("@id"),
  timer: plain("@name", "@present", "@tickpolicy"),
  cell: (find) => ({ which: find("@id"), more: [find("@cpus"), joined(" ", find("@memory"), find("@unit"))] }),
  memnode: plain("@cellid", "@mode", "@nodeset"),
  feature: plain("@name", "@policy"),
  // networks, pools, volumes, filters
  forward: plain("@mode", "@dev"),
  bridge: plain("@name"),
  ip: (find) => ({ which: joined("/", find("@address"), first(find, "@prefix", "@netmask")), more: [] }),
  route: (find) => ({ which: joined("/", find("@address"), find("@prefix")), more: [find("@gateway")] }),
  range: (find) => ({ which: joined(" – ", find("@start"), find("@end")), more: [] }),
  host: (find) => ({ which: first(find, "@name", "@mac", "@ip"), more: [find("@ip")] }),
  portgroup: plain("@name"),
  vlan: plain("tag@id"),
  rule: plain("@action", "@direction", "@priority"),
  filterref: plain("@filter"),
  target: plain("@dev", "path"),
  source: (find) => ({ which: undefined, more: [first(find, "@file", "@dev", "@bridge", "@network", "name", "host@name")] }),
};

const notDisk = (device: string | undefined) => (device === "disk" ? undefined : device);

function counted(find: Find, name: string): string | undefined {
  const count = find(`@${name}`);
  return count === undefined ? undefined : `${count} ${name}`;
}

function port(find: Find): string | undefined {
  const number = find("@port");
  return number === undefined || number === "-1" ? (find("@autoport") === "yes" ? "autoport" : undefined) : `:${number}`;
}
