import { allAt, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { change, elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

/** What only some machines and hypervisors can do before a guest's own system runs. */
export const secureBootRules: readonly Rule[] = [
  plainRule({
    id: "secureboot-q35",
    only: "qemu",
    says: {
      en: "Secure Boot needs System Management Mode, which only `q35` on `x86_64` has here: libvirt refuses the guest with `{machine}`.",
      ja: "セキュアブートにはシステム管理モードが必要で、対応しているのは `x86_64` の `q35` だけです。`{machine}` では libvirt がゲストを拒否します。",
    },
    *check(guest) {
      const secure = guest.one("os/loader@secure");
      const { arch, machine } = guest;
      if (!secure || textOf(secure) !== "yes") return;
      const isWrong = (arch && arch !== "x86_64") || (machine && !/^(pc-)?q35/.test(machine));
      if (isWrong) yield { at: placeOf(secure), words: { machine: machine ?? arch ?? "" } };
    },
  }),
  plainRule({
    id: "secureboot-smm",
    only: "qemu",
    says: {
      en: "Secure Boot protects its variables by System Management Mode, which is off here: libvirt refuses the guest.",
      ja: "セキュアブートは変数をシステム管理モードで保護しますが、ここでは無効です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [secure, smm] = [guest.one("os/loader@secure"), guest.one("features/smm@state")];
      if (!secure || !smm || textOf(secure) !== "yes" || textOf(smm) !== "off") return;
      const related = elsewhere(secure, { en: "Secure Boot is asked for here", ja: "ここでセキュアブートを求めています" });
      yield { at: placeOf(smm), related, fixes: change(smm, "on") };
    },
  }),
  plainRule({
    id: "qemu-no-bootloader",
    only: "qemu",
    says: {
      en: "`<bootloader>` runs on the host, for Xen's paravirtual guests: with QEMU libvirt refuses the guest.",
      ja: "`<bootloader>` はホスト上で動き、Xen の準仮想化ゲストのためのものです。QEMU では libvirt がゲストを拒否します。",
    },
    *check(guest, model) {
      const bootloader = guest.one("bootloader");
      if (bootloader) yield { at: nameOf(bootloader), fixes: removal(model, bootloader) };
    },
  }),
  plainRule({
    id: "acpi-table-once",
    says: {
      en: "An ACPI table of the type `{key}` stands twice: only `raw` ones may, and libvirt refuses the guest.",
      ja: "`{key}` の ACPI テーブルが 2 つあります。複数書けるのは `raw` だけで、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const types = guest.all("os/acpi/table@type").filter((type) => textOf(type) !== "raw");
      for (const { again, key } of repeated(types)) yield { at: placeOf(again), words: { key } };
    },
  }),
  plainRule({
    id: "nvram-disk-like",
    only: "qemu",
    says: {
      en: "A firmware's variables lie in a plain source: `<{name}>` is for disks, and libvirt refuses the guest.",
      ja: "ファームウェアの変数の保存先に `<{name}>` は使えません。ディスク用の指定で、libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const path of ["os/nvram/source/slices", "os/nvram/source/reservations", "os/nvram/backingStore"])
        for (const one of guest.all(path)) yield { at: nameOf(one), words: { name: one.key }, fixes: removal(model, one) };
    },
  }),
  plainRule({
    id: "bios-useserial-serial",
    only: "qemu",
    says: {
      en: "`useserial` shows the BIOS on the first serial port, and the guest has none: libvirt refuses it.",
      ja: "`useserial` は BIOS を最初のシリアルポートに表示しますが、ゲストにシリアルポートがありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const use = guest.one("os/bios@useserial");
      // A console alone becomes a serial port.
      if (use && textOf(use) === "yes" && !guest.one("devices/serial") && !guest.one("devices/console"))
        yield { at: placeOf(use) };
    },
  }),
  plainRule({
    id: "alias-user-prefix",
    severity: "information",
    says: {
      en: "libvirt drops this alias at define and gives its own: one that stays begins with `ua-` and has letters, digits, `-` and `_` alone.",
      ja: "libvirt は定義の際にこのエイリアスを捨て、自分で付け直します。残るのは `ua-` で始まり、英数字、`-`、`_` だけのものです。",
    },
    *check(guest) {
      if (guest.isLive) return;
      for (const alias of guest.all("devices/*").flatMap((device) => allAt(device, "alias@name"))) {
        const text = textAt(alias, "") ?? "";
        if (/^ua-[\w-]+$/.test(text) || isLibvirts(text)) continue;
        const fixes = /^[\w-]+$/.test(text) ? change(alias, `ua-${text}`) : [];
        yield { at: placeOf(alias), fixes };
      }
    },
  }),
];

/** As libvirt itself names devices: a file that was a dump. */
function isLibvirts(alias: string): boolean {
  return /^[a-z][a-zA-Z_-]*(\d+(-\d+)*|\.\d+)*$/.test(alias) && (/\d$/.test(alias) || /^(usb|ide|pci|video|balloon)/.test(alias));
}
