import type { Text } from "../text/language";
import type { SettingAddress } from "./address";

/** How something of a guest gets out of libvirt's sight: it is misspelt, misplaced or missing; only misplaced; or there twice. */
export type SlipKind = "lost" | "misplaced" | "repeated";

/** What libvirt, unless it validates, makes of a slip without a word: only where that is worth telling. */
export interface Slip {
  readonly when: SlipKind;
  /** What is lost, misplaced or repeated. */
  readonly at: readonly SettingAddress[];
  /** A clause: after "libvirt silently drops it, and …"; with `repeated`, after "libvirt …". */
  readonly makes: Text;
  /** The slips with which a real libvirtd was seen to do so. */
  readonly seen: readonly string[];
}
