import type { Guest } from "../../documents/document";
import { textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";

const feature = (guest: Guest, name: string) => guest.all("os/firmware/feature").find((one) => textAt(one, "@name") === name);
const isEfi = (guest: Guest) => guest.text("os@firmware") === "efi";

/** Which firmware a guest has and what it keeps. */
export const firmwareRules: readonly Rule[] = [
  plainRule({
    id: "loader-path-needed",
    says: {
      en: "`<loader>` names no file, and `<os>` does not ask libvirt to choose one by `firmware`. libvirt refuses the guest.",
      ja: "`<loader>` にファイルの指定がなく、`<os>` の `firmware` で libvirt に選ばせる指定もありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const loader = guest.one("os/loader");
      if (loader && textOf(loader) === undefined && !guest.one("os@firmware")) yield { at: nameOf(loader) };
    },
  }),
  plainRule({
    id: "fw-enrolled-keys-secboot",
    says: {
      en: "`enrolled-keys` asks for a firmware with Secure Boot's keys, and `secure-boot` for one without Secure Boot. libvirt refuses the guest.",
      ja: "`enrolled-keys` はセキュアブートの鍵を持つファームウェアを、`secure-boot` はセキュアブートなしのファームウェアを求めています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [keys, boot] = [feature(guest, "enrolled-keys"), feature(guest, "secure-boot")];
      if (!keys || !boot || textAt(keys, "@enabled") !== "yes" || textAt(boot, "@enabled") !== "no") return;
      yield {
        at: nameOf(keys),
        related: elsewhere(boot, { en: "Secure Boot is off here", ja: "ここでセキュアブートが無効です" }),
      };
    },
  }),
  plainRule({
    id: "fw-features-need-auto",
    says: {
      en: "`<feature>` tells libvirt which firmware to choose, and it chooses only with `firmware='efi'` or `'bios'` on `<os>`. libvirt refuses the guest.",
      ja: "`<feature>` は libvirt がファームウェアを選ぶ条件です。選ばせるには `<os>` に `firmware='efi'` か `'bios'` が必要で、なければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const first = guest.one("os/firmware/feature");
      if (first && !guest.one("os@firmware")) yield { at: nameOf(first) };
    },
  }),
  plainRule({
    id: "fw-bios-no-nvram",
    says: {
      en: "A BIOS keeps no variables: `<nvram>` belongs to UEFI (`firmware='efi'`). libvirt refuses the guest.",
      ja: "BIOS は変数を保存しません。`<nvram>` は UEFI（`firmware='efi'`）のものです。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      const nvram = guest.one("os/nvram");
      if (nvram && guest.text("os@firmware") === "bios") yield { at: nameOf(nvram), fixes: removal(model, nvram) };
    },
  }),
  plainRule({
    id: "stateless-no-nvram",
    says: {
      en: "A stateless firmware keeps nothing, so it has no `<nvram>`. libvirt refuses the guest.",
      ja: "ステートレスのファームウェアは何も保存しないため、`<nvram>` は持てません。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      const [nvram, stateless] = [guest.one("os/nvram"), guest.one("os/loader@stateless")];
      if (!nvram || !stateless || textOf(stateless) !== "yes") return;
      const related = elsewhere(stateless, { en: "the firmware is stateless", ja: "ファームウェアがステートレスです" });
      yield { at: nameOf(nvram), related, fixes: removal(model, nvram) };
    },
  }),
  plainRule({
    id: "shim-needs-kernel",
    says: {
      en: "`<shim>` is what starts `<kernel>`, and there is none. libvirt refuses the guest.",
      ja: "`<shim>` は `<kernel>` を起動するものですが、`<kernel>` がありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const shim = guest.one("os/shim");
      if (shim && !guest.one("os/kernel")) yield { at: nameOf(shim) };
    },
  }),
  plainRule({
    id: "uefi-acpi-x86",
    only: "qemu",
    says: {
      en: "UEFI on x86 needs ACPI: add `<acpi/>` to `<features>`, or libvirt refuses the guest.",
      ja: "x86 の UEFI には ACPI が必要です。`<features>` に `<acpi/>` を加えないと、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const loader = guest.one("os/loader");
      const isUefi = isEfi(guest) || (loader !== undefined && textAt(loader, "@type") === "pflash");
      const at = guest.one("os@firmware") ?? loader;
      if (isUefi && at && /^(x86_64|i686)$/.test(guest.arch ?? "") && !guest.one("features/acpi")) yield { at: placeOf(at) };
    },
  }),
  plainRule({
    id: "acpi-uefi-aarch64",
    only: "qemu",
    says: {
      en: "On aarch64 ACPI comes from the firmware: `<acpi/>` needs UEFI, such as `firmware='efi'` on `<os>`. libvirt refuses the guest.",
      ja: "aarch64 では ACPI はファームウェアが提供します。`<acpi/>` には UEFI（`<os>` の `firmware='efi'` など）が必要で、なければ libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      const acpi = guest.one("features/acpi");
      if (!acpi || guest.arch !== "aarch64" || isEfi(guest) || guest.one("os/loader")) return;
      yield { at: nameOf(acpi), fixes: removal(model, acpi) };
    },
  }),
];
