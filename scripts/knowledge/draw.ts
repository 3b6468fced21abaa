import { generator } from "../corpus/random";
import type { Written } from "./readKnowledge";

/** `count` entries drawn at random, a line each: its file and its name. The same seed draws the same of the same knowledge. */
export function drawEntries(
  { settings, counterparts, components, origins, slips, terms }: Written,
  count: number,
  seed: number,
): string[] {
  const left = [
    ...settings.map(({ file, entry }) => `${file}: ${entry.address}`),
    ...counterparts.map(({ file, entry }) => `${file}: ${entry.kvm.join(" ")} ↔ ${entry.by.join(" ")}`),
    ...[...components, ...origins, ...terms].map(({ file, entry }) => `${file}: ${entry.id}`),
    ...slips.map(({ file, entry }) => `${file}: ${entry.when} ${entry.at.join(" ")}`),
  ];
  const random = generator(seed);
  return Array.from({ length: Math.min(count, left.length) }).flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
