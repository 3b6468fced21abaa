import type { Text } from "../../text/language";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated, sharedNumbers } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };
const largestQuota = 17_592_186_044_415;

/** How a guest's threads are pinned, scheduled and limited. */
export const cputuneRules: readonly Rule[] = [
  plainRule({
    id: "cputune-quota",
    says: {
      en: "A quota is a time in microseconds from 1000 on, or negative for none: libvirt refuses {quota}.",
      ja: "クォータは 1000 以上のマイクロ秒で、負の値は無制限です。{quota} は libvirt に拒否されます。",
    },
    *check(guest) {
      const names = ["quota", "global_quota", "emulator_quota", "iothread_quota"];
      for (const quota of names.flatMap((name) => guest.one(`cputune/${name}`) ?? [])) {
        const time = numberOf(quota);
        if (time !== undefined && time > 0 && (time < 1000 || time > largestQuota))
          yield { at: placeOf(quota), words: { quota: time } };
      }
    },
  }),
  plainRule({
    id: "vcpupin-duplicate",
    says: {
      en: "vCPU {key} is pinned already: libvirt refuses the guest.",
      ja: "vCPU {key} はすでにピニングされています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("cputune/vcpupin@vcpu")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "vcpupin-missing-vcpu",
    severity: "warning",
    says: {
      en: "The guest has {most} vCPUs, numbered from 0: libvirt drops the pin of vCPU {vcpu} and notes it in its log alone.",
      ja: "ゲストの vCPU は 0 から数えて {most} 個です。vCPU {vcpu} のピニングは libvirt に捨てられ、ログに残るだけです。",
    },
    *check(guest, model) {
      const most = numberOf(guest.one("vcpu")) ?? 1;
      for (const pin of guest.all("cputune/vcpupin@vcpu")) {
        const vcpu = numberOf(pin);
        if (vcpu !== undefined && vcpu >= most && pin.parent)
          yield { at: placeOf(pin), words: { most, vcpu }, fixes: removal(model, pin.parent) };
      }
    },
  }),
  plainRule({
    id: "emulatorpin-once",
    says: {
      en: "`<{name}>` stands twice: the emulator has one, and libvirt refuses the guest.",
      ja: "`<{name}>` が 2 つあります。エミュレーターには 1 つだけで、libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const name of ["emulatorpin", "emulatorsched"])
        for (const again of guest.all(`cputune/${name}`).slice(1))
          yield { at: nameOf(again), words: { name }, fixes: removal(model, again) };
    },
  }),
  plainRule({
    id: "vcpusched-overlap",
    says: {
      en: "{number} has a scheduler already: each has one, and libvirt refuses the guest.",
      ja: "{number} にはすでにスケジューラーが指定されています。1 つずつしか持てず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const path of ["cputune/vcpusched@vcpus", "cputune/iothreadsched@iothreads"])
        for (const { again, first, number } of sharedNumbers(guest.all(path)))
          yield { at: placeOf(again), words: { number }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "memtune-min-guarantee",
    only: "qemu",
    says: {
      en: "QEMU can guarantee no memory: libvirt refuses the guest. `<memoryBacking><locked/>` keeps it in RAM.",
      ja: "QEMU はメモリーを保証できず、libvirt はゲストを拒否します。RAM に留めるには `<memoryBacking><locked/>` を使います。",
    },
    *check(guest, model) {
      const least = guest.one("memtune/min_guarantee");
      if (least) yield { at: nameOf(least), fixes: removal(model, least) };
    },
  }),
  plainRule({
    id: "blkio-device-unique",
    says: {
      en: "`{key}` has its limits already: libvirt refuses the guest.",
      ja: "`{key}` の制限はすでに指定されています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("blkiotune/device/path")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "throttlegroup-unique",
    says: {
      en: "There is a throttle group `{key}` already: libvirt refuses the guest.",
      ja: "スロットルグループ `{key}` はすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("throttlegroups/throttlegroup/group_name")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
    },
  }),
];
