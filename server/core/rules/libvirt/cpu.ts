import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { repeated } from "../shapes";

/** The model of a guest's CPU, its features and its caches. */
export const cpuRules: readonly Rule[] = [
  plainRule({
    id: "cpu-feature-duplicate",
    says: {
      en: "The CPU feature `{key}` stands here twice: libvirt refuses the guest.",
      ja: "CPU 機能 `{key}` が 2 回指定されています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first, key } of repeated(guest.all("cpu/feature@name")))
        yield { at: placeOf(again), words: { key }, related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
    },
  }),
  plainRule({
    id: "cpu-feature-needs-model",
    says: {
      en: "A feature changes a CPU model, and none is named: add `<model>`, or choose `mode='host-model'`. libvirt refuses the guest.",
      ja: "機能は CPU モデルに対して増減するものですが、モデルの指定がありません。`<model>` を加えるか `mode='host-model'` にします。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const feature = guest.one("cpu/feature");
      const mode = guest.text("cpu@mode") ?? "custom";
      if (feature && mode === "custom" && !guest.one("cpu/model")) yield { at: nameOf(feature) };
    },
  }),
  plainRule({
    id: "cpu-check-needs-model",
    says: {
      en: "`check` compares the CPU with a model, and none is named: libvirt refuses the guest.",
      ja: "`check` は CPU をモデルと比べますが、モデルの指定がありません。libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      const check = guest.one("cpu@check");
      const mode = guest.text("cpu@mode") ?? "custom";
      // On x86, s390x and ppc64 libvirt fills a model in first.
      const isArm = guest.arch === "aarch64" || guest.arch === "armv7l";
      if (!check || textOf(check) === "none" || mode !== "custom" || !isArm || guest.one("cpu/model")) return;
      yield { at: placeOf(check), fixes: removal(model, check) };
    },
  }),
  plainRule({
    id: "cpu-migratable-mode",
    says: {
      en: "`migratable` leaves features of the host out, so it needs `mode='host-passthrough'` or `'maximum'`: libvirt refuses the guest.",
      ja: "`migratable` はホストの機能のうち移行できないものを除く指定です。`mode='host-passthrough'` か `'maximum'` が必要で、なければ libvirt はゲストを拒否します。",
    },
    *check(guest, model) {
      const migratable = guest.one("cpu@migratable");
      if (!migratable || ["host-passthrough", "maximum"].includes(guest.text("cpu@mode") ?? "custom")) return;
      yield { at: nameOf(migratable), fixes: removal(model, migratable) };
    },
  }),
  plainRule({
    id: "cpu-cache-level",
    only: "qemu",
    says: {
      en: "QEMU emulates a cache of level 3 and no other; `passthrough` and `disable` are for all levels together. libvirt refuses level {level} here.",
      ja: "QEMU がエミュレートするキャッシュはレベル 3 だけで、`passthrough` と `disable` は全レベルに対するものです。ここでのレベル {level} は libvirt に拒否されます。",
    },
    *check(guest) {
      const cache = guest.one("cpu/cache");
      const level = at(cache, "@level");
      if (level && (textAt(cache, "@mode") !== "emulate" || textOf(level) !== "3"))
        yield { at: placeOf(level), words: { level: textOf(level) ?? "" } };
    },
  }),
  plainRule({
    id: "cpu-cache-passthrough-mode",
    only: "qemu",
    says: {
      en: "The host's cache can be shown only with the host's CPU: `mode='host-passthrough'` or `'maximum'`. libvirt refuses the guest.",
      ja: "ホストのキャッシュを見せられるのは、ホストの CPU を使う `mode='host-passthrough'` か `'maximum'` のときだけです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const mode = guest.one("cpu/cache@mode");
      if (!mode || textOf(mode) !== "passthrough") return;
      if (!["host-passthrough", "maximum"].includes(guest.text("cpu@mode") ?? "custom")) yield { at: placeOf(mode) };
    },
  }),
  plainRule({
    id: "cpu-maxphysaddr-bits",
    only: "qemu",
    says: {
      en: "`bits` goes with `mode='emulate'` and `limit` with `mode='passthrough'`: libvirt refuses `{name}` here.",
      ja: "`bits` は `mode='emulate'` と、`limit` は `mode='passthrough'` と組み合わせます。ここでの `{name}` は libvirt に拒否されます。",
    },
    *check(guest, model) {
      const address = guest.one("cpu/maxphysaddr");
      const mode = textAt(address, "@mode");
      const wrong = at(address, mode === "passthrough" ? "@bits" : "@limit");
      if (mode && wrong) yield { at: nameOf(wrong), words: { name: wrong.key }, fixes: removal(model, wrong) };
    },
  }),
];
