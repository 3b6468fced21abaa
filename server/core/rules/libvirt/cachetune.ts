import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numbersIn, sharedNumbers } from "../shapes";

const firstOne: Text = { en: "the first one", ja: "1 つ目" };

/** Which vCPUs get which part of the host's CPU cache. */
export const cachetuneRules: readonly Rule[] = [
  plainRule({
    id: "cachetune-kvm",
    only: "qemu",
    says: {
      en: "Cache allocation needs `type='kvm'`: libvirt refuses the guest with `{type}`.",
      ja: "キャッシュの割り当てには `type='kvm'` が必要です。`{type}` では libvirt がゲストを拒否します。",
    },
    *check(guest) {
      const tune = guest.one("cputune/cachetune");
      if (tune && guest.type !== "kvm") yield { at: nameOf(tune), words: { type: guest.type } };
    },
  }),
  plainRule({
    id: "cachetune-overlap",
    says: {
      en: "vCPU {number} has its share of the cache already: libvirt refuses the guest.",
      ja: "vCPU {number} のキャッシュはすでに割り当てられています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, number } of sharedNumbers(guest.all("cputune/cachetune@vcpus")))
        yield { at: placeOf(again), words: { number }, related: elsewhere(first, firstOne) };
    },
  }),
  plainRule({
    id: "cachetune-monitor-subset",
    says: {
      en: "A monitor looks at vCPUs of its `<cachetune>`, at all of them or at some that no other one looks at: libvirt refuses the guest.",
      ja: "モニターの対象は、その `<cachetune>` の vCPU 全部か、ほかのモニターと重ならない一部です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const vcpus of guest.all("cputune/cachetune@vcpus")) {
        const all = numbersIn(textOf(vcpus));
        const monitors = guest.all("cputune/cachetune/monitor@vcpus").filter((one) => one.parent?.parent === vcpus.parent);
        const part = monitors.filter((one) => textOf(one) !== textOf(vcpus));
        for (const one of part)
          if (all && [...(numbersIn(textOf(one)) ?? [])].some((number) => !all.has(number))) yield { at: placeOf(one) };
        for (const { again, first } of sharedNumbers(part)) yield { at: placeOf(again), related: elsewhere(first, firstOne) };
      }
    },
  }),
];
