import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

const hint = { severity: "hint", pack: "nfv", only: "qemu" } as const;

/** What guests that forward packets need; asked only where somebody wants it. */
export const nfvRules: readonly Rule[] = [
  plainRule({
    id: "vcpus-not-pinned",
    ...hint,
    says: {
      en: "vCPUs without a pin share host CPUs with other guests, and packets wait: pin each by `<vcpupin>`.",
      ja: "ピニングのない vCPU はほかのゲストとホスト CPU を共有し、パケットの処理が待たされます。`<vcpupin>` でそれぞれ固定します。",
    },
    *check(guest) {
      const vcpu = guest.one("vcpu");
      const pinned = guest.all("cputune/vcpupin").length;
      if (vcpu && pinned < (numberOf(vcpu) ?? 1)) yield { at: placeOf(vcpu) };
    },
  }),
  plainRule({
    id: "hugepages-missing",
    ...hint,
    says: {
      en: "Small pages cost a packet path many address look-ups: back the guest with `<hugepages/>`.",
      ja: "小さいページでは、パケット処理のたびにアドレス変換が多く発生します。`<hugepages/>` を使います。",
    },
    *check(guest) {
      const memory = guest.one("memory");
      if (memory && !guest.one("memoryBacking/hugepages")) yield { at: placeOf(memory) };
    },
  }),
  plainRule({
    id: "net-one-queue",
    ...hint,
    says: {
      en: "One queue is served by one vCPU: `queues` up to the number of vCPUs spreads the packets.",
      ja: "キューが 1 つだと 1 つの vCPU だけが処理します。vCPU 数までの `queues` を指定すると分散されます。",
    },
    *check(guest) {
      if ((numberOf(guest.one("vcpu")) ?? 1) < 2) return;
      for (const net of guest.all("devices/interface")) {
        const isFast = ["vhostuser", "bridge", "direct", "network"].includes(textAt(net, "@type") ?? "");
        const isVirtio = textAt(net, "model@type")?.startsWith("virtio");
        const queues = at(net, "driver@queues");
        if (isFast && isVirtio && (!queues || textOf(queues) === "1")) yield { at: queues ? placeOf(queues) : nameOf(net) };
      }
    },
  }),
];
