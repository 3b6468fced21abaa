import type { Text } from "../text/language";
import type { OriginId, SettingAddress } from "./address";

/** Where a setting takes effect: the storey of the house. */
export type Layer = "kvm" | "openstack" | "guest";

/** Who may set an OpenStack setting. */
export type SetBy = "project-user" | "image-owner" | "cloud-admin" | "host-operator";

/** When a change of an OpenStack setting reaches a guest. */
export type TakesEffect =
  | "at-next-regeneration"
  | "resize"
  | "rebuild"
  | "new-servers-only"
  | "attach"
  | "host-service-restart+regeneration"
  | "host-service-restart";

/** A piece of software of one layer, told as a concept (`component:nova`). */
export interface Component {
  readonly id: string;
  readonly layer: Layer;
  readonly name: Text;
  readonly text: SettingText;
  /** Further facts in a table: purpose, role, unit of management, … */
  readonly rows?: readonly { readonly label: Text; readonly text: Text }[];
  readonly sources: readonly string[];
}

/** A word of the field, told for the glossary and found by search (`glossary:live-migration`). */
export interface Term {
  readonly id: string;
  readonly name: Text;
  /** Other words and spellings for it, in any language and script: what people type when they look for it. */
  readonly also: readonly string[];
  readonly text: SettingText;
  /** A table: choices side by side, steps. */
  readonly rows?: readonly { readonly label: Text; readonly text: Text }[];
  /** Settings and concepts that it leads to. */
  readonly see: readonly string[];
  readonly sources: readonly string[];
}

export interface SettingText {
  /** One sentence: what it does. */
  readonly what: Text;
  readonly why?: Text;
  /** What goes wrong. */
  readonly care?: Text;
}

/** What is written of one setting. Facts about it (values, who sets it) come from the generated tables. */
export interface Setting {
  readonly address: SettingAddress;
  /** The component that implements it; left out where the facts tell (the domain's layer table, Nova's settings). */
  readonly component?: string | undefined;
  readonly text: SettingText;
  /** The meaning of each enumerated value that needs a word. */
  readonly values?: Readonly<Record<string, Text>> | undefined;
  /** For a Heat property: the setting that it sets (`heat:OS::Nova::Flavor/ram` is `flavor:memory_mb`). */
  readonly is?: SettingAddress | undefined;
  readonly sources: readonly string[];
}

/** How well the two ends of a counterpart match; see knowledge/README.md. */
export type Fit = "same" | "narrower" | "derived" | "decides" | "constant" | "none";

/** A bridge between the layers, written once and read from both ends: every `kvm` with every `by`. */
export interface Counterpart {
  readonly kvm: readonly SettingAddress[];
  /** Empty where the other layer has nothing (`fit: none`). */
  readonly by: readonly (SettingAddress | OriginId)[];
  readonly fit: Fit;
  /** The condition, or what it costs, in own words. */
  readonly when?: Text;
  /** File and function, such as `nova/virt/libvirt/driver.py:_get_guest_config`. */
  readonly evidence: readonly string[];
}

/** A decider that is no setting: a constant of Nova, the scheduler, libvirt at define. */
export interface Origin {
  readonly id: OriginId;
  readonly component: string;
  readonly name: Text;
  readonly text: Text;
}
