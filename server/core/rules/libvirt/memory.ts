import { at } from "../../documents/guest";
import { deviceSize, hotplugged, memoryDevices, sizeOf, totalMemory } from "../guestMemory";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

/** How much memory a guest has and may get. */
export const memoryRules: readonly Rule[] = [
  plainRule({
    id: "memory-needed",
    says: {
      en: "The guest has no memory: `<memory>` is missing or 0, and no NUMA cell has any. libvirt refuses it.",
      ja: "ゲストにメモリーがありません。`<memory>` がないか 0 で、NUMA セルにもメモリーがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const memory = guest.one("memory");
      // OpenVZ dumps its containers with 0.
      if (guest.type === "openvz" || guest.one("cpu/numa/cell@memory") || (memory && sizeOf(memory) !== 0)) return;
      yield { at: memory ? placeOf(memory) : nameOf(guest.root) };
    },
  }),
  plainRule({
    id: "memory-devices-exceed",
    says: {
      en: "The memory devices are larger together than `<memory>`, which counts them in: libvirt refuses the guest.",
      ja: "メモリーデバイスの合計が `<memory>` を超えています。`<memory>` はデバイスの分も含むため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const memory = guest.one("memory");
      const devices = memoryDevices(guest, ...hotplugged);
      if (!memory || devices.length === 0 || guest.one("cpu/numa/cell")) return;
      const all = sizeOf(memory);
      const sum = devices.reduce((total, device) => total + (deviceSize(device) ?? 0), 0);
      if (all !== undefined && sum > all) yield { at: placeOf(memory) };
    },
  }),
  plainRule({
    id: "maxmemory-slots",
    says: {
      en: "There are slots for more memory and no maximum: `<maxMemory>` is 0, and libvirt refuses the guest.",
      ja: "メモリー追加用のスロットがあるのに上限がありません。`<maxMemory>` が 0 のため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const most = guest.one("maxMemory");
      if (most && sizeOf(most) === 0 && (numberOf(at(most, "@slots")) ?? 0) > 0) yield { at: placeOf(most) };
    },
  }),
  plainRule({
    id: "maxmemory-below",
    says: {
      en: "`<maxMemory>` is less than the memory that the guest has from the start: libvirt refuses it.",
      ja: "`<maxMemory>` が、ゲストが最初から持つメモリーより小さくなっています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [most, memory] = [guest.one("maxMemory"), guest.one("memory")];
      const [limit, all] = [sizeOf(most), totalMemory(guest)];
      if (!most || !limit || all === undefined || limit >= all) return;
      const related = memory && elsewhere(memory, { en: "the memory from the start", ja: "最初から持つメモリー" });
      yield { at: placeOf(most), ...(related && { related }) };
    },
  }),
  plainRule({
    id: "currentmemory-above",
    severity: "information",
    says: {
      en: "libvirt silently sets `<currentMemory>` to the value of `<memory>`: it cannot be 0 or more than that.",
      ja: "libvirt は `<currentMemory>` を `<memory>` の値に黙って直します。0 にも、`<memory>` より大きくもできません。",
    },
    *check(guest, model) {
      const current = guest.one("currentMemory");
      const [size, all] = [sizeOf(current), totalMemory(guest)];
      if (!current || size === undefined || all === undefined || (size > 0 && size <= all)) return;
      yield { at: placeOf(current), fixes: removal(model, current) };
    },
  }),
  plainRule({
    id: "memory-hotplug-needs-max",
    only: "qemu",
    says: {
      en: "A memory device needs `<maxMemory slots=…>` on the guest, the room to plug it into: libvirt refuses the guest without.",
      ja: "メモリーデバイスには、差し込む余地となる `<maxMemory slots=…>` が必要です。なければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [device] = memoryDevices(guest, ...hotplugged);
      if (device && !guest.one("maxMemory")) yield { at: nameOf(device) };
    },
  }),
  plainRule({
    id: "memory-slot-count",
    only: "qemu",
    says: {
      en: "The guest has {slots} memory slots, numbered from 0: this device has none left. libvirt refuses the guest.",
      ja: "ゲストのメモリースロットは 0 から数えて {slots} 個です。このデバイスが入るスロットがなく、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const slots = numberOf(guest.one("maxMemory@slots"));
      if (slots === undefined) return;
      const devices = memoryDevices(guest, "dimm", "nvdimm");
      for (const [index, device] of devices.entries()) {
        const slot = at(device, "address@slot");
        if (slot && (numberOf(slot) ?? 0) >= slots) yield { at: placeOf(slot), words: { slots } };
        else if (index >= slots) yield { at: nameOf(device), words: { slots } };
      }
    },
  }),
  plainRule({
    id: "memory-slot-unique",
    says: {
      en: "Memory slot {key} is taken by another device: libvirt refuses the guest.",
      ja: "メモリースロット {key} は別のデバイスが使っています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const slots = memoryDevices(guest, "dimm", "nvdimm").flatMap((device) => at(device, "address@slot") ?? []);
      for (const { again, first, key } of repeated(slots, (slot) => numberOf(slot)?.toString()))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, { en: "taken here", ja: "ここで使っています" }) };
    },
  }),
  plainRule({
    id: "sgx-no-address",
    says: {
      en: "The memory of SGX enclaves sits on no bus: libvirt refuses an `<address>` for it.",
      ja: "SGX エンクレーブのメモリーはバス上にないため、`<address>` は libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const address of memoryDevices(guest, "sgx-epc").flatMap((device) => at(device, "address") ?? []))
        yield { at: nameOf(address), fixes: removal(model, address) };
    },
  }),
];
