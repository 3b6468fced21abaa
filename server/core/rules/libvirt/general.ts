import type { Guest } from "../../documents/document";
import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { change, elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const entry = (guest: Guest, block: string, name: string) =>
  guest.all(`sysinfo/${block}/entry`).find((one) => textAt(one, "@name") === name);

const plainUuid = (text: string | undefined) => text?.replace(/[-\s]/g, "").toLowerCase();

/** What a guest is called and what its SMBIOS tables say. */
export const generalRules: readonly Rule[] = [
  plainRule({
    id: "name-no-slash",
    says: {
      en: "A guest's name cannot have a `/`: libvirt makes file names of it, and refuses the guest.",
      ja: "ゲストの名前に `/` は使えません。libvirt は名前からファイル名を作るため、このゲストを拒否します。",
    },
    *check(guest) {
      const name = guest.one("name");
      if (!name || ["vbox", "openvz", "vmware"].includes(guest.type) || guest.type === "") return;
      const text = textOf(name) ?? "";
      if (text.includes("/")) yield { at: placeOf(name), fixes: change(name, text.replaceAll("/", "-")) };
    },
  }),
  plainRule({
    id: "uuid-sysinfo-mismatch",
    says: {
      en: "The SMBIOS table would tell the guest another UUID than its own `<uuid>`. libvirt refuses the guest unless they are the same.",
      ja: "SMBIOS テーブルがゲスト自身の `<uuid>` と違う UUID を伝えることになります。同じでなければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const uuid = guest.one("uuid");
      const told = entry(guest, "system", "uuid");
      if (!uuid || !told || plainUuid(textOf(uuid)) === plainUuid(textOf(told))) return;
      const related = elsewhere(uuid, { en: "the guest's own UUID", ja: "ゲスト自身の UUID" });
      yield { at: placeOf(told), related, fixes: change(told, textOf(uuid) ?? "") };
    },
  }),
  plainRule({
    id: "genid-once",
    says: {
      en: "`<genid>` stands twice: a guest has one generation id, and libvirt refuses it with two.",
      ja: "`<genid>` が 2 つあります。世代 ID は 1 つだけで、2 つあると libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      for (const again of guest.all("genid").slice(1)) yield { at: nameOf(again), fixes: removal(model, again) };
    },
  }),
  plainRule({
    id: "smbios-bios-date",
    says: {
      en: "A BIOS date is written month/day/year (`12/31/2024`): libvirt refuses `{date}`.",
      ja: "BIOS の日付は月/日/年（`12/31/2024`）の形で書きます。`{date}` は libvirt に拒否されます。",
    },
    *check(guest) {
      const date = entry(guest, "bios", "date");
      const text = textOf(date);
      if (!date || text === undefined) return;
      const [, month = "0", day = "0", year = "0"] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text) ?? [];
      const fits = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
      if (!fits || (year.length === 4 && Number(year) < 1900)) yield { at: placeOf(date), words: { date: text } };
    },
  }),
  plainRule({
    id: "fwcfg-name-prefix",
    only: "qemu",
    says: {
      en: "A `fwcfg` entry of one's own is called `opt/…`, and neither `opt/ovmf/…` nor `opt/org.qemu/…`, which are the firmware's and QEMU's. libvirt refuses `{name}`.",
      ja: "独自の `fwcfg` エントリーの名前は `opt/…` で始めます。`opt/ovmf/…` と `opt/org.qemu/…` はファームウェアと QEMU のものです。`{name}` は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const name of fwcfg(guest).flatMap((one) => at(one, "@name") ?? [])) {
        const text = textOf(name) ?? "";
        if (!/^opt\/(?!ovmf\/|org\.qemu\/)/.test(text)) yield { at: placeOf(name), words: { name: text } };
      }
    },
  }),
  plainRule({
    id: "fwcfg-value-or-file",
    says: {
      en: "A `fwcfg` entry needs content: text inside, or `file` with a path. libvirt refuses the guest without.",
      ja: "`fwcfg` のエントリーには中身が必要です。要素内のテキストか、`file` でパスを指定します。なければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const one of fwcfg(guest))
        if (textOf(one) === undefined && !at(one, "@file") && one.children.every(({ isAttribute }) => isAttribute))
          yield { at: nameOf(one) };
    },
  }),
  plainRule({
    id: "alias-unique",
    says: {
      en: "The alias `{key}` belongs to another device already: QEMU calls devices by it, and libvirt refuses the guest.",
      ja: "エイリアス `{key}` はすでに別のデバイスのものです。QEMU はこの名前でデバイスを呼ぶため、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      // In a dump the console is the first serial port once more.
      const devices = guest.all("devices/*").filter(({ key }) => key !== "console");
      const aliases = devices.flatMap((device) => allAt(device, "alias@name"));
      for (const { again, first, key } of repeated(aliases)) {
        const related = elsewhere(first, { en: "the first device with it", ja: "先に使っているデバイス" });
        yield { at: placeOf(again), words: { key }, related };
      }
    },
  }),
];

const fwcfg = (guest: Guest) =>
  guest
    .all("sysinfo")
    .filter((one) => textAt(one, "@type") === "fwcfg")
    .flatMap((one) => allAt(one, "entry"));
