import type { Guest, Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { isPowerOfTwo, numberOf } from "../shapes";

const each = "devices/video";
const modelOf = (video: Occurrence) => textAt(video, "model@type");
const isOneOf = (video: Occurrence, ...models: readonly string[]) => {
  const model = modelOf(video);
  return model === undefined ? undefined : models.includes(model);
};
/** The first one, unless another says that it is. */
const primaryOf = (guest: Guest) => guest.all(each).find((video) => textAt(video, "model@primary") === "yes") ?? guest.one(each);

/** The video devices of a guest. */
export const videoRules: readonly Rule[] = [
  plainRule({
    id: "video-primary-one",
    says: {
      en: "Another video device is the primary one already: libvirt refuses the guest.",
      ja: "すでに別のビデオデバイスがプライマリーです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [first, ...more] = guest.all(`${each}/model@primary`).filter((one) => textOf(one) === "yes");
      for (const again of first ? more : [])
        yield { at: placeOf(again), related: elsewhere(first ?? again, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
  plainRule({
    id: "video-none-alone",
    says: {
      en: "`none` keeps libvirt from adding a video device, so it stands alone: libvirt refuses the guest.",
      ja: "`none` は libvirt にビデオデバイスを追加させない指定なので、単独で使います。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const devices = guest.all(each);
      const none = devices.find((video) => modelOf(video) === "none");
      if (none && devices.length > 1) yield { at: nameOf(none) };
    },
  }),
  plainRule({
    id: "video-vgamem",
    only: "qemu",
    says: {
      en: "`vgamem` is a power of two from 1024 on, in KiB: libvirt refuses {size}.",
      ja: "`vgamem` は 1024 以上の 2 の累乗で、単位は KiB です。{size} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const memory of guest.all(`${each}/model@vgamem`)) {
        const size = numberOf(memory);
        if (size !== undefined && size > 0 && (size < 1024 || !isPowerOfTwo(size)))
          yield { at: placeOf(memory), words: { size } };
      }
    },
  }),
  plainRule({
    id: "video-secondary",
    only: "qemu",
    says: {
      en: "A second video device is `qxl` or `virtio`: libvirt refuses `{model}`.",
      ja: "2 台目のビデオデバイスは `qxl` か `virtio` です。`{model}` は libvirt に拒否されます。",
    },
    *check(guest) {
      const primary = primaryOf(guest);
      for (const video of guest.all(each)) {
        const model = at(video, "model@type");
        if (video !== primary && model && isOneOf(video, "qxl", "virtio", "none") === false)
          yield { at: placeOf(model), words: { model: textOf(model) ?? "" } };
      }
    },
  }),
  plainRule({
    id: "video-heads",
    only: "qemu",
    says: {
      en: "Only `qxl` and `virtio` have more than one screen: libvirt refuses the guest.",
      ja: "複数の画面を持てるのは `qxl` と `virtio` だけです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const heads of guest.all(`${each}/model@heads`)) {
        const model = textAt(heads.parent, "@type");
        if ((numberOf(heads) ?? 0) > 1 && model && !["qxl", "virtio"].includes(model)) yield { at: placeOf(heads) };
      }
    },
  }),
  plainRule({
    id: "video-accel3d",
    only: "qemu",
    says: {
      en: "QEMU has no 2D acceleration: libvirt refuses the guest.",
      ja: "QEMU に 2D アクセラレーションはありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const accel of guest.all(`${each}/model/acceleration@accel2d`))
        if (textOf(accel) === "yes") yield { at: placeOf(accel) };
    },
  }),
  plainRule({
    id: "video-resolution",
    says: {
      en: "A resolution is more than 0 by 0, and of the models `vga`, `qxl`, `virtio` and `bochs`: libvirt refuses the guest.",
      ja: "解像度は縦横とも 1 以上で、モデル `vga`、`qxl`、`virtio`、`bochs` だけのものです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      // bhyve's own model has one too.
      for (const resolution of guest.type === "bhyve" ? [] : guest.all(`${each}/model/resolution`)) {
        const model = textAt(resolution.parent, "@type");
        const isForeign = model !== undefined && !["vga", "qxl", "virtio", "bochs"].includes(model);
        const zero = ["@x", "@y"].map((name) => at(resolution, name)).find((one) => numberOf(one) === 0);
        if (isForeign || zero) yield { at: zero ? placeOf(zero) : nameOf(resolution) };
      }
    },
  }),
  plainRule({
    id: "video-blob-memfd",
    only: "qemu",
    says: {
      en: "`blob` shares the guest's memory with the host: it needs the model `virtio` and `<memoryBacking><source type='memfd'/>`. libvirt refuses the guest.",
      ja: "`blob` はゲストのメモリーをホストと共有します。モデル `virtio` と `<memoryBacking><source type='memfd'/>` が必要で、なければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const blob of guest.all(`${each}/model@blob`)) {
        const isVirtio = textAt(blob.parent, "@type") === "virtio";
        const isShared = guest.text("memoryBacking/source@type") === "memfd";
        if (textOf(blob) === "on" && !(isVirtio && isShared)) yield { at: placeOf(blob) };
      }
    },
  }),
];
