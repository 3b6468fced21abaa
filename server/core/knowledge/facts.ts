import type { OriginId, SettingAddress } from "./address";
import type { SetBy, TakesEffect } from "./setting";

/** Which values a setting takes, as its reader checks them. */
export interface ValueShape {
  readonly enum?: readonly string[];
  /** Other words for one of them, with the one that they mean. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly min?: number;
  readonly max?: number;
  /** A regular expression for the whole value. */
  readonly pattern?: string;
  /** Several values, separated by commas. */
  readonly list?: boolean;
}

/** What a setting does to a place of the domain XML. */
export type Effect = "adds" | "sets" | "selects" | "limits" | "gates";

/** An OpenStack-side setting as Nova's own code has it. */
export interface SettingFacts {
  /** `flavor:hw:numa_cpus.{num}`: a `{…}` stands for any word. */
  readonly id: SettingAddress;
  /** A field of the flavor (`vcpus`) or image (`min_disk`) itself, not one of its extra specs or properties. */
  readonly field?: boolean;
  readonly values: ValueShape;
  readonly default?: string;
  readonly setBy: SetBy;
  /** Missing where a change never reaches the guest's XML. */
  readonly takesEffect?: TakesEffect;
  /** Accepted by Nova and read nowhere. */
  readonly unused?: boolean;
  readonly deprecated?: boolean;
  /** Domain addresses it bears on, with its effects there. */
  readonly paths: Readonly<Record<string, readonly Effect[]>>;
}

export type Role = "decides" | "derives" | "default" | "limits" | "gates";

/** A test on the values at a place; see `deciders.ts` for what each form means. */
export type Test = boolean | string | readonly string[] | { readonly same: string };

/** A condition on a guest's own XML and metadata: every key must hold. */
export interface Where {
  readonly [key: string]: Test | Where | readonly Where[];
}

/** Somebody with a say in a place of the domain XML, most specific first in its list. */
export interface Decider {
  readonly id: SettingAddress | OriginId;
  readonly role: Role;
  readonly where?: Where;
  /** Nova releases from and up to which this holds (`32.0.0`, `33.x`). */
  readonly since?: string;
  readonly until?: string;
}

/** Where in the KVM house a domain setting takes effect. */
export type Storey =
  | "kvm-kernel"
  | "qemu-machine"
  | "qemu-device"
  | "qemu-backend"
  | "libvirt-management"
  | "host-kernel"
  | "host-service"
  | "guest-firmware"
  | "other-hypervisor";

/** Who on libvirt's side fills a place in: when the guest is defined, and when it runs. */
export interface Filled {
  readonly define?: OriginId;
  readonly run?: OriginId;
}

/** The releases of libvirt whose schemas are compared. */
export const libvirtReleases = ["9.0", "11.3", "12.8"] as const;

export type LibvirtRelease = (typeof libvirtReleases)[number];

export interface Since {
  readonly since: string;
  readonly only?: readonly string[];
}

/** The generated tables, as `knowledge/facts/*.json` hold them. Keys are domain addresses. */
export interface Facts {
  readonly settings: readonly SettingFacts[];
  readonly owners: Readonly<Record<string, readonly Decider[]>>;
  /** Longest prefix wins. */
  readonly storeys: Readonly<Record<string, Storey>>;
  /** The first release that has a place (`domain:cpu/topology@clusters`) or value (`…@type=nvme`); missing where 9.0 has it. */
  readonly presence: Readonly<Record<string, LibvirtRelease>>;
  /** What libvirt's documentation says of a place or value: the release that brought it, the hypervisors that alone read it. */
  readonly since: Readonly<Record<string, Since>>;
  /** What libvirt adds at define or run time. */
  readonly filled: Readonly<Record<string, Filled>>;
}
