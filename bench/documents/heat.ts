import { type Random, randomFrom } from "../random";
import type { Expectation, GeneratorOptions } from "./document";
import { Lines } from "./lines";

/** The slip by which a document of that expectation is broken in the middle, and the text that does it. */
export const heatBreaks: Readonly<Record<Expectation, string>> = { layers: ":", grammar: "x" };

const seeded: Readonly<Record<Expectation, readonly string[]>> = {
  layers: [
    "  last_server:",
    "    type: OS::Nova::Server",
    "    properties:",
    "      flavor: m1.small",
    "      @{seeded}vcpus: 4",
  ],
  grammar: ["  last_volume:", "    type: OS::Cinder::Volume", "    properties:", "      @{seeded}sizze: 10"],
};
const clean = ["  last_volume:", "    type: OS::Cinder::Volume", "    properties:", "      size: 10"];

/** Writes a Heat template of so many lines: servers, each with its flavor, port, volume and attachment. */
export function writeTemplate(wanted: number, { seed = 1, clean: isClean = false, expect = "layers" }: GeneratorOptions): Lines {
  const random = randomFrom(seed);
  const out = new Lines();
  out.put("heat_template_version: 2018-03-02", `description: Generated stack, seed ${seed}`, "parameters:");
  const isSmall = wanted < 100;
  for (const [name, value] of Object.entries(isSmall ? fewParameters : parameters)) out.put(...parameter(name, value, isSmall));
  out.put("resources:", "  secgroup:", "    type: OS::Neutron::SecurityGroup", "    properties:");
  out.put("      rules:", "        - { protocol: tcp, port_range_min: 22, port_range_max: 22 }");
  const tail = [...(isClean ? clean : seeded[expect]), "outputs:", "  first_id:", "    value: { get_resource: secgroup }"];
  const unit = (round: number) => (isSmall ? alone(round, random, expect) : whole(round, random, expect));
  out.fill(wanted - tail.length, [unit], (line) => `  # line ${line}`);
  out.put(...tail);
  return out;
}

const fewParameters = { env_name: "prod", image: "debian-12", key_name: "ops" };
const parameters = { ...fewParameters, network: "internal", subnet: "internal-v4" };

function parameter(name: string, value: string, short: boolean): string[] {
  if (short) return [`  ${name}: { type: string, default: ${value} }`];
  return [`  ${name}:`, "    type: string", `    default: ${value}`, `    description: The ${name} to use`];
}

/** Whole units only, so that no reference dangles. */
function whole(round: number, random: Random, expect: Expectation): string[] {
  const id = String(round).padStart(4, "0");
  return [...server(id, round, random, expect), ...flavor(id, round, random), ...port(id, round), ...volume(id, round, random)];
}

/** A small file keeps a server that refers to nothing but its flavor. */
function alone(round: number, random: Random, expect: Expectation): string[] {
  return whole(round, random, expect)
    .slice(0, serverLength + flavorLength)
    .filter((line) => !/depends_on|get_resource: port|networks:/.test(line));
}

const serverLength = 23;
const flavorLength = 9;

/** A hover mark on every seventh unit, at one place of it. */
function hover(round: number, remainder: number): string {
  return round % 7 === remainder ? "@{hover}" : "";
}

function server(id: string, round: number, random: Random, expect: Expectation): string[] {
  const grammar = expect === "grammar";
  return [
    `  server_${id}:`,
    `    type: ${hover(round, 3)}OS::Nova::Server`,
    `    depends_on: volume_${id}`,
    "    properties:",
    "      name:",
    "        str_replace:",
    `          template: stack-$name-${random.pick(["web", "db", "cache", "queue"])}-${id}`,
    "          params:",
    "            $name: { get_param: env_name }",
    `      ${hover(round, 0)}flavor${grammar ? "@{break}" : ""}: { get_resource: flavor_${id} }`,
    "      image: { get_param: image }",
    `      key_name${grammar ? "@{completion}" : ""}: { get_param: key_name }`,
    `      availability_zone: ${random.pick(["nova", "az1", "az2", "az3"])}`,
    "      networks:",
    `        - port: { get_resource: port_${id} }`,
    "      metadata:",
    // with its colon, it is an extra spec at a place where that does nothing
    `        hw${grammar ? "" : "@{break}"}cpu_policy: ${random.pick(["frontend", "backend", "storage"])}`,
    `        note: ré${random.hex(6)}@{edit} – ${random.pick(["blue", "green", "violet"])} pool`,
    `      user_data_format: ${random.pick(["RAW", "HEAT_CFNTOOLS", "SOFTWARE_CONFIG"])}`,
    "      user_data: |",
    "        #!/bin/sh",
    `        echo "node ${id} ${random.hex(12)}" > /etc/motd`,
    `        systemctl enable --now agent@${random.hex(4)}.service`,
  ];
}

function flavor(id: string, round: number, random: Random): string[] {
  return [
    `  flavor_${id}:`,
    "    type: OS::Nova::Flavor",
    "    properties:",
    `      ${hover(round, 2)}ram: ${random.pick([2048, 4096, 8192])}`,
    "      vcpus: 4",
    "      disk: 40",
    "      extra_specs:",
    `        ${hover(round, 4)}hw:cpu_policy: dedicated`,
    "        hw:mem_page_size@{completion}: large",
  ];
}

function port(id: string, round: number): string[] {
  return [
    `  port_${id}:`,
    "    type: OS::Neutron::Port",
    "    properties:",
    `      ${hover(round, 5)}network: { get_param: network }`,
    "      fixed_ips:",
    "        - subnet: { get_param: subnet }",
    `          ip_address: 10.${round >> 16}.${(round >> 8) & 255}.${round & 255}`,
    "      security_groups:",
    "        - { get_resource: secgroup }",
  ];
}

function volume(id: string, round: number, random: Random): string[] {
  return [
    `  volume_${id}:`,
    "    type: OS::Cinder::Volume",
    "    properties:",
    `      ${hover(round, 1)}size: ${10 + random.int(200)}`,
    `      volume_type: ${random.pick(["ssd", "hdd", "nvme"])}`,
    `      description: ${random.hex(8)} data of node ${id}`,
    `  attachment_${id}:`,
    "    type: OS::Cinder::VolumeAttachment",
    "    properties:",
    `      instance_uuid: { get_resource: server_${id} }`,
    `      volume_id: { get_resource: volume_${id} }`,
    `      mountpoint: /dev/vd${random.pick(["b", "c", "d", "e", "f", "g", "h"])}`,
  ];
}
