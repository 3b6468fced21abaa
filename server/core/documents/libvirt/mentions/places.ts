// Where a guest names something and where it uses the name, by libvirt's documentation of the domain XML and its parser (domain_conf.c,
// numa_conf.c, domain_addr.c). What names a thing of the host (`numatune/memory@nodeset`, an address below `source`) is none.
import type { XmlElement } from "../../../xml/xmlTree";
import type { Mention } from "../../document";

/** The kinds of things that have a name inside a guest. */
export type GuestKind =
  | "controller"
  | "alias"
  | "NUMA cell"
  | "iothread"
  | "vCPU"
  | "audio backend"
  | "throttle group"
  | "iotune group"
  | "disk";

/** One way in which an element names something. */
export interface Naming {
  readonly kind: GuestKind;
  readonly role: Mention["role"];
  /** The attribute that holds the name; its text, where there is none. */
  readonly attribute?: string;
  /** How the name is read: as it stands, as one number, as a set of numbers. */
  readonly form: "word" | "number" | "address" | "set";
  /** For a controller: of which type, seen from the element; undefined where it cannot be told. */
  readonly controllerType?: (element: XmlElement) => string | undefined;
}

/** What stands in a guest, as far as it names something: `*` is any device. */
export interface Place {
  readonly namings: readonly Naming[];
  readonly below: Readonly<Record<string, Place | undefined>>;
}

type Row = readonly [path: string, attribute: string, kind: GuestKind, role: Mention["role"], form: Naming["form"]];

const rows: readonly Row[] = [
  ["vcpus/vcpu", "id", "vCPU", "declares", "number"],
  ["cputune/vcpupin", "vcpu", "vCPU", "uses", "number"],
  ["cputune/vcpusched", "vcpus", "vCPU", "uses", "set"],
  ["cputune/cachetune", "vcpus", "vCPU", "uses", "set"],
  ["cputune/cachetune/monitor", "vcpus", "vCPU", "uses", "set"],
  ["cputune/memorytune", "vcpus", "vCPU", "uses", "set"],
  ["cputune/memorytune/monitor", "vcpus", "vCPU", "uses", "set"],
  ["cpu/numa/cell", "cpus", "vCPU", "uses", "set"],

  ["cpu/numa/cell", "id", "NUMA cell", "declares", "number"],
  ["cpu/numa/cell/distances/sibling", "id", "NUMA cell", "uses", "number"],
  ["cpu/numa/interconnects/latency", "initiator", "NUMA cell", "uses", "number"],
  ["cpu/numa/interconnects/latency", "target", "NUMA cell", "uses", "number"],
  ["cpu/numa/interconnects/bandwidth", "initiator", "NUMA cell", "uses", "number"],
  ["cpu/numa/interconnects/bandwidth", "target", "NUMA cell", "uses", "number"],
  ["numatune/memnode", "cellid", "NUMA cell", "uses", "number"],
  ["memoryBacking/hugepages/page", "nodeset", "NUMA cell", "uses", "set"],
  ["devices/memory/target/node", "", "NUMA cell", "uses", "number"],
  ["devices/controller/target/node", "", "NUMA cell", "uses", "number"],
  ["devices/*/acpi", "nodeset", "NUMA cell", "uses", "set"],

  ["iothreadids/iothread", "id", "iothread", "declares", "number"],
  ["cputune/iothreadpin", "iothread", "iothread", "uses", "number"],
  ["cputune/iothreadsched", "iothreads", "iothread", "uses", "set"],
  ["devices/disk/driver", "iothread", "iothread", "uses", "number"],
  ["devices/disk/driver/iothreads/iothread", "id", "iothread", "uses", "number"],
  ["devices/controller/driver", "iothread", "iothread", "uses", "number"],
  ["devices/controller/driver/iothreads/iothread", "id", "iothread", "uses", "number"],

  ["devices/audio", "id", "audio backend", "declares", "number"],
  ["devices/sound/audio", "id", "audio backend", "uses", "number"],
  ["devices/graphics/audio", "id", "audio backend", "uses", "number"],

  ["throttlegroups/throttlegroup/group_name", "", "throttle group", "declares", "word"],
  ["devices/disk/throttlefilters/throttlefilter", "group", "throttle group", "uses", "word"],
  ["devices/disk/iotune/group_name", "", "iotune group", "uses", "word"],

  ["devices/*/alias", "name", "alias", "declares", "word"],
  ["devices/interface/teaming", "persistent", "alias", "uses", "word"],
  ["devices/hostdev/teaming", "persistent", "alias", "uses", "word"],
  ["qemu:override/qemu:device", "alias", "alias", "uses", "word"],

  ["devices/disk/target", "dev", "disk", "declares", "word"],
];

