import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { busOf, disks } from "../guestDisk";
import { iothreadIds } from "../guestNuma";
import { change, elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

const direct = ["none", "directsync"];

/** How QEMU reads and writes a disk. */
export const diskDriverRules: readonly Rule[] = [
  plainRule({
    id: "disk-io-native-cache",
    only: "qemu",
    says: {
      en: "`io='native'` goes past the host's page cache, so it needs `cache='none'` or `'directsync'`: libvirt refuses the guest.",
      ja: "`io='native'` はホストのページキャッシュを通らないため、`cache='none'` か `'directsync'` が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const io of guest.all(`${disks}/driver@io`)) {
        const cache = at(io.parent, "@cache");
        if (textOf(io) === "native" && !direct.includes(textOf(cache) ?? ""))
          yield { at: placeOf(cache ?? io), fixes: cache ? change(cache, "none") : [] };
      }
    },
  }),
  plainRule({
    id: "disk-format-removed",
    only: "qemu",
    says: {
      en: "QEMU does not read `{format}`: libvirt refuses the guest.",
      ja: "QEMU は `{format}` を読めません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const format of guest.all(`${disks}/driver@type`)) {
        const written = textOf(format) ?? "";
        if (["cow", "iso", "dir"].includes(written))
          yield { at: placeOf(format), words: { format: written }, fixes: written === "iso" ? change(format, "raw") : [] };
      }
    },
  }),
  plainRule({
    id: "disk-driver-name",
    only: "qemu",
    says: {
      en: "The driver of a QEMU guest is `qemu`: libvirt refuses `{name}`.",
      ja: "QEMU のゲストのドライバーは `qemu` です。`{name}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const name of guest.all(`${disks}/driver@name`))
        if (textOf(name) !== "qemu")
          yield { at: placeOf(name), words: { name: textOf(name) ?? "" }, fixes: change(name, "qemu") };
    },
  }),
  plainRule({
    id: "disk-vdpa-cache",
    only: "qemu",
    says: {
      en: "A vDPA disk is not cached by the host: it needs `cache='none'` or `'directsync'`, and libvirt refuses the guest.",
      ja: "vDPA のディスクはホストでキャッシュされません。`cache='none'` か `'directsync'` が必要で、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const disk of guest.all(disks)) {
        const cache = at(disk, "driver@cache");
        if (textAt(disk, "@type") === "vhostvdpa" && !direct.includes(textOf(cache) ?? ""))
          yield { at: cache ? placeOf(cache) : nameOf(at(disk, "driver") ?? disk) };
      }
    },
  }),
  plainRule({
    id: "disk-iothread-exists",
    only: "qemu",
    says: {
      en: "`iothread` names an iothread of the guest, for a disk on `virtio`: libvirt refuses the guest.",
      ja: "`iothread` には、バス `virtio` のディスクに対してゲストの iothread を指定します。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const iothread of guest.all(`${disks}/driver@iothread`)) {
        const disk = iothread.parent?.parent;
        const [id, bus] = [numberOf(iothread), disk && busOf(disk)];
        const isForeign = bus !== undefined && !["virtio", "scsi"].includes(bus);
        if (isForeign || (id !== undefined && !iothreadIds(guest).has(id))) yield { at: placeOf(iothread) };
      }
    },
  }),
  plainRule({
    id: "disk-iothread-both",
    says: {
      en: "Iothreads are named by the attribute or by `<iothreads>`, not by both: libvirt refuses the guest.",
      ja: "iothread は属性か `<iothreads>` のどちらか一方で指定します。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const threads of guest.all(`${disks}/driver/iothreads`)) {
        const attribute = at(threads.parent, "@iothread");
        if (attribute)
          yield { at: nameOf(threads), related: elsewhere(attribute, { en: "named here too", ja: "ここでも指定しています" }) };
      }
    },
  }),
  plainRule({
    id: "disk-iothread-queues",
    only: "qemu",
    says: {
      en: "Where queues are given to iothreads, `queues` says how many there are, and each from 0 on belongs to one iothread: libvirt refuses the guest.",
      ja: "キューを iothread に割り当てるときは、`queues` で数を指定し、0 からの各キューを 1 つの iothread に割り当てます。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const driver of guest.all(`${disks}/driver`)) {
        const ids = allAt(driver, "iothreads/iothread/queue@id").map(numberOf);
        const threads = allAt(driver, "iothreads/iothread");
        if (ids.length === 0) continue;
        const queues = numberOf(at(driver, "@queues")) ?? 0;
        const isWhole =
          new Set(ids).size === ids.length && ids.length === queues && ids.every((id) => id !== undefined && id < queues);
        const isEach = threads.every((thread) => at(thread, "queue"));
        if (!isWhole || !isEach) yield { at: nameOf(at(driver, "iothreads") ?? driver) };
      }
    },
  }),
];
