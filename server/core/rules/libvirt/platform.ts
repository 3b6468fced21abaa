import type { Guest, Occurrence } from "../../documents/document";
import { textAt } from "../../documents/guest";
import type { Text } from "../../text/language";
import { nameOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";

/** Settings that one platform has: where the guest is surely another one, libvirt refuses them. */
interface Row {
  readonly id: string;
  readonly find: (guest: Guest) => readonly Occurrence[];
  /** Undefined where the guest does not say. */
  readonly fits: (guest: Guest) => boolean | undefined;
  readonly platform: Text;
}

const known = (text: string | undefined, pattern: RegExp) => (text === undefined ? undefined : pattern.test(text));
const isX86 = ({ arch }: Guest) => known(arch, /^(x86_64|i686)$/);
const isArm = ({ arch }: Guest) => known(arch, /^(aarch64|armv7l)$/);
const isArmVirt = (guest: Guest) => (isArm(guest) === false ? false : known(guest.machine, /^virt(-|$)/));
const isPseries = ({ arch, machine }: Guest) => (known(arch, /^ppc64/) === false ? false : known(machine, /^pseries/));
const below = (path: string, names: readonly string[]) => (guest: Guest) => names.flatMap((name) => guest.all(`${path}/${name}`));
const x86: Text = { en: "x86", ja: "x86" };

const rows: readonly Row[] = [
  {
    id: "hyperv-arch",
    find: (guest) => guest.all("features/hyperv"),
    fits: (guest) => isX86(guest) || isArm(guest),
    platform: { en: "x86 and Arm", ja: "x86 と Arm" },
  },
  {
    id: "gic-arm-virt",
    find: (guest) => guest.all("features/gic"),
    fits: isArmVirt,
    platform: { en: "Arm's `virt` machine", ja: "Arm の `virt` マシン" },
  },
  {
    id: "pseries-features",
    find: below("features", ["hpt", "htm", "nested-hv", "ccf-assist", "cfpc", "sbbc", "ibs"]),
    fits: isPseries,
    platform: { en: "pSeries", ja: "pSeries" },
  },
  {
    id: "ioapic-x86",
    find: (guest) => [
      ...below("features", ["ioapic", "pvspinlock"])(guest),
      ...guest.all("features/apic").filter((apic) => textAt(apic, "@eoi") !== undefined),
    ],
    fits: isX86,
    platform: x86,
  },
  {
    id: "pm-x86",
    find: below("pm", ["suspend-to-mem", "suspend-to-disk"]),
    fits: isX86,
    platform: x86,
  },
  {
    id: "timer-x86-only",
    find: (guest) =>
      guest
        .all("clock/timer")
        .filter(
          (timer) =>
            ["tsc", "kvmclock", "hypervclock", "hpet"].includes(textAt(timer, "@name") ?? "") &&
            textAt(timer, "@present") === "yes",
        ),
    fits: isX86,
    platform: x86,
  },
];

/** What belongs to another architecture or machine than the guest's. */
export const platformRules: readonly Rule[] = rows.map(({ id, find, fits, platform }) =>
  plainRule({
    id,
    only: "qemu",
    says: {
      en: "`<{name}>` is for {platform}: libvirt refuses this guest, which is `{machine}`.",
      ja: "`<{name}>` は {platform} 用です。このゲスト（`{machine}`）は libvirt に拒否されます。",
    },
    *check(guest, model) {
      if (fits(guest) !== false) return;
      const machine = [guest.arch, guest.machine].filter((word) => word !== undefined).join(" ");
      for (const setting of find(guest))
        yield { at: nameOf(setting), words: { name: setting.key, platform, machine }, fixes: removal(model, setting) };
    },
  }),
);