/** The attributes by which an address names its controller, by the address's type. */
const addresses: readonly (readonly [
  attribute: string,
  type: string,
  controllerType: (device: XmlElement) => string | undefined,
])[] = [
  ["bus", "pci", () => "pci"],
  ["bus", "usb", () => "usb"],
  ["controller", "virtio-serial", () => "virtio-serial"],
  ["controller", "ccid", () => "ccid"],
  ["controller", "drive", driveController],
];

/** The buses of disks that are controllers of that type. */
const driveBuses = /^(ide|fdc|scsi|sata|nvme)$/;

/** The type of the controller that a disk or a SCSI host device hangs on. */
function driveController(device: XmlElement): string | undefined {
  if (device.name === "hostdev") return attributeOf(device, "type") === "scsi" ? "scsi" : undefined;
  const target = device.children.find(({ name }) => name === "target");
  const bus = device.name === "disk" && target ? attributeOf(target, "bus") : undefined;
  return bus !== undefined && driveBuses.test(bus) ? bus : undefined;
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.name === name)?.value;
}

const controllers: readonly (readonly [path: string, naming: Naming])[] = [
  [
    "devices/controller",
    {
      kind: "controller",
      role: "declares",
      attribute: "index",
      form: "number",
      controllerType: (element) => attributeOf(element, "type"),
    },
  ],
  [
    "devices/iommu/driver",
    { kind: "controller", role: "uses", attribute: "pciBus", form: "number", controllerType: () => "pci" },
  ],
  ...addresses.map(([attribute, type, controllerType]): readonly [string, Naming] => [
    "devices/*/address",
    {
      kind: "controller",
      role: "uses",
      attribute,
      form: type === "pci" ? "address" : "number",
      controllerType: (address) =>
        attributeOf(address, "type") === type && address.parent ? controllerType(address.parent) : undefined,
    },
  ]),
];

interface OpenPlace extends Place {
  readonly namings: Naming[];
  readonly below: Record<string, OpenPlace | undefined>;
}

function openPlace(): OpenPlace {
  return { namings: [], below: {} };
}

function add(top: OpenPlace, path: string, naming: Naming): void {
  let place = top;
  for (const step of path.split("/")) {
    const below = place.below[step] ?? openPlace();
    place.below[step] = below;
    place = below;
  }
  place.namings.push(naming);
}

function makeGuest(): Place {
  const guest = openPlace();
  for (const [path, attribute, kind, role, form] of rows) add(guest, path, { kind, role, form, ...(attribute && { attribute }) });
  for (const [path, naming] of controllers) add(guest, path, naming);
  return guest;
}

export const guestPlaces: Place = makeGuest();

/** What stands in `devices`; `*` is any of them. */
export const devicePlaces: Place = guestPlaces.below.devices ?? openPlace();

/** A snapshot, checkpoint or backup names the guest's disks by their targets. */
export const diskList: Place = {
  namings: [],
  below: {
    disks: {
      namings: [],
      below: {
        disk: { namings: [{ kind: "disk", role: "uses", attribute: "name", form: "word" }], below: {} },
      },
    },
  },
};
