import type { Guest } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { sizeOf } from "../guestMemory";
import { misfitRules } from "../guestMisfit";
import { nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { bytesOf, isPowerOfTwo } from "../shapes";

const kib = 1024;
const mib = 1024 * kib;
/** The machine, or else the architecture, of models that not all have. */
const watchdogs: Readonly<Record<string, RegExp>> = { ib700: /^pc(-i440fx|-\d|$)/, itco: /^(pc-)?q35/, diag288: /^s390-ccw/ };
const panics: Readonly<Record<string, RegExp>> = { s390: /^s390/, hyperv: /^(x86_64|i686)$/, pseries: /^ppc64/ };
const panicAddress: Readonly<Record<string, string>> = { isa: "isa", pvpanic: "pci" };
const isForeign = (written: string | undefined, pattern: RegExp | undefined) =>
  written !== undefined && pattern !== undefined && !pattern.test(written);
const isPpc64 = ({ arch }: Guest) => (arch === undefined ? undefined : arch.startsWith("ppc64"));

/** Watchdogs, panic devices, shared memory, smart cards, and memory that outlives a crash. */
export const rareDeviceRules: readonly Rule[] = [
  plainRule({
    id: "watchdog-machine",
    only: "qemu",
    says: {
      en: "The watchdog `{model}` is of another machine, or has no address: libvirt refuses the guest.",
      ja: "ウォッチドッグ `{model}` は別のマシンのものか、アドレスを持てません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const watchdog of guest.all("devices/watchdog")) {
        const [model, address] = [at(watchdog, "@model"), at(watchdog, "address")];
        const written = textOf(model) ?? "";
        const machines = watchdogs[written];
        if (model && isForeign(guest.machine, machines)) yield { at: placeOf(model), words: { model: written } };
        else if (machines && address) yield { at: nameOf(address), words: { model: written } };
      }
    },
  }),
  plainRule({
    id: "panic-model-arch",
    only: "qemu",
    says: {
      en: "The panic device `{model}` is of another architecture, or cannot have such an address: libvirt refuses the guest.",
      ja: "パニックデバイス `{model}` は別のアーキテクチャーのものか、そのアドレスを持てません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const panic of guest.all("devices/panic")) {
        const [model, address] = [at(panic, "@model"), at(panic, "address")];
        const written = textOf(model) ?? "";
        if (model && isForeign(guest.arch, panics[written])) yield { at: placeOf(model), words: { model: written } };
        else if (model && address && textAt(address, "@type") !== panicAddress[written])
          yield { at: nameOf(address), words: { model: written } };
      }
    },
  }),
  plainRule({
    id: "shmem-size",
    only: "qemu",
    says: {
      en: "Shared memory has a power of two of bytes, 1 MiB at least: libvirt refuses the guest.",
      ja: "共有メモリーの大きさは 1 MiB 以上の 2 の累乗です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const element of guest.all("devices/shmem/size")) {
        const size = sizeOf(element);
        if (size && (size < mib || !isPowerOfTwo(size))) yield { at: placeOf(element) };
      }
    },
  }),
  plainRule({
    id: "shmem-name",
    says: {
      en: "The name becomes a file in /dev/shm: it has no `/` and is neither `.` nor `..`. libvirt refuses the guest.",
      ja: "名前は /dev/shm のファイル名になります。`/` は使えず、`.` や `..` にもできません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const name of guest.all("devices/shmem@name")) if (/\/|^\.\.?$/.test(textOf(name) ?? "")) yield { at: placeOf(name) };
    },
  }),
  plainRule({
    id: "shmem-ivshmem",
    only: "qemu",
    says: {
      en: "QEMU has no `ivshmem` any more: `ivshmem-plain` shares memory, `ivshmem-doorbell` also interrupts. libvirt refuses the guest.",
      ja: "QEMU に `ivshmem` はもうありません。メモリーの共有は `ivshmem-plain`、割り込みも使うなら `ivshmem-doorbell` です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const type of guest.all("devices/shmem/model@type")) if (textOf(type) === "ivshmem") yield { at: placeOf(type) };
    },
  }),
  plainRule({
    id: "pstore-size",
    says: {
      en: "The store has a power of two of bytes, 4 KiB at least: libvirt refuses the guest.",
      ja: "ストアの大きさは 4 KiB 以上の 2 の累乗です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const element of guest.all("devices/pstore/size")) {
        const size = bytesOf(textOf(element), textAt(element, "@unit"));
        if (size !== undefined && (size < 4 * kib || !isPowerOfTwo(size))) yield { at: placeOf(element) };
      }
    },
  }),
  plainRule({
    id: "smartcard-address",
    says: {
      en: "A smart card sits in a CCID reader, and QEMU has one: libvirt refuses the guest.",
      ja: "スマートカードは CCID リーダーに入り、QEMU のリーダーは 1 つです。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const address of guest.all("devices/smartcard/address"))
        if (textAt(address, "@type") !== "ccid") yield { at: nameOf(address), fixes: removal(model, address) };
      for (const again of guest.isQemu ? guest.all("devices/smartcard").slice(1) : []) yield { at: nameOf(again) };
    },
  }),
  ...misfitRules([
    {
      id: "shmem-msi-server",
      each: "devices/shmem",
      settings: ["msi"],
      fits: (shmem) => at(shmem, "server") !== undefined,
      where: {
        en: "shared memory with a `<server>`, which hands on the interrupts",
        ja: "、割り込みを仲介する `<server>` のある共有メモリー",
      },
    },
    {
      id: "nvram-ppc64",
      only: "qemu",
      each: "devices",
      settings: ["nvram"],
      fits: (_, guest) => isPpc64(guest),
      where: {
        en: "ppc64 guests (firmware variables stand in `<os>`)",
        ja: " ppc64 のゲスト（ファームウェアの変数は `<os>` に書きます）",
      },
    },
  ]),
];
