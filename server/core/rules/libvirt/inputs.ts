import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";

/** Keyboards, mice, and USB devices of the viewer. */
export const inputRules: readonly Rule[] = [
  plainRule({
    id: "input-bus-type",
    says: {
      en: "PS/2 is for mouse and keyboard, `passthrough` sits on virtio, `evdev` on no bus, and the bus `xen` is Xen's: libvirt refuses a `{type}` on `{bus}`.",
      ja: "PS/2 はマウスとキーボード用、`passthrough` は virtio 用で、`evdev` にバスはなく、`xen` は Xen のバスです。`{bus}` の `{type}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const input of guest.all("devices/input")) {
        const [type = "", bus] = [textAt(input, "@type"), at(input, "@bus")];
        const written = textOf(bus);
        const isWrong =
          (written === "ps2" && !["mouse", "keyboard"].includes(type)) ||
          (type === "passthrough" && written !== undefined && written !== "virtio") ||
          (type === "evdev" && written !== undefined && written !== "none") ||
          (written === "xen" && guest.isQemu);
        if (bus && isWrong) yield { at: placeOf(bus), words: { type, bus: written ?? "" } };
      }
    },
  }),
  plainRule({
    id: "input-model-bus",
    says: {
      en: "A virtio model sits on the bus `virtio`: libvirt refuses it on `{bus}`.",
      ja: "virtio のモデルのバスは `virtio` です。`{bus}` では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const model of guest.all("devices/input@model")) {
        const bus = textAt(model.parent, "@bus");
        if (textOf(model)?.startsWith("virtio") && bus !== undefined && bus !== "virtio")
          yield { at: placeOf(model), words: { bus } };
      }
    },
  }),
  plainRule({
    id: "redirdev-usb",
    says: {
      en: "A USB device of the viewer cannot be handed on, for USB is off: libvirt refuses the guest.",
      ja: "USB が無効のため、閲覧者の USB デバイスを渡せません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const none = guest
        .all("devices/controller")
        .find((one) => textAt(one, "@type") === "usb" && textAt(one, "@model") === "none");
      if (!none) return;
      const related = elsewhere(none, { en: "USB is off here", ja: "ここで USB が無効です" });
      for (const device of guest.all("devices/redirdev")) yield { at: nameOf(device), related };
    },
  }),
];
