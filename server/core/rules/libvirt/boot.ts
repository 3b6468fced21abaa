import { textAt } from "../../documents/guest";
import { elsewhere, guestRule, nameOf, placeOf, removal } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

const devOrOrder = guestRule({
  id: "boot-dev-vs-order",
  severity: "error",
  messages: {
    both: {
      en: "The order of booting is said twice: by `<boot dev='{dev}'/>` in `<os>` and by `<boot order=…/>` in devices. libvirt takes one of them only, and refuses the guest.",
      ja: "起動順序が、`<os>` の `<boot dev='{dev}'/>` とデバイスの `<boot order=…/>` の両方で指定されています。libvirt が受け付けるのは一方だけで、このゲストは拒否されます。",
    },
  },
  *check(guest, model) {
    const order = guest.one("devices/*/boot@order");
    for (const boot of order ? guest.all("os/boot") : []) {
      const related = order && elsewhere(order, { en: "the order is said here too", ja: "ここでも順序を指定しています" });
      yield {
        at: nameOf(boot),
        message: "both",
        words: { dev: textAt(boot, "@dev") ?? "" },
        fixes: removal(model, boot),
        ...(related && { related }),
      };
    }
  },
});

const orderOnce = guestRule({
  id: "boot-order-unique",
  severity: "error",
  messages: {
    again: {
      en: "Boot order {key} belongs to another device already, and libvirt refuses the guest: each number stands once.",
      ja: "起動順序 {key} はすでに別のデバイスに割り当てられているため、libvirt はゲストを拒否します。同じ番号は 1 度しか使えません。",
    },
  },
  *check(guest) {
    for (const { again, first, key } of repeated(guest.all("devices/*/boot@order"))) {
      const related = elsewhere(first, { en: "the first device with it", ja: "先に使っているデバイス" });
      yield { at: placeOf(again), message: "again", words: { key }, related };
    }
  },
});

/** What a guest boots from (src/conf/domain_postparse.c, src/conf/domain_conf.c). */
export const bootRules: readonly Rule[] = [devOrOrder, orderOnce];
