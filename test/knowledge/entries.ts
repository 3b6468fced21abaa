import { KnownAddresses, type Tables } from "../../scripts/knowledge/knownAddresses";
import type { Located } from "../../scripts/knowledge/problem";
import type { OriginId, SettingAddress } from "../../server/core/knowledge/address";
import type { Component, Counterpart, Setting } from "../../server/core/knowledge/setting";

const text = { en: "It sets something.", ja: "何かを決めます。" };
const sources = ["https://libvirt.org/formatdomain.html"];

/** A sound setting, with what a test changes about it. */
export function setting(address: SettingAddress, changes: Partial<Setting> = {}): Located<Setting> {
  return { file: "settings/a.yaml", entry: { address, text: { what: text }, sources, ...changes } };
}

/** A sound counterpart, with what a test changes about it. */
export function counterpart(
  kvm: readonly SettingAddress[],
  by: readonly (SettingAddress | OriginId)[],
  changes: Partial<Counterpart> = {},
): Located<Counterpart> {
  const evidence = ["nova/virt/libvirt/driver.py:_set_cache_mode"];
  return { file: "counterparts/a.yaml", entry: { kvm, by, fit: "decides", evidence, ...changes } };
}

export function component(id: string): Located<Component> {
  return { file: "components.yaml", entry: { id, layer: "kvm", name: text, text: { what: text }, sources } };
}

/** Small tables in which every kind of address occurs. */
export const tables: Tables = {
  facts: {
    settings: [
      {
        id: "flavor:hw:cpu_policy",
        values: { enum: ["dedicated", "shared"] },
        setBy: "cloud-admin",
        takesEffect: "resize",
        paths: {},
      },
      { id: "flavor:hw:numa_cpus.{num}", values: {}, setBy: "cloud-admin", takesEffect: "resize", paths: {} },
    ],
    owners: { "domain:cputune/vcpupin@cpuset": [{ id: "flavor:hw:cpu_policy", role: "decides" }] },
    storeys: { "domain:devices": "qemu-device" },
    presence: {},
    since: {},
    filled: { "domain:@id": { run: "libvirt:runtime" } },
  },
  domain: {
    source: "a grammar",
    paths: [
      "domain:devices",
      "domain:devices/controller",
      "domain:devices/controller@model",
      "domain:devices/controller@type",
      "domain:devices/disk/mirror/source@file",
      "domain:devices/disk/source@file",
      "domain:devices/rng/driver@iommu",
      "domain:devices/video/driver@iommu",
    ],
    values: { "domain:devices/controller@type": ["pci", "scsi", "usb"] },
  },
  heat: {
    source: "an engine",
    types: { "OS::Nova::Server": { properties: ["flavor", "networks", "networks/port"], attributes: ["first_address"] } },
    functions: ["get_param"],
  },
};

export const known = new KnownAddresses(tables);
