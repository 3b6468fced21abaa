import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { change, elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { bytesOf, isPowerOfTwo, numberOf } from "../shapes";

const mib = 1024 * 1024;

/** What the hypervisor shows or hides in the guest's machine. */
export const featureRules: readonly Rule[] = [
  plainRule({
    id: "hyperv-spinlocks-retries",
    says: {
      en: "A guest tries a spinlock 4095 times at least before it tells the hypervisor: libvirt refuses {retries}.",
      ja: "スピンロックの試行回数は 4095 以上です。{retries} は libvirt に拒否されます。",
    },
    *check(guest) {
      const spinlocks = guest.one("features/hyperv/spinlocks");
      const retries = at(spinlocks, "@retries");
      const number = numberOf(retries);
      if (retries && number !== undefined && number < 4095 && textAt(spinlocks, "@state") === "on")
        yield { at: placeOf(retries), words: { retries: number }, fixes: change(retries, "4095") };
    },
  }),
  plainRule({
    id: "hyperv-vendor-id",
    says: {
      en: "The hypervisor's name has 1 to 12 characters and no comma: libvirt refuses the guest.",
      ja: "ハイパーバイザー名は 1～12 文字で、カンマは使えません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const vendor = guest.one("features/hyperv/vendor_id");
      if (!vendor || textAt(vendor, "@state") !== "on") return;
      const value = at(vendor, "@value");
      const text = textOf(value) ?? "";
      if (text === "" || text.length > 12 || text.includes(",")) yield { at: value ? placeOf(value) : nameOf(vendor) };
    },
  }),
  plainRule({
    id: "kvm-dirty-ring",
    says: {
      en: "The ring has a power of two of entries, 1024 to 65536: libvirt refuses {size}.",
      ja: "リングのエントリー数は 1024～65536 の 2 の累乗です。{size} は libvirt に拒否されます。",
    },
    *check(guest) {
      const size = guest.one("features/kvm/dirty-ring@size");
      const number = numberOf(size);
      if (size && number !== undefined && (!isPowerOfTwo(number) || number < 1024 || number > 65_536))
        yield { at: placeOf(size), words: { size: number } };
    },
  }),
  plainRule({
    id: "tcg-needs-qemu",
    only: "qemu",
    says: {
      en: "`<tcg>` tunes QEMU's own emulation: it needs `type='qemu'`, and a cache of whole MiB. libvirt refuses the guest.",
      ja: "`<tcg>` は QEMU 自身のエミュレーションの設定です。`type='qemu'` が必要で、キャッシュは MiB 単位です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const tcg = guest.one("features/tcg");
      const cache = at(tcg, "tb-cache");
      const size = bytesOf(textOf(cache), textAt(cache, "@unit"));
      if (tcg && guest.type !== "qemu") yield { at: nameOf(tcg) };
      else if (cache && size !== undefined && size % mib !== 0) yield { at: placeOf(cache) };
    },
  }),
  plainRule({
    id: "ps2-vmport",
    only: "qemu",
    says: {
      en: "The VMware port needs the PS/2 controller, which is off: libvirt refuses the guest.",
      ja: "VMware ポートには PS/2 コントローラーが必要ですが、無効です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [ps2, vmport] = [guest.one("features/ps2@state"), guest.one("features/vmport@state")];
      if (!ps2 || !vmport || textOf(ps2) !== "off" || textOf(vmport) !== "on") return;
      const related = elsewhere(ps2, { en: "PS/2 is off here", ja: "ここで PS/2 が無効です" });
      yield { at: placeOf(vmport), related, fixes: change(vmport, "off") };
    },
  }),
  plainRule({
    id: "ps2-input",
    says: {
      en: "The PS/2 controller is off, so nothing can sit on its bus: libvirt refuses the guest.",
      ja: "PS/2 コントローラーが無効のため、そのバスにデバイスは置けません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const ps2 = guest.one("features/ps2@state");
      if (!ps2 || textOf(ps2) !== "off") return;
      const related = elsewhere(ps2, { en: "PS/2 is off here", ja: "ここで PS/2 が無効です" });
      for (const bus of guest.all("devices/input@bus")) if (textOf(bus) === "ps2") yield { at: placeOf(bus), related };
    },
  }),
  plainRule({
    id: "smm-tseg",
    only: "qemu",
    says: {
      en: "`<tseg>` is of the machine `q35`, in whole MiB: libvirt refuses the guest.",
      ja: "`<tseg>` は `q35` マシンのもので、MiB 単位です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const tseg = guest.one("features/smm/tseg");
      if (!tseg) return;
      const size = bytesOf(textOf(tseg), textAt(tseg, "@unit") ?? "MiB");
      const isOther = guest.machine !== undefined && !/^(pc-)?q35/.test(guest.machine);
      if (isOther || (size !== undefined && size % mib !== 0)) yield { at: placeOf(tseg) };
    },
  }),
];
