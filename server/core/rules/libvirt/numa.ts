import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { cellIds } from "../guestNuma";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, numbersIn, repeated, sharedNumbers } from "../shapes";

/** The NUMA cells that a guest sees. */
export const numaRules: readonly Rule[] = [
  plainRule({
    id: "numa-cell-ids",
    says: {
      en: "The NUMA cells are numbered 0 to {last} without a gap: {id} is none of these, and libvirt refuses the guest.",
      ja: "NUMA セルの番号は 0 から {last} まで連続していなければなりません。{id} は範囲外で、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const cells = guest.all("cpu/numa/cell");
      for (const id of guest.all("cpu/numa/cell@id")) {
        const number = numberOf(id);
        if (number !== undefined && number >= cells.length)
          yield { at: placeOf(id), words: { id: number, last: cells.length - 1 } };
      }
    },
  }),
  plainRule({
    id: "numa-cell-duplicate",
    says: {
      en: "There is a NUMA cell {key} already: libvirt refuses the guest.",
      ja: "NUMA セル {key} はすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("cpu/numa/cell@id")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
  plainRule({
    id: "numa-cells-overlap",
    says: {
      en: "vCPU {cpu} is in another NUMA cell already: libvirt refuses the guest.",
      ja: "vCPU {cpu} はすでに別の NUMA セルに属しています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, number } of sharedNumbers(guest.all("cpu/numa/cell@cpus")))
        yield {
          at: placeOf(again),
          words: { cpu: number },
          related: elsewhere(first, { en: "the other cell", ja: "もう一方のセル" }),
        };
    },
  }),
  plainRule({
    id: "numa-cpus-exceed",
    says: {
      en: "The guest has {most} vCPUs, numbered from 0: there is no vCPU {cpu} for this cell, and libvirt refuses the guest.",
      ja: "ゲストの vCPU は 0 から数えて {most} 個です。このセルの vCPU {cpu} は存在せず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const most = numberOf(guest.one("vcpu")) ?? 1;
      for (const cpus of guest.all("cpu/numa/cell@cpus")) {
        const cpu = Math.max(...(numbersIn(textOf(cpus)) ?? []));
        if (cpu >= most) yield { at: placeOf(cpus), words: { most, cpu } };
      }
    },
  }),
  plainRule({
    id: "numa-distance-sibling",
    says: {
      en: "There is no NUMA cell {id} to be away from: libvirt refuses the guest.",
      ja: "距離の相手となる NUMA セル {id} がありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const ids = cellIds(guest);
      for (const sibling of guest.all("cpu/numa/cell/distances/sibling@id")) {
        const id = numberOf(sibling);
        if (id !== undefined && !ids.has(id)) yield { at: placeOf(sibling), words: { id } };
      }
    },
  }),
  plainRule({
    id: "numa-distance-value",
    says: {
      en: "A cell is 10 from itself, and 11 to 255 from others (255: not to be reached): libvirt refuses {value} here.",
      ja: "距離はセル自身に対して 10、ほかのセルに対しては 11～255（255 は到達不可）です。ここでの {value} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const [index, cell] of guest.all("cpu/numa/cell").entries()) {
        const own = numberOf(at(cell, "@id")) ?? index;
        for (const sibling of allAt(cell, "distances/sibling")) {
          const [id, value, distance] = [numberOf(at(sibling, "@id")), at(sibling, "@value"), numberOf(at(sibling, "@value"))];
          if (!value || distance === undefined || id === undefined) continue;
          const fits = id === own ? distance === 10 : distance >= 11 && distance <= 255;
          if (!fits) yield { at: placeOf(value), words: { value: distance } };
        }
      }
    },
  }),
  plainRule({
    id: "hmat-cache-level",
    says: {
      en: "The memory-side caches of a cell have the levels 1 to 3, each once: libvirt refuses {level} here.",
      ja: "セルのメモリー側キャッシュのレベルは 1～3 で、それぞれ 1 つだけです。ここでの {level} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const cell of guest.all("cpu/numa/cell")) {
        const levels = allAt(cell, "cache@level");
        const twice = new Set([...repeated(levels)].map(({ again }) => again));
        for (const level of levels)
          if (twice.has(level) || (numberOf(level) ?? 0) > 3) yield { at: placeOf(level), words: { level: textOf(level) ?? "" } };
      }
    },
  }),
  plainRule({
    id: "hmat-interconnect",
    says: {
      en: "`initiator` and `target` are cells of this guest, and each pair has one value of a type: libvirt refuses the guest.",
      ja: "`initiator` と `target` はこのゲストのセルで、組み合わせと種類ごとに値は 1 つです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const entries = ["latency", "bandwidth"].flatMap((name) => guest.all(`cpu/numa/interconnects/${name}`));
      if (entries.length === 0) return;
      const ids = cellIds(guest);
      for (const end of entries.flatMap((entry) => [at(entry, "@initiator"), at(entry, "@target")])) {
        const id = numberOf(end);
        if (end && id !== undefined && !ids.has(id)) yield { at: placeOf(end) };
      }
      const keyOf = (entry: (typeof entries)[number]) =>
        [entry.key, ...["initiator", "target", "cache", "type"].map((name) => textAt(entry, `@${name}`) ?? "")].join(" ");
      for (const { again, first } of repeated(entries, keyOf))
        yield { at: nameOf(again), related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
];
