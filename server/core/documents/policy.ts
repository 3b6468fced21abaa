import type { LibvirtRelease } from "../knowledge/facts";
import type { Severity } from "../text/mistake";
import type { Span } from "../text/span";

/** Groups of rules of good practice, off until somebody asks for them. */
export const packs = ["production", "nfv"] as const;
export type Pack = (typeof packs)[number];

/** How much a finding of a rule weighs, or that the rule is not asked. */
export const weights = ["error", "warning", "information", "hint", "off"] as const;
export type Weight = Severity | "off";

/** What a user has decided of the rules. */
export interface Policy {
  /** By rule; what is not here weighs what the rule says. */
  readonly weights: ReadonlyMap<string, Weight>;
  readonly packs: ReadonlySet<Pack>;
}

export const noPolicy: Policy = { weights: new Map(), packs: new Set() };

/** The name of the file in which a project decides of the rules. */
export const projectFile = ".virt-layers.yaml";

/** What a project file decides; what it does not mention is decided elsewhere. */
export interface ProjectSettings {
  readonly rules: readonly { readonly name: string; readonly span: Span; readonly weight: Weight }[];
  readonly packs?: readonly Pack[];
  readonly libvirt?: LibvirtRelease;
}

/** A policy in which the project has the last word on what it mentions. */
export function policyWith({ rules, packs: chosen }: ProjectSettings, user: Policy): Policy {
  const ofProject = rules.map(({ name, weight }) => [name, weight] as const);
  return { weights: new Map([...user.weights, ...ofProject]), packs: chosen ? new Set(chosen) : user.packs };
}
