import type { Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { misfitRules } from "../guestMisfit";
import { elsewhere, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const each = "devices/filesystem";
const isVirtiofs = (fs: Occurrence) => textAt(fs, "driver@type") === "virtiofs";

/** Folders of the host that are shared with a guest. */
export const filesystemRules: readonly Rule[] = [
  plainRule({
    id: "fs-target-unique",
    says: {
      en: "The tag `{key}` belongs to another share: the guest mounts by it, and libvirt refuses the guest.",
      ja: "タグ `{key}` は別の共有が使っています。ゲストはこのタグでマウントするため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const tags = guest
        .all(each)
        .filter(isVirtiofs)
        .flatMap((fs) => at(fs, "target@dir") ?? []);
      for (const { again, first, key } of repeated(tags))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
  plainRule({
    id: "fs-fmode",
    only: "qemu",
    says: {
      en: "`{name}` is a mode up to 0777, with `accessmode='mapped'`: libvirt refuses the guest.",
      ja: "`{name}` は 0777 までのモードで、`accessmode='mapped'` と組み合わせます。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const fs of guest.all(each))
        for (const mode of ["@fmode", "@dmode"].flatMap((name) => at(fs, name) ?? [])) {
          const isLarge = Number.parseInt(textOf(mode) ?? "", 8) > 0o777;
          if (isLarge || textAt(fs, "@accessmode") !== "mapped") yield { at: placeOf(mode), words: { name: mode.key } };
        }
    },
  }),
  plainRule({
    id: "fs-virtiofs-limits",
    only: "qemu",
    says: {
      en: "virtiofs passes everything through and has one model: libvirt refuses `{name}` here.",
      ja: "virtiofs はすべてパススルーで、モデルは 1 つです。ここでの `{name}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const fs of guest.all(each).filter(isVirtiofs)) {
        const access = at(fs, "@accessmode");
        if (access && textOf(access) !== "passthrough") yield { at: placeOf(access), words: { name: "accessmode" } };
        for (const path of ["driver@wrpolicy", "driver@format", "@model", "@multidevs"]) {
          const setting = at(fs, path);
          const isUsual = path === "@model" && textOf(setting) === "virtio";
          if (setting && !isUsual && textOf(setting) !== "default") yield { at: placeOf(setting), words: { name: setting.key } };
        }
      }
    },
  }),
  plainRule({
    id: "fs-qemu-mount",
    only: "qemu",
    says: {
      en: "QEMU shares folders (`mount`): libvirt refuses the type `{type}`, which is for containers.",
      ja: "QEMU が共有できるのはフォルダー（`mount`）です。コンテナー用の `{type}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const type of guest.all(`${each}@type`))
        if (textOf(type) !== "mount") yield { at: placeOf(type), words: { type: textOf(type) ?? "" } };
    },
  }),
  ...misfitRules([
    {
      id: "fs-boot",
      each,
      settings: ["boot"],
      fits: isVirtiofs,
      where: { en: "virtiofs, from which firmware can boot", ja: "、ファームウェアが起動に使える virtiofs " },
    },
  ]),
];
