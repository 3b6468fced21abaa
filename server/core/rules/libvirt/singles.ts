import { textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };
const twice: Text = {
  en: "`{key}` stands here twice: libvirt refuses the guest.",
  ja: "`{key}` が 2 回指定されています。libvirt はゲストを拒否します。",
};
/** Names of which each may stand once. */
const once: readonly (readonly [id: string, path: string])[] = [
  ["keywrap-cipher-once", "keywrap/cipher@name"],
  ["perf-event-once", "perf/event@name"],
  ["panic-model-once", "devices/panic@model"],
];

/** What a guest has one of. */
export const singleRules: readonly Rule[] = [
  ...once.map(([id, path]) =>
    plainRule({
      id,
      says: twice,
      *check(guest) {
        for (const { again, first, key } of repeated(guest.all(path)))
          yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
      },
    }),
  ),
  plainRule({
    id: "single-devices",
    says: {
      en: "A guest has one `<{name}>`: libvirt refuses a second one.",
      ja: "ゲストの `<{name}>` は 1 つです。2 つ目は libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const name of ["memballoon", "nvram", "redirfilter", "vsock", "pstore"])
        for (const again of guest.all(`devices/${name}`).slice(1))
          yield { at: nameOf(again), words: { name }, fixes: removal(model, again) };
    },
  }),
  plainRule({
    id: "watchdog-model-once",
    only: "qemu",
    says: {
      en: "Only `i6300esb` may stand twice, and all watchdogs do the same when they bite: libvirt refuses the guest.",
      ja: "複数置けるのは `i6300esb` だけで、発動時の動作はすべて同じでなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const models = guest.all("devices/watchdog@model").filter((model) => textOf(model) !== "i6300esb");
      for (const { again, first } of repeated(models)) yield { at: placeOf(again), related: elsewhere(first, firstOne) };
      const [action, ...others] = guest.all("devices/watchdog@action");
      for (const other of others)
        if (action && textOf(other) !== textOf(action)) yield { at: placeOf(other), related: elsewhere(action, firstOne) };
    },
  }),
  plainRule({
    id: "seclabel-model-unique",
    says: {
      en: "Each security driver labels once, and with several labels each names its `model`: libvirt refuses the guest.",
      ja: "ラベルはセキュリティードライバーごとに 1 つで、複数あるときはそれぞれ `model` が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const path of ["seclabel", "devices/disk/source/seclabel"]) {
        const labels = guest.all(path);
        const keyOf = (label: (typeof labels)[number]) => textAt(label, "@model");
        for (const { again, first } of repeated(
          labels,
          (label) => keyOf(label) && `${keyOf(label)} ${label.parent?.whole.start}`,
        ))
          yield { at: nameOf(again), related: elsewhere(first, firstOne) };
        for (const label of path === "seclabel" && labels.length > 1 ? labels : [])
          if (keyOf(label) === undefined && textAt(label, "@type") !== "none") yield { at: nameOf(label) };
      }
    },
  }),
  plainRule({
    id: "seclabel-device-label",
    says: {
      en: "A label for one device replaces the guest's, so it needs `relabel='yes'` and a guest that is relabelled: libvirt refuses the guest.",
      ja: "デバイス個別のラベルはゲストのラベルを置き換えるため、`relabel='yes'` と、ラベル付けされるゲストが必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const label of guest.all("devices/disk/source/seclabel")) {
        const model = textAt(label, "@model");
        const own = guest.all("seclabel").find((one) => textAt(one, "@model") === model);
        if (textAt(own, "@relabel") === "no") yield { at: nameOf(label) };
      }
    },
  }),
  plainRule({
    id: "smartcard-certificates",
    says: {
      en: "An emulated card has three certificates: libvirt refuses the guest with more.",
      ja: "エミュレートするカードの証明書は 3 つです。それより多いと libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const certificate of guest.all("devices/smartcard/certificate").slice(3)) yield { at: nameOf(certificate) };
    },
  }),
];
