// Settings that only some devices have: data for the many rules of this shape.
import type { Guest, Occurrence } from "../documents/document";
import { at } from "../documents/guest";
import type { Text } from "../text/language";
import type { Severity } from "../text/mistake";
import { nameOf, plainRule, removal } from "./guestRule";
import type { Rule } from "./rule";

/** Settings that libvirt refuses in a device that is of another sort. */
export interface Misfit {
  readonly id: string;
  readonly severity?: Severity;
  readonly only?: "qemu";
  /** The path of the devices. */
  readonly each: string;
  /** Paths below a device. */
  readonly settings: readonly string[];
  /** Whether a device may have them; undefined where the guest does not say. */
  readonly fits: (device: Occurrence, guest: Guest) => boolean | undefined;
  /** What may have them, behind "`name` is for". */
  readonly where: Text;
}

const says: Text = {
  en: "`{name}` is for {where}: libvirt refuses the guest.",
  ja: "`{name}` は{where}のものです。libvirt はゲストを拒否します。",
};
const ignored: Text = {
  en: "`{name}` is for {where}: libvirt takes it here, and it does nothing.",
  ja: "`{name}` は{where}のものです。ここに書いても libvirt は受け付けるだけで、何の効果もありません。",
};

/** Makes a rule of each row. */
export function misfitRules(rows: readonly Misfit[]): Rule[] {
  return rows.map(({ id, severity, only, each, settings, fits, where }) =>
    plainRule({
      id,
      ...(severity && { severity }),
      ...(only && { only }),
      says: severity && severity !== "error" ? ignored : says,
      *check(guest, model) {
        for (const device of guest.all(each))
          for (const path of settings) {
            const setting = at(device, path);
            if (setting && fits(device, guest) === false)
              yield { at: nameOf(setting), words: { name: setting.key, where }, fixes: removal(model, setting) };
          }
      },
    }),
  );
}
