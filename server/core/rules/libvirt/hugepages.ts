import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { cellIds } from "../guestNuma";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { bytesOf, numbersIn, sharedNumbers } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };

/** In pages of which size a guest's memory lies. */
export const hugepagesRules: readonly Rule[] = [
  plainRule({
    id: "hugepages-one-default",
    says: {
      en: "Two sizes of huge pages are for the whole guest: one at most has no `nodeset` (without NUMA cells, `0` means the same). libvirt refuses the guest.",
      ja: "ゲスト全体に対するヒュージページのサイズが 2 つあります。`nodeset` のないものは 1 つだけです（NUMA セルがなければ `0` も同じ意味です）。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const hasCells = guest.one("cpu/numa/cell") !== undefined;
      const pages = guest.all("memoryBacking/hugepages/page");
      const whole = pages.filter((page) => !at(page, "@nodeset") || (!hasCells && textAt(page, "@nodeset") === "0"));
      const [first, again] = whole;
      if (first && again) yield { at: nameOf(again), related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "hugepages-nodeset-overlap",
    says: {
      en: "NUMA cell {cell} has another size of huge pages already: libvirt refuses the guest.",
      ja: "NUMA セル {cell} にはすでに別のサイズのヒュージページが指定されています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, number } of sharedNumbers(guest.all("memoryBacking/hugepages/page@nodeset")))
        yield { at: placeOf(again), words: { cell: number }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "hugepages-nodeset-exists",
    says: {
      en: "The guest has no NUMA cell {cell}: libvirt refuses it.",
      ja: "ゲストに NUMA セル {cell} はありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const ids = guest.one("cpu/numa/cell") ? cellIds(guest) : new Set([0]);
      for (const set of guest.all("memoryBacking/hugepages/page@nodeset")) {
        const cell = [...(numbersIn(textOf(set)) ?? [])].find((one) => !ids.has(one));
        if (cell !== undefined) yield { at: placeOf(set), words: { cell } };
      }
    },
  }),
  plainRule({
    id: "hugepages-size-zero",
    says: { en: "A page has a size: libvirt refuses 0.", ja: "ページにはサイズが必要です。0 は libvirt に拒否されます。" },
    *check(guest) {
      for (const size of guest.all("memoryBacking/hugepages/page@size"))
        if (bytesOf(textOf(size), "KiB") === 0) yield { at: placeOf(size) };
    },
  }),
  ...(["ondemand", "anonymous"] as const).map((word) => {
    const path = word === "ondemand" ? "memoryBacking/allocation@mode" : "memoryBacking/source@type";
    return plainRule({
      id: `hugepages-${word}`,
      only: "qemu",
      says:
        word === "ondemand"
          ? {
              en: "Huge pages are taken when the guest starts, not on demand: libvirt refuses the guest.",
              ja: "ヒュージページはゲストの起動時に確保され、必要に応じて確保することはできません。libvirt はゲストを拒否します。",
            }
          : {
              en: "Huge pages come from a file system or a memfd, not from anonymous memory: libvirt refuses the guest.",
              ja: "ヒュージページはファイルシステムか memfd から確保され、匿名メモリーは使えません。libvirt はゲストを拒否します。",
            },
      *check(guest, model) {
        const setting = guest.one(path);
        if (setting && textOf(setting) === word && guest.one("memoryBacking/hugepages"))
          yield { at: placeOf(setting), fixes: setting.parent ? removal(model, setting.parent) : [] };
      },
    });
  }),
];
