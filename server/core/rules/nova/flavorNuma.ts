import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf } from "../guestRule";
import { flavorRule } from "../novaFlavor";
import type { Rule } from "../rule";
import { numbersIn, sharedNumbers, wholeNumber } from "../shapes";

const cpus = /^hw:numa_cpus\.\d+$/;
const memory = /^hw:numa_mem\.\d+$/;

/** The NUMA cells and the bandwidth that a flavor gives. */
export const flavorNumaRules: readonly Rule[] = [
  flavorRule({
    id: "numa-cpu-duplicate",
    says: {
      en: "vCPU {number} is in another NUMA cell already: Nova refuses each server of this flavor (`ImageNUMATopologyCPUDuplicates`).",
      ja: "vCPU {number} はすでに別の NUMA セルに属しています。このフレーバーのサーバーは Nova に拒否されます（`ImageNUMATopologyCPUDuplicates`）。",
    },
    *check(flavor) {
      for (const { again, first, number } of sharedNumbers(flavor.specs(cpus)))
        yield {
          at: placeOf(again),
          words: { number },
          related: elsewhere(first, { en: "the other cell", ja: "もう一方のセル" }),
        };
    },
  }),
  flavorRule({
    id: "numa-cpu-out-of-range",
    says: {
      en: "The flavor has {vcpus} vCPUs, numbered from 0: this list names another one, and Nova refuses each server (`ImageNUMATopologyCPUOutOfRange`).",
      ja: "フレーバーの vCPU は 0 から数えて {vcpus} 個です。範囲外を指しているため、サーバーは Nova に拒否されます（`ImageNUMATopologyCPUOutOfRange`）。",
    },
    *check(flavor) {
      const { vcpus } = flavor;
      if (vcpus === undefined) return;
      for (const list of flavor.specs(cpus))
        if ([...(numbersIn(textOf(list)) ?? [])].some((one) => one >= vcpus)) yield { at: placeOf(list), words: { vcpus } };
    },
  }),
  flavorRule({
    id: "numa-cpu-unassigned",
    says: {
      en: "vCPU {number} is in no NUMA cell: Nova refuses each server of this flavor (`ImageNUMATopologyCPUsUnassigned`).",
      ja: "vCPU {number} がどの NUMA セルにも属していません。このフレーバーのサーバーは Nova に拒否されます（`ImageNUMATopologyCPUsUnassigned`）。",
    },
    *check(flavor) {
      const nodes = wholeNumber(flavor.value("hw:numa_nodes"));
      const lists = flavor.specs(cpus);
      const sets = lists.map((list) => numbersIn(textOf(list)));
      const [first] = lists;
      if (!first || flavor.vcpus === undefined || nodes !== lists.length || sets.some((set) => set === undefined)) return;
      const taken = new Set(sets.flatMap((set) => [...(set ?? [])]));
      const number = Array.from({ length: flavor.vcpus }, (_, index) => index).find((one) => !taken.has(one));
      if (number !== undefined) yield { at: nameOf(first), words: { number } };
    },
  }),
  flavorRule({
    id: "numa-memory-sum",
    says: {
      en: "The cells have {sum} MiB together and the flavor {ram}: Nova refuses each server of this flavor (`ImageNUMATopologyMemoryOutOfRange`).",
      ja: "セルの合計は {sum} MiB、フレーバーは {ram} MiB です。このフレーバーのサーバーは Nova に拒否されます（`ImageNUMATopologyMemoryOutOfRange`）。",
    },
    *check(flavor) {
      const nodes = wholeNumber(flavor.value("hw:numa_nodes"));
      const parts = flavor.specs(memory);
      const sizes = parts.map((part) => wholeNumber(textOf(part)));
      const [first] = parts;
      if (!first || flavor.ram === undefined || nodes !== parts.length || sizes.some((size) => size === undefined)) return;
      const sum = sizes.reduce<number>((all, size) => all + (size ?? 0), 0);
      if (sum !== flavor.ram) yield { at: placeOf(first), words: { sum, ram: flavor.ram } };
    },
  }),
  flavorRule({
    id: "vif-bandwidth-needs-average",
    says: {
      en: "`{key}` is above an average that is missing: without `{average}` Nova writes no limit at all.",
      ja: "`{key}` は平均を超える分の指定ですが、平均がありません。`{average}` がなければ Nova は制限をまったく書きません。",
    },
    *check(flavor) {
      for (const spec of flavor.specs(/^quota:vif_(in|out)bound_(peak|burst)$/)) {
        const average = spec.key.replace(/(peak|burst)$/, "average");
        if (!flavor.spec(average)) yield { at: nameOf(spec), words: { key: spec.key, average } };
      }
    },
  }),
];
