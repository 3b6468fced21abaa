import { allAt, at, textAt } from "../../documents/guest";
import { deviceSize, memoryDevices, sizeOf } from "../guestMemory";
import { change, elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { isPowerOfTwo, numberOf } from "../shapes";

const kib = 1024;
const mib = 1024 * kib;
const persistent = ["nvdimm", "virtio-pmem"] as const;

/** What each model of memory device needs and cannot have. */
export const memoryDeviceRules: readonly Rule[] = [
  plainRule({
    id: "memory-address-overlap",
    says: {
      en: "This memory begins inside another device's: their addresses overlap, and libvirt refuses the guest.",
      ja: "このメモリーは別のデバイスの範囲内から始まっています。アドレスが重なるため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const placed = memoryDevices(guest, "dimm")
        .flatMap((device) => {
          const base = at(device, "address@base");
          const [start, size] = [numberOf(base), deviceSize(device)];
          return base && start !== undefined && size !== undefined ? [{ base, start, end: start + size }] : [];
        })
        .sort((a, b) => a.start - b.start);
      for (const [index, one] of placed.entries()) {
        const before = placed[index - 1];
        if (before && one.start < before.end)
          yield { at: placeOf(one.base), related: elsewhere(before.base, { en: "the other one", ja: "もう一方" }) };
      }
    },
  }),
  plainRule({
    id: "memory-target-node",
    says: {
      en: "The guest has no NUMA cell {node}: the memory belongs to none, and libvirt refuses the guest.",
      ja: "ゲストに NUMA セル {node} はありません。メモリーの所属先がなく、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const cells = guest.all("cpu/numa/cell").length;
      for (const node of cells > 0 ? guest.all("devices/memory/target/node") : []) {
        const number = numberOf(node);
        if (number !== undefined && number >= cells) yield { at: placeOf(node), words: { node: number } };
      }
    },
  }),
  plainRule({
    id: "nvdimm-path",
    says: {
      en: "`{model}` keeps its content in a file or device of the host: `<source><path>` is missing, and libvirt refuses the guest.",
      ja: "`{model}` は内容をホストのファイルやデバイスに保存します。`<source><path>` がないため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of memoryDevices(guest, ...persistent))
        if (!at(device, "source/path")) yield { at: nameOf(device), words: { model: textAt(device, "@model") ?? "" } };
    },
  }),
  plainRule({
    id: "nvdimm-discard",
    says: {
      en: "`discard` would throw away what this memory is to keep: libvirt refuses the guest.",
      ja: "`discard` は、このメモリーが保存すべき内容を捨てることになります。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const discard of memoryDevices(guest, ...persistent).flatMap((device) => at(device, "@discard") ?? []))
        if (textAt(discard, "") === "yes") yield { at: placeOf(discard), fixes: removal(model, discard) };
    },
  }),
  plainRule({
    id: "nvdimm-label",
    says: {
      en: "The label of an NVDIMM has 128 KiB at least and less than the device: libvirt refuses the guest.",
      ja: "NVDIMM のラベルは 128 KiB 以上で、デバイスより小さくなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of memoryDevices(guest, "nvdimm")) {
        const label = at(device, "target/label/size");
        const [size, all] = [sizeOf(label), deviceSize(device)];
        if (label && size !== undefined && (size < 128 * kib || (all !== undefined && size >= all))) yield { at: placeOf(label) };
      }
    },
  }),
  plainRule({
    id: "nvdimm-uuid-ppc",
    says: {
      en: "The UUID of an NVDIMM is for ppc64 guests: libvirt refuses this one.",
      ja: "NVDIMM の UUID は ppc64 のゲスト用です。libvirt はこのゲストを拒否します。",
    },
    *check(guest, model) {
      if (!guest.arch || guest.arch.startsWith("ppc64")) return;
      for (const uuid of memoryDevices(guest, "nvdimm").flatMap((device) => allAt(device, "uuid")))
        yield { at: nameOf(uuid), fixes: removal(model, uuid) };
    },
  }),
  plainRule({
    id: "virtio-pmem-shared",
    says: {
      en: "`virtio-pmem` writes to its file, so its `access` is `shared`: libvirt refuses `private`.",
      ja: "`virtio-pmem` はファイルに書き込むため、`access` は `shared` です。`private` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const access of memoryDevices(guest, "virtio-pmem").flatMap((device) => at(device, "@access") ?? []))
        if (textAt(access, "") === "private") yield { at: placeOf(access), fixes: change(access, "shared") };
    },
  }),
  plainRule({
    id: "virtio-pmem-no-node",
    says: {
      en: "`virtio-pmem` belongs to no NUMA cell: libvirt refuses `<node>` in it.",
      ja: "`virtio-pmem` は NUMA セルに属しません。`<node>` があると libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const node of memoryDevices(guest, "virtio-pmem").flatMap((device) => at(device, "target/node") ?? []))
        yield { at: nameOf(node), fixes: removal(model, node) };
    },
  }),
  plainRule({
    id: "virtio-mem-requested",
    says: {
      en: "`<requested>` is a multiple of `<block>` and at most `<size>`: libvirt refuses the guest.",
      ja: "`<requested>` は `<block>` の倍数で、`<size>` 以下でなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of memoryDevices(guest, "virtio-mem")) {
        const requested = at(device, "target/requested");
        const [wanted, block, size] = [sizeOf(requested), sizeOf(at(device, "target/block")), deviceSize(device)];
        if (!requested || wanted === undefined) continue;
        if ((block && wanted % block !== 0) || (size !== undefined && wanted > size)) yield { at: placeOf(requested) };
      }
    },
  }),
  plainRule({
    id: "virtio-mem-block",
    says: {
      en: "A block of `virtio-mem` is a power of two and not smaller than a huge page of the host, 2 MiB on x86: libvirt refuses the guest.",
      ja: "`virtio-mem` のブロックは 2 の累乗で、ホストのヒュージページ（x86 では 2 MiB）以上でなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const block of guest.all("devices/memory/target/block")) {
        const size = sizeOf(block);
        const isSmall = guest.arch === "x86_64" && size !== undefined && size < 2 * mib;
        if (size !== undefined && (!isPowerOfTwo(size) || isSmall)) yield { at: placeOf(block) };
      }
    },
  }),
];
