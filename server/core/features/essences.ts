// What the outline says of an element: its name with what tells it from its like, then what matters most. `{path|other path}` stands for a
// value: `.` is the element's own text, `@x` an attribute, `a/b@x` one further in, `*` the names of its children, `:pci` makes a
// PCI address of an element, `!x` leaves out that value. A part between two ` · ` is left out where none of its values is there.

const character = "{target@name|target@port} · {@type} {source@path|source@host|source@channel}";

const devices: Readonly<Record<string, string>> = {
  emulator: " · {.}",
  disk: "{target@dev} · {@device!disk} · {target@bus} · {source@file|source@dev|source@name|source@dir|source@volume|source@path|source@socket}",
  interface:
    "{mac@address} · {@type} {source@bridge|source@network|source@dev|source@name|source@path|source/address:pci} · {model@type}",
  hostdev:
    "{@type} {source/address:pci|source/address@uuid|source/vendor@id|source/adapter@name|source/block|source/char|source/interface}",
  controller: "{@type} {@index} · {@model}",
  filesystem: "{target@dir} ← {source@dir|source@file|source@dev|source@name|source@socket|source@pool} · {driver@type}",
  graphics: "{@type} · :{@port!-1} · {@socket} · {listen@address|@listen}",
  video: "{model@type} · {model@heads!1} heads",
  input: "{@type} · {@bus}",
  serial: character,
  parallel: character,
  console: character,
  channel: character,
  sound: "{@model}",
  audio: "{@id} · {@type}",
  tpm: "{@model} · {backend@type} {backend@version}",
  rng: "{@model} · {backend@model} {backend}",
  memory: "{@model} · {target/size} {target/size@unit} · node {target/node}",
  memballoon: "{@model}",
  watchdog: "{@model} · {@action}",
  panic: "{@model}",
  iommu: "{@model}",
  vsock: "{@model} · cid {cid@address}",
  shmem: "{@name} · {size} {size@unit}",
  redirdev: "{@bus} · {@type}",
  smartcard: "{@mode} · {@type}",
  hub: "{@type}",
  lease: "{key} · {lockspace}",
  crypto: "{@model} · {backend@model}",
  pstore: "{@backend}",
};

const sections: Readonly<Record<string, string>> = {
  memory: " · {.} {@unit}",
  currentMemory: " · {.} {@unit}",
  maxMemory: " · {.} {@unit}",
  vcpu: " · {.} · {@placement!static} · {@cpuset}",
  os: " · {type} {type@arch} {type@machine} · {@firmware}",
  cpu: " · {@mode} {model} · sockets={topology@sockets} cores={topology@cores} threads={topology@threads}",
  features: " · {*}",
  memoryBacking: " · {*}",
  metadata: " · {*}",
  clock: " · {@offset} · {@timezone}",
  resource: " · {partition}",
  "os/boot": "{@dev}",
  "os/nvram": " · {.}",
  "clock/timer": "{@name} · {@tickpolicy} · {@present}",
  "cpu/feature": "{@name} · {@policy}",
  "cpu/topology": " · sockets={@sockets} cores={@cores} threads={@threads}",
  "cpu/numa/cell": "{@id} · {@cpus} · {@memory} {@unit}",
  "cputune/vcpupin": "{@vcpu} · {@cpuset}",
  "cputune/emulatorpin": " · {@cpuset}",
  "cputune/iothreadpin": "{@iothread} · {@cpuset}",
  "numatune/memory": " · {@mode} {@nodeset}",
  "numatune/memnode": "{@cellid} · {@mode} {@nodeset}",
  "memoryBacking/hugepages/page": "{@size} {@unit} · {@nodeset}",
  "iothreadids/iothread": "{@id}",
  "throttlegroups/throttlegroup": "{group_name}",
  "qemu:commandline/qemu:env": "{@name}",
};

const others: Readonly<Record<string, string>> = {
  "libvirt-network:forward": " · {@mode} {@dev}",
  "libvirt-network:bridge": "{@name} · zone {@zone}",
  "libvirt-network:domain": "{@name}",
  "libvirt-network:ip": "{@address}/{@prefix|@netmask}",
  "libvirt-network:ip/dhcp/range": "{@start} – {@end}",
  "libvirt-network:ip/dhcp/host": "{@name|@mac|@id} · {@ip}",
  "libvirt-network:dns/host": "{@ip} · {hostname}",
  "libvirt-network:dns/forwarder": "{@domain} · {@addr}",
  "libvirt-network:route": "{@address}/{@prefix|@netmask} → {@gateway}",
  "libvirt-network:portgroup": "{@name} · {@default!no}",
  "libvirt-pool:source": " · {host@name} {dir@path|device@path|name}",
  "libvirt-pool:target": " · {path}",
  "libvirt-volume:capacity": " · {.} {@unit}",
  "libvirt-volume:allocation": " · {.} {@unit}",
  "libvirt-volume:target": " · {path} · {format@type}",
  "libvirt-volume:backingStore": " · {path} · {format@type}",
  "libvirt-filter:rule": "{@action} {@direction} · {@priority}",
  "libvirt-filter:filterref": "{@filter}",
  "libvirt-device:capability": "{@type} · {product} · {vendor}",
};

/** What stands in a text for a value: the paths of which the first that is there is told, and a value that is not. */
export interface Hole {
  readonly paths: readonly ValuePath[];
  readonly unless?: string;
}

/** Where a value stands below an element. */
export interface ValuePath {
  /** The names of the elements to go through. */
  readonly steps: readonly string[];
  /** The attribute with its `@`; the element's own text, where there is none. */
  readonly attribute?: string;
  readonly form: "value" | "child names" | "PCI address";
}

/** A part of an essence: texts and values by turns. */
export type Part = readonly (string | Hole)[];

/** The parts of an essence; the first belongs to the element's name. */
export type Essence = readonly Part[];

function parse(text: string): Essence {
  return text.split(" · ").map((part) =>
    part.split(/\{([^}]*)\}/).map((piece, index) => {
      if (index % 2 === 0) return piece;
      const [paths = "", unless] = piece.split("!");
      return { paths: paths.split("|").map(parsePath), ...(unless !== undefined && { unless }) };
    }),
  );
}

function parsePath(path: string): ValuePath {
  if (path === "*") return { steps: [], form: "child names" };
  const [, steps = "", attribute] = /^([^@:]*)(@[^@:]+)?/.exec(path === "." ? "" : path) ?? [];
  return {
    steps: steps === "" ? [] : steps.split("/"),
    form: path.endsWith(":pci") ? "PCI address" : "value",
    ...(attribute !== undefined && { attribute }),
  };
}

function below(prefix: string, texts: Readonly<Record<string, string>>): [string, Essence][] {
  return Object.entries(texts).map(([name, text]) => [`${prefix}${name}`, parse(text)]);
}

/** By the address of an element. */
export const essences: ReadonlyMap<string, Essence> = new Map([
  ...below("domain:devices/", devices),
  ...below("domain:", sections),
  ...below("", others),
]);

/** Of an element that has none of its own. */
export const plainEssence: Essence = parse(" · {.|@name|name|@id|@type|@mode|@model|@dev|@file|@address|@value}");
