import { type Random, randomFrom } from "../random";
import type { Expectation, GeneratorOptions } from "./document";
import { Lines } from "./lines";

/** The slip by which a document of that expectation is broken in the middle, and the text that does it. */
export const domainBreaks: Readonly<Record<Expectation, string>> = { layers: "x", grammar: "x" };

const seeded: Readonly<Record<Expectation, string>> = {
  layers: "    <@{seeded}flavor>m1.small</flavor>",
  grammar: "    <input type='tablet' @{seeded}buss='usb'/>",
};
const clean = "    <input type='tablet' bus='usb'/>";

/** Writes a guest of so many lines: disks, interfaces, host devices, channels and controllers in turn. */
export function writeDomain(wanted: number, { seed = 1, clean: isClean = false, expect = "layers" }: GeneratorOptions): Lines {
  const random = randomFrom(seed);
  const out = new Lines();
  const rich = wanted >= 100;
  out.put("<domain type='kvm'>", `  <name>bench-${seed}@{edit}</name>`, `  <uuid>${uuid(random)}</uuid>`);
  if (rich)
    out.put(`  <title>Générated domain – seed ${seed}</title>`, "  <description>Deterministic benchmark input</description>");
  out.put("  <memory unit='KiB'>8388608</memory>");
  if (rich) out.put(...backing);
  out.put("  <vcpu placement='static'>8</vcpu>");
  if (rich) out.put(...tuning);
  out.put(...machine);
  const tail = [isClean ? clean : seeded[expect], "    <memballoon model='virtio'/>", "  </devices>", "</domain>"];
  const devices = rich ? [disk, network, hostdev, channel, controller] : [hostdev, channel, network];
  out.fill(
    wanted - tail.length,
    devices.map((device) => (round) => device(round, random, expect)),
    (line) => `    <!-- line ${line} -->`,
  );
  out.put(...tail);
  return out;
}

const backing = [
  "  <currentMemory unit='KiB'>8388608</currentMemory>",
  "  <memoryBacking>",
  "    <hugepages>",
  "      <page size='2048' unit='KiB'/>",
  "    </hugepages>",
  "  </memoryBacking>",
];

const tuning = [
  "  <cputune>",
  ...Array.from({ length: 8 }, (_, cpu) => `    <vcpupin vcpu='${cpu}' cpuset='${cpu}'/>`),
  "    <emulatorpin cpuset='0-1'/>",
  "  </cputune>",
  "  <numatune>",
  "    <memory mode='strict' nodeset='0'/>",
  "  </numatune>",
];

const machine = [
  "  <os>",
  "    <type arch='x86_64' machine='q35'>hvm</type>",
  "    <boot dev='hd'/>",
  "  </os>",
  "  <features>",
  "    <acpi/>",
  "    <apic/>",
  "  </features>",
  "  <cpu @{hover}mode='host-passthrough' check='none' migratable='on'>",
  "    <topology sockets='1' dies='1' cores='4' threads='2'/>",
  "  </cpu>",
  "  <clock offset='utc'>",
  "    <timer name='rtc' tickpolicy='catchup'/>",
  "  </clock>",
  "  <devices>",
  "    <emulator>/usr/bin/qemu-system-x86_64</emulator>",
];

const hover = (round: number, remainder: number) => (round % 5 === remainder ? "@{hover}" : "");
const byte = (number: number) => (number & 255).toString(16).padStart(2, "0");
const uuid = (random: Random) => [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join("-");

function pci(number: number): string {
  return `<address domain='0x0000' bus='0x${byte(number >> 5)}' slot='0x${byte(number & 31)}' function='0x0'/>`;
}

/** vda … vdz, vdaa …, as the kernel counts. */
function diskName(number: number): string {
  let letters = "";
  for (let left = number + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters;
  }
  return `vd${letters}`;
}

function disk(round: number, random: Random): string[] {
  return [
    "    <disk type='file' device='disk'>",
    `      <driver name='qemu' ${hover(round, 0)}type='qcow2' cache='none' io='native' discard='unmap'/>`,
    `      <source file='/var/lib/libvirt/images/${random.hex(8)}.qcow2'/>`,
    `      <target dev='${diskName(round)}' bus='virtio'/>`,
    "      <iotune>",
    `        <total_iops_sec>${500 + random.int(5000)}</total_iops_sec>`,
    `        <total_bytes_sec>${1000000 + random.int(90000000)}</total_bytes_sec>`,
    "      </iotune>",
    `      <serial>${random.hex(12)}@{edit}</serial>`,
    alias("disk", round),
    "    </disk>",
  ];
}

function network(round: number, random: Random): string[] {
  return [
    "    <interface type='network'>",
    `      <mac address='52:54:00:${byte(round >> 16)}:${byte(round >> 8)}:${byte(round)}'/>`,
    `      <source network='${random.pick(["default", "storage", "backup"])}'/>`,
    `      <${hover(round, 1)}model type='virtio'/>`,
    `      <driver name='vhost' queues='${1 + random.int(8)}' rx_queue_size='1024'/>`,
    `      <mtu size='${random.pick([1500, 9000])}'/>`,
    "      <@{completion}link state='up'/>",
    alias("net", round),
    "    </interface>",
  ];
}

function hostdev(round: number, _random: Random, expect: Expectation): string[] {
  const [name, quote] = expect === "grammar" ? ["@{break}", ""] : ["", "@{break}"];
  return [
    `    <hostdev mode='subsystem' type='pci' managed${name}='yes'${quote}>`,
    "      <driver name='vfio'/>",
    "      <source>",
    `        ${pci(round)}`,
    "      </source>",
    "      <rom bar='off'/>",
    alias("host", round),
    "    </hostdev>",
  ];
}

function channel(round: number): string[] {
  return [
    "    <channel type='unix'>",
    `      <target type='virtio' name='org.example.agent.${round}'/>`,
    `      <address type='virtio-serial' controller='${Math.floor(round / 31)}' bus='0' @{completion}port='${round % 31}'/>`,
    "    </channel>",
  ];
}

function controller(round: number): string[] {
  return [
    `    <controller type='usb' index='${round}' model='qemu-xhci'`,
    "      ports='15'>",
    "      <driver iommu='off'/>",
    alias("usb", round),
    "    </controller>",
  ];
}

/** A name of one's own: an address for each of so many devices no machine has. */
function alias(kind: string, round: number): string {
  return `      <alias name='ua-${kind}-${round}'/>`;
}
