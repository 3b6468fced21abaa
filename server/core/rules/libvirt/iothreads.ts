import { at } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { iothreadIds } from "../guestNuma";
import { elsewhere, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, numbersIn, repeated } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };
const missing: Text = {
  en: "The guest has no iothread {id}: libvirt refuses it.",
  ja: "ゲストに iothread {id} はありません。libvirt はゲストを拒否します。",
};

/** The iothreads of a guest, and what refers to them. */
export const iothreadRules: readonly Rule[] = [
  plainRule({
    id: "iothreadids-unique",
    says: {
      en: "There is an iothread {key} already: libvirt refuses the guest.",
      ja: "iothread {key} はすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("iothreadids/iothread@id")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "iothread-pool",
    says: {
      en: "A pool has one thread at least at its largest, and not fewer than at its smallest: libvirt refuses the guest.",
      ja: "プールの最大スレッド数は 1 以上で、最小スレッド数以上でなければなりません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const thread of [...guest.all("iothreadids/iothread"), ...guest.all("defaultiothread")]) {
        const [most, least] = [at(thread, "@thread_pool_max"), numberOf(at(thread, "@thread_pool_min")) ?? 0];
        const number = numberOf(most);
        if (most && number !== undefined && (number === 0 || (number > 0 && number < least))) yield { at: placeOf(most) };
      }
    },
  }),
  plainRule({
    id: "iothreadpin-exists",
    says: missing,
    *check(guest) {
      const pins = guest.all("cputune/iothreadpin@iothread");
      const ids = pins.length > 0 ? iothreadIds(guest) : new Set<number>();
      for (const pin of pins) {
        const id = numberOf(pin);
        if (id !== undefined && !ids.has(id)) yield { at: placeOf(pin), words: { id } };
      }
    },
  }),
  plainRule({
    id: "iothreadpin-duplicate",
    says: {
      en: "Iothread {key} is pinned already: libvirt refuses the guest.",
      ja: "iothread {key} はすでにピニングされています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("cputune/iothreadpin@iothread")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "iothreadsched-exists",
    says: missing,
    *check(guest) {
      const sets = guest.all("cputune/iothreadsched@iothreads");
      const ids = sets.length > 0 ? iothreadIds(guest) : new Set<number>();
      for (const set of sets) {
        const id = [...(numbersIn(textOf(set)) ?? [])].find((one) => !ids.has(one));
        if (id !== undefined) yield { at: placeOf(set), words: { id } };
      }
    },
  }),
];
