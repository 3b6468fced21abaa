import type { Occurrence } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { deviceOf, disks, isOn } from "../guestDisk";
import { change, elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";

const networks = (all: readonly Occurrence[]) => all.filter((disk) => textAt(disk, "@type") === "network");
const secretOf: Readonly<Record<string, string>> = { iscsi: "iscsi", rbd: "ceph" };

/** Where a disk's data lies, and what is needed to reach it. */
export const diskSourceRules: readonly Rule[] = [
  plainRule({
    id: "disk-network-name",
    says: {
      en: "`{protocol}` needs a `name` in `<source>`, with `rbd` and `gluster` as `pool/image`: libvirt refuses the guest.",
      ja: "`{protocol}` には `<source>` の `name` が必要です。`rbd` と `gluster` では `pool/image` の形です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const source of networks(guest.all(disks)).flatMap((disk) => allAt(disk, "source"))) {
        const [protocol = "", name] = [textAt(source, "@protocol"), at(source, "@name")];
        const needsSlash = protocol === "rbd" || protocol === "gluster";
        if (protocol === "nbd" || protocol === "") continue;
        if (!name || (needsSlash && !textOf(name)?.includes("/")))
          yield { at: name ? placeOf(name) : nameOf(source), words: { protocol } };
      }
    },
  }),
  plainRule({
    id: "disk-sheepdog",
    says: {
      en: "Sheepdog is no more, and QEMU has dropped it: libvirt refuses the guest.",
      ja: "Sheepdog は終了し、QEMU からも削除されました。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const protocol of guest.all(`${disks}/source@protocol`))
        if (textOf(protocol) === "sheepdog") yield { at: placeOf(protocol) };
    },
  }),
  plainRule({
    id: "disk-auth-secret-type",
    says: {
      en: "The secret for `{protocol}` is of the type `{right}`: libvirt refuses the guest.",
      ja: "`{protocol}` のシークレットのタイプは `{right}` です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const disk of networks(guest.all(disks))) {
        const protocol = textAt(disk, "source@protocol") ?? "";
        const right = secretOf[protocol];
        for (const type of ["source/auth/secret@type", "auth/secret@type"].flatMap((path) => at(disk, path) ?? []))
          if (right && textOf(type) !== right)
            yield { at: placeOf(type), words: { protocol, right }, fixes: change(type, right) };
      }
    },
  }),
  ...(["auth", "encryption"] as const).map((name) =>
    plainRule({
      id: `disk-${name}-twice`,
      says: {
        en: "`<{name}>` stands in the disk and in its source: libvirt refuses the guest.",
        ja: "`<{name}>` がディスクとソースの両方にあります。libvirt はゲストを拒否します。",
      },
      *check(guest) {
        for (const disk of guest.all(disks)) {
          const [outer, inner] = [at(disk, name), at(disk, `source/${name}`)];
          if (outer && inner)
            yield {
              at: nameOf(outer),
              words: { name },
              related: elsewhere(inner, { en: "it stands here too", ja: "ここにもあります" }),
            };
        }
      },
    }),
  ),
  plainRule({
    id: "disk-encryption-format",
    only: "qemu",
    says: {
      en: "Encryption is for `raw` and `qcow2` images: libvirt refuses it with `{format}`.",
      ja: "暗号化は `raw` と `qcow2` のイメージのためのものです。`{format}` では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const format of guest.all(`${disks}/driver@type`)) {
        const disk = format.parent?.parent;
        const encryption = disk && (at(disk, "source/encryption") ?? at(disk, "encryption"));
        const isEncrypted = encryption && textAt(encryption, "@engine") !== "librbd";
        if (isEncrypted && !["raw", "qcow2"].includes(textOf(format) ?? ""))
          yield { at: placeOf(format), words: { format: textOf(format) ?? "" } };
      }
    },
  }),
  plainRule({
    id: "disk-datastore",
    says: {
      en: "A data store is a `raw` file that holds the data of a `qcow2` image: libvirt refuses the guest.",
      ja: "データストアは `qcow2` イメージのデータを置く `raw` ファイルです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const store of guest.all(`${disks}/source/dataStore`)) {
        const format = textAt(store.parent?.parent, "driver@type");
        const own = textAt(store, "format@type");
        if ((format !== undefined && format !== "qcow2") || (own !== undefined && own !== "raw")) yield { at: nameOf(store) };
      }
    },
  }),
  plainRule({
    id: "disk-nvme-namespace",
    says: {
      en: "The namespaces of an NVMe drive are counted from 1: libvirt refuses 0.",
      ja: "NVMe ドライブの名前空間は 1 から数えます。0 は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const namespace of guest.all(`${disks}/source@namespace`))
        if (textOf(namespace) === "0") yield { at: placeOf(namespace) };
    },
  }),
  plainRule({
    id: "disk-vhostuser-limits",
    says: {
      en: "A vhost-user disk is served by another process, on the bus `virtio`: libvirt refuses `{name}` for it.",
      ja: "vhost-user のディスクは別プロセスが担い、バスは `virtio` です。`{name}` は libvirt に拒否されます。",
    },
    *check(guest, model) {
      const refused = ["driver@cache", "driver@io", "iotune", "serial", "readonly", "shareable", "transient"];
      const more = ["backingStore", "encryption", "auth", "geometry", "source/encryption", "source/auth"];
      for (const disk of guest.all(disks).filter((one) => textAt(one, "@type") === "vhostuser")) {
        const target = at(disk, "target");
        if (target && isOn(disk, "virtio") === false) yield { at: nameOf(target), words: { name: "bus" } };
        for (const setting of [...refused, ...more].flatMap((path) => allAt(disk, path)))
          yield { at: nameOf(setting), words: { name: setting.key }, fixes: removal(model, setting) };
      }
    },
  }),
  plainRule({
    id: "disk-throttlefilters-iotune",
    says: {
      en: "A CD-ROM is not limited by throttle filters: libvirt refuses the guest.",
      ja: "CD-ROM をスロットルフィルターで制限することはできません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const filters of guest.all(`${disks}/throttlefilters`))
        if (filters.parent && deviceOf(filters.parent) === "cdrom") yield { at: nameOf(filters) };
    },
  }),
];
