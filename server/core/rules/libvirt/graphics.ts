import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const each = "devices/graphics";

/** How a guest's screen and sound reach people. */
export const graphicsRules: readonly Rule[] = [
  plainRule({
    id: "graphics-listen-type",
    says: {
      en: "Only VNC and SPICE listen on a socket or not at all: libvirt refuses `{type}` for `{graphics}`.",
      ja: "ソケットでの待ち受けや待ち受けなしを指定できるのは VNC と SPICE だけです。`{graphics}` の `{type}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const type of guest.all(`${each}/listen@type`)) {
        const graphics = textAt(type.parent?.parent, "@type") ?? "";
        const written = textOf(type) ?? "";
        if (graphics === "rdp" && ["socket", "none"].includes(written))
          yield { at: placeOf(type), words: { type: written, graphics } };
      }
    },
  }),
  plainRule({
    id: "graphics-listen-mismatch",
    says: {
      en: "The attribute `{name}` and the first `<listen>` say different things: libvirt refuses the guest.",
      ja: "属性 `{name}` と最初の `<listen>` の内容が異なります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const graphics of guest.all(each))
        for (const [name, below] of [
          ["listen", "address"],
          ["socket", "socket"],
        ] as const) {
          const [attribute, element] = [at(graphics, `@${name}`), at(graphics, `listen@${below}`)];
          if (attribute && element && textOf(attribute) !== textOf(element))
            yield {
              at: placeOf(attribute),
              words: { name },
              related: elsewhere(element, { en: "the other one", ja: "もう一方" }),
            };
        }
    },
  }),
  plainRule({
    id: "graphics-vnc-password",
    only: "qemu",
    says: {
      en: "VNC compares 8 characters of a password, so a longer one is no safer: libvirt refuses the guest.",
      ja: "VNC が照合するパスワードは 8 文字までで、それより長くても安全にはなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const password of guest.all(`${each}@passwd`))
        if (textAt(password.parent, "@type") === "vnc" && (textOf(password)?.length ?? 0) > 8) yield { at: nameOf(password) };
    },
  }),
  plainRule({
    id: "graphics-egl-headless",
    only: "qemu",
    says: {
      en: "`egl-headless` renders for VNC, or for SPICE without OpenGL of its own: libvirt refuses the guest with `{other}`.",
      ja: "`egl-headless` は、VNC か、OpenGL を使わない SPICE のために描画します。`{other}` との併用では libvirt がゲストを拒否します。",
    },
    *check(guest) {
      const all = guest.all(each);
      const headless = all.find((one) => textAt(one, "@type") === "egl-headless");
      for (const other of headless ? all.filter((one) => one !== headless) : []) {
        const type = textAt(other, "@type") ?? "";
        const fits = type === "vnc" || (type === "spice" && textAt(other, "gl@enable") !== "yes");
        if (!fits && headless) yield { at: nameOf(other), words: { other: type } };
      }
    },
  }),
  plainRule({
    id: "audio-id-unique",
    says: {
      en: "There is an audio backend {key} already: libvirt refuses the guest.",
      ja: "オーディオバックエンド {key} はすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("devices/audio@id")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
  plainRule({
    id: "audio-id-exists",
    says: {
      en: "The guest has no audio backend {id}: libvirt refuses it.",
      ja: "ゲストにオーディオバックエンド {id} はありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const ids = new Set(guest.all("devices/audio@id").map(textOf));
      // libvirt adds one where there is none.
      if (ids.size === 0) ids.add("1");
      for (const id of ["devices/sound/audio@id", "devices/graphics/audio@id"].flatMap((path) => guest.all(path)))
        if (!ids.has(textOf(id))) yield { at: placeOf(id), words: { id: textOf(id) ?? "" } };
    },
  }),
  plainRule({
    id: "audio-spice",
    only: "qemu",
    says: {
      en: "Sound by SPICE needs SPICE graphics: libvirt refuses the guest.",
      ja: "SPICE で音声を送るには SPICE のグラフィックスが必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      if (guest.all(`${each}@type`).some((type) => textOf(type) === "spice")) return;
      for (const type of guest.all("devices/audio@type")) if (textOf(type) === "spice") yield { at: placeOf(type) };
    },
  }),
  plainRule({
    id: "spicevmc-needs-spice",
    only: "qemu",
    says: {
      en: "`{type}` is a channel of SPICE, and the guest has no SPICE graphics: libvirt refuses it.",
      ja: "`{type}` は SPICE のチャネルですが、ゲストに SPICE のグラフィックスがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      if (guest.all(`${each}@type`).some((type) => textOf(type) === "spice")) return;
      for (const type of guest.all("devices/*@type")) {
        const written = textOf(type) ?? "";
        if (/^spice(vmc|port)$/.test(written)) yield { at: placeOf(type), words: { type: written } };
      }
    },
  }),
];
