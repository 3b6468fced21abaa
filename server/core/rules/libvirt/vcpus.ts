import { at } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { change, elsewhere, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf } from "../shapes";

/** How many vCPUs a guest has, which of them are on, and how they are arranged. */
export const vcpuRules: readonly Rule[] = [
  plainRule({
    id: "vcpu-current-max",
    says: {
      en: "`current` is more than the {most} vCPUs that the guest may have: libvirt refuses it.",
      ja: "`current` がゲストの vCPU の上限 {most} を超えています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [current, most] = [guest.one("vcpu@current"), numberOf(guest.one("vcpu"))];
      if (current && most !== undefined && (numberOf(current) ?? 0) > most)
        yield { at: placeOf(current), words: { most }, fixes: change(current, String(most)) };
    },
  }),
  plainRule({
    id: "vcpu-id-range",
    says: {
      en: "The guest has {most} vCPUs, numbered from 0: there is no vCPU {id}, and libvirt refuses the guest.",
      ja: "ゲストの vCPU は 0 から数えて {most} 個です。vCPU {id} は存在せず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const most = numberOf(guest.one("vcpu")) ?? 1;
      for (const one of guest.all("vcpus/vcpu@id")) {
        const id = numberOf(one);
        if (id !== undefined && id >= most) yield { at: placeOf(one), words: { most, id } };
      }
    },
  }),
  plainRule({
    id: "vcpu-offline-hotpluggable",
    says: {
      en: "A vCPU that is off and cannot be plugged in later is of no use: libvirt refuses the guest.",
      ja: "オフのまま後から追加もできない vCPU には意味がなく、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const vcpu of guest.all("vcpus/vcpu")) {
        const [enabled, hotpluggable] = [at(vcpu, "@enabled"), at(vcpu, "@hotpluggable")];
        if (enabled && hotpluggable && textOf(enabled) === "no" && textOf(hotpluggable) === "no")
          yield { at: placeOf(hotpluggable), fixes: change(hotpluggable, "yes") };
      }
    },
  }),
  plainRule({
    id: "cpu-topology-vcpu",
    only: "qemu",
    says: {
      en: "The topology has {product} vCPUs ({factors}), and `<vcpu>` says {most}: libvirt refuses the guest unless they are the same.",
      ja: "トポロジーの vCPU は {product} 個（{factors}）ですが、`<vcpu>` は {most} です。一致しなければ libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const topology = guest.one("cpu/topology");
      const vcpu = guest.one("vcpu");
      if (!topology || !vcpu) return;
      const names = ["sockets", "dies", "clusters", "cores", "threads"];
      const factors = names.map((name) => numberOf(at(topology, `@${name}`)) ?? 1);
      const product = factors.reduce((a, b) => a * b, 1);
      const most = numberOf(vcpu) ?? 1;
      const isWhole = ["sockets", "cores", "threads"].every((name) => at(topology, `@${name}`));
      if (!isWhole || product === most) return;
      const words = { product, most, factors: factors.join(" × ") };
      const related = elsewhere(vcpu, { en: "the number of vCPUs", ja: "vCPU の数" });
      yield { at: topology.names[0] ?? topology.whole, words, related, fixes: change(vcpu, String(product)) };
    },
  }),
  plainRule({
    id: "vcpu-255-eim",
    only: "qemu",
    says: {
      en: "More than 255 vCPUs need the machine `q35`: `{machine}` cannot number their interrupts, and libvirt refuses the guest.",
      ja: "255 を超える vCPU にはマシン `q35` が必要です。`{machine}` では割り込みの番号が足りず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const vcpu = guest.one("vcpu");
      const { arch, machine } = guest;
      if (!vcpu || (numberOf(vcpu) ?? 0) <= 255 || !/^(x86_64|i686)$/.test(arch ?? "")) return;
      if (machine && /^pc(-i440fx.*|-\d.*)?$/.test(machine)) yield { at: placeOf(vcpu), words: { machine } };
    },
  }),
  plainRule({
    id: "vcpu-granularity",
    only: "qemu",
    says: {
      en: "On pSeries whole cores are on or off: `current` must be a multiple of the {threads} threads of a core, and libvirt refuses the guest.",
      ja: "pSeries ではコア単位でオン・オフします。`current` はコアのスレッド数 {threads} の倍数でなければならず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [current, threads] = [guest.one("vcpu@current"), numberOf(guest.one("cpu/topology@threads"))];
      if (!current || !threads || !guest.machine?.startsWith("pseries")) return;
      if ((numberOf(current) ?? 0) % threads !== 0) yield { at: placeOf(current), words: { threads } };
    },
  }),
];
