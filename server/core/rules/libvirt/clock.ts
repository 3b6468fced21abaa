import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

const lastSecond = 253_402_300_799;
/** Tick policies that QEMU's timers do not have. */
const refused: Readonly<Record<string, readonly string[]>> = { rtc: ["merge", "discard"], pit: ["merge"] };

/** What time it is for a guest. */
export const clockRules: readonly Rule[] = [
  plainRule({
    id: "clock-timezone",
    says: {
      en: "`offset='timezone'` needs the zone in `timezone`, such as `Asia/Tokyo`: libvirt refuses the guest.",
      ja: "`offset='timezone'` には `timezone` でタイムゾーン（`Asia/Tokyo` など）の指定が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const offset = guest.one("clock@offset");
      if (offset && textOf(offset) === "timezone" && !guest.one("clock@timezone")) yield { at: placeOf(offset) };
    },
  }),
  plainRule({
    id: "clock-absolute",
    only: "qemu",
    says: {
      en: "`start` counts seconds since 1970 and must lie before the year 10000: libvirt refuses the guest.",
      ja: "`start` は 1970 年からの秒数で、西暦 10000 年より前でなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const start = guest.one("clock@start");
      if (start && guest.text("clock@offset") === "absolute" && (numberOf(start) ?? 0) > lastSecond) yield { at: placeOf(start) };
    },
  }),
  plainRule({
    id: "timer-qemu-platform",
    only: "qemu",
    says: {
      en: "QEMU has no timer `platform`, which is Xen's: libvirt refuses the guest.",
      ja: "`platform` は Xen のタイマーで、QEMU にはありません。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const name of guest.all("clock/timer@name"))
        if (textOf(name) === "platform" && name.parent) yield { at: placeOf(name), fixes: removal(model, name.parent) };
    },
  }),
  plainRule({
    id: "timer-rtc-policy",
    only: "qemu",
    says: {
      en: "QEMU's `{timer}` has no tick policy `{policy}`: libvirt refuses the guest.",
      ja: "QEMU の `{timer}` にティックポリシー `{policy}` はありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const timer of guest.all("clock/timer")) {
        const [name, policy] = [textAt(timer, "@name") ?? "", at(timer, "@tickpolicy")];
        if (policy && refused[name]?.includes(textOf(policy) ?? ""))
          yield { at: placeOf(policy), words: { timer: name, policy: textOf(policy) ?? "" } };
      }
    },
  }),
  plainRule({
    id: "timer-armvtimer",
    only: "qemu",
    says: {
      en: "`armvtimer` is a timer of KVM on Arm's `virt` machine, and cannot be absent: libvirt refuses the guest.",
      ja: "`armvtimer` は Arm の `virt` マシンの KVM のタイマーで、無効にはできません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const timer of guest.all("clock/timer")) {
        const name = at(timer, "@name");
        if (!name || textOf(name) !== "armvtimer") continue;
        const isOther = guest.type !== "kvm" || (guest.arch !== undefined && !/^(aarch64|armv7l)$/.test(guest.arch));
        if (isOther || textAt(timer, "@present") === "no") yield { at: placeOf(name) };
      }
    },
  }),
];
