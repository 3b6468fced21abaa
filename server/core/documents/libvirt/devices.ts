import { all, any, attribute, attributeIs, has, type Signature } from "./signature";

const character = all(attribute("type"), has("source", "target", "protocol"));

/** A single device as the root of a file, and what tells libvirt's from other XML with that word for its root. */
export const deviceSignatures: Readonly<Record<string, Signature>> = {
  disk: all(attribute("type", "device"), has("source", "target", "driver")),
  interface: all(attribute("type"), has("mac", "source", "model", "target", "virtualport")),
  hostdev: all(attribute("mode", "type"), has("source")),
  controller: all(attribute("type"), attribute("index", "model")),
  filesystem: all(has("source"), has("target")),
  lease: has("lockspace"),
  input: attributeIs("type", "mouse", "tablet", "keyboard", "passthrough", "evdev"),
  graphics: attributeIs("type", "vnc", "spice", "rdp", "sdl", "desktop", "egl-headless", "dbus"),
  video: has("model"),
  sound: all(
    attribute("model"),
    any(has("codec", "address", "alias", "audio"), (root) => root.children.length === 0),
  ),
  audio: all(attribute("id"), attribute("type")),
  serial: character,
  parallel: character,
  console: character,
  channel: character,
  redirdev: all(attribute("bus"), attribute("type")),
  redirfilter: has("usbdev"),
  smartcard: attributeIs("mode", "host", "host-certificates", "passthrough"),
  rng: has("backend"),
  tpm: has("backend"),
  watchdog: attribute("model"),
  memballoon: attribute("model"),
  memory: all(attributeIs("model", "dimm", "nvdimm", "virtio-mem", "virtio-pmem", "sgx-epc"), has("target")),
  shmem: attribute("name"),
  vsock: any(attribute("model"), has("cid")),
  panic: attribute("model"),
  hub: attributeIs("type", "usb"),
  iommu: attribute("model"),
  crypto: all(attribute("model"), has("backend")),
  pstore: attribute("backend"),
};
