import { textOf } from "../../documents/occurrence";
import { elsewhere, nameOf, placeOf } from "../guestRule";
import { type Flavor, flavorRule } from "../novaFlavor";
import type { Rule } from "../rule";
import { numbersIn } from "../shapes";

const policy = "hw:cpu_policy";
const mask = "hw:cpu_dedicated_mask";
/** The flavor says by itself that its CPUs are shared; where it says nothing the image may decide. */
const isShared = (flavor: Flavor) => flavor.value(policy) === "shared";
const isTrue = (text: string | undefined) => /^(1|t|true|on|y|yes)$/i.test(text ?? "");

/** A mask such as `^0` counts from all vCPUs. */
function masked(text: string | undefined, vcpus: number): ReadonlySet<number> | undefined {
  if (text === undefined) return undefined;
  const all = vcpus > 0 ? `0-${vcpus - 1},` : "";
  return numbersIn(text.trim().startsWith("^") ? all + text : text);
}

/** Settings that need CPUs of their own, and the exception that Nova raises. */
const needPinning = [
  ["thread-policy-without-pinning", "hw:cpu_thread_policy", "CPUThreadPolicyConfigurationInvalid"],
  ["emulator-isolate-without-pinning", "hw:emulator_threads_policy", "BadRequirementEmulatorThreadsPolicy"],
  ["realtime-without-pinning", "hw:cpu_realtime", "RealtimeConfigurationInvalid"],
] as const;

/** How the vCPUs of a flavor get CPUs of the host. */
export const flavorCpuRules: readonly Rule[] = [
  ...needPinning.map(([id, key, exception]) =>
    flavorRule({
      id,
      says: {
        en: "`{key}` needs CPUs of its own, and `hw:cpu_policy` is `shared`: Nova refuses each server of this flavor (`{exception}`).",
        ja: "`{key}` には専用の CPU が必要ですが、`hw:cpu_policy` は `shared` です。このフレーバーのサーバーは Nova に拒否されます（`{exception}`）。",
      },
      *check(flavor) {
        const [setting, shared] = [flavor.spec(key), flavor.spec(policy)];
        const isOn = id !== "realtime-without-pinning" || isTrue(flavor.value(key));
        const asks = id !== "emulator-isolate-without-pinning" || flavor.value(key) === "isolate";
        if (!setting || !shared || !isShared(flavor) || !isOn || !asks) return;
        const related = elsewhere(shared, { en: "the CPUs are shared", ja: "CPU は共有です" });
        yield { at: nameOf(setting), words: { key, exception }, related };
      },
    }),
  ),
  flavorRule({
    id: "dedicated-mask-without-mixed",
    says: {
      en: "`hw:cpu_dedicated_mask` picks some vCPUs, so it needs `hw:cpu_policy: mixed`: Nova refuses each server of this flavor (`RequiredMixedInstancePolicy`).",
      ja: "`hw:cpu_dedicated_mask` は一部の vCPU を選ぶ指定で、`hw:cpu_policy: mixed` が必要です。このフレーバーのサーバーは Nova に拒否されます（`RequiredMixedInstancePolicy`）。",
    },
    *check(flavor) {
      const setting = flavor.spec(mask);
      if (setting && /^(shared|dedicated)$/.test(flavor.value(policy) ?? "")) yield { at: nameOf(setting) };
    },
  }),
  flavorRule({
    id: "mixed-without-mask",
    says: {
      en: "`mixed` needs to know which vCPUs are dedicated: by `hw:cpu_dedicated_mask`, or by realtime. Nova refuses each server of this flavor (`RequiredMixedOrRealtimeCPUMask`).",
      ja: "`mixed` では、専用にする vCPU を `hw:cpu_dedicated_mask` かリアルタイムで示す必要があります。このフレーバーのサーバーは Nova に拒否されます（`RequiredMixedOrRealtimeCPUMask`）。",
    },
    *check(flavor) {
      const setting = flavor.spec(policy);
      const realtime = flavor.spec("hw:cpu_realtime");
      const isRealtime = realtime !== undefined && (textOf(realtime) === undefined || isTrue(textOf(realtime)));
      if (setting && textOf(setting) === "mixed" && !flavor.spec(mask) && !isRealtime) yield { at: placeOf(setting) };
    },
  }),
  flavorRule({
    id: "mixed-with-both-masks",
    says: {
      en: "Either realtime or `hw:cpu_dedicated_mask` picks the dedicated vCPUs of a `mixed` flavor: with both Nova refuses each server (`RequiredMixedOrRealtimeCPUMask`).",
      ja: "`mixed` のフレーバーで専用の vCPU を選ぶのは、リアルタイムか `hw:cpu_dedicated_mask` の一方です。両方あるとサーバーは Nova に拒否されます（`RequiredMixedOrRealtimeCPUMask`）。",
    },
    *check(flavor) {
      const setting = flavor.spec(mask);
      if (setting && flavor.value(policy) === "mixed" && isTrue(flavor.value("hw:cpu_realtime"))) yield { at: nameOf(setting) };
    },
  }),
  flavorRule({
    id: "dedicated-mask-out-of-range",
    says: {
      en: "The flavor has {vcpus} vCPUs, numbered from 0: the mask names another one, and Nova refuses each server (`InvalidMixedInstanceDedicatedMask`).",
      ja: "フレーバーの vCPU は 0 から数えて {vcpus} 個です。マスクが範囲外を指しているため、サーバーは Nova に拒否されます（`InvalidMixedInstanceDedicatedMask`）。",
    },
    *check(flavor) {
      const [setting, { vcpus }] = [flavor.spec(mask), flavor];
      const numbers = vcpus === undefined ? undefined : masked(textOf(setting), vcpus);
      if (setting && vcpus !== undefined && numbers && [...numbers].some((one) => one >= vcpus))
        yield { at: placeOf(setting), words: { vcpus } };
    },
  }),
  flavorRule({
    id: "dedicated-mask-all-or-nothing",
    says: {
      en: "The mask picks every vCPU, or none: that is `dedicated` or `shared`, and Nova refuses each server (`InvalidMixedInstanceDedicatedMask`).",
      ja: "マスクがすべての vCPU を選んでいるか、1 つも選んでいません。それは `dedicated` か `shared` にあたり、サーバーは Nova に拒否されます（`InvalidMixedInstanceDedicatedMask`）。",
    },
    *check(flavor) {
      const [setting, { vcpus }] = [flavor.spec(mask), flavor];
      const numbers = vcpus === undefined ? undefined : masked(textOf(setting), vcpus);
      if (!setting || vcpus === undefined || !numbers || [...numbers].some((one) => one >= vcpus)) return;
      if (numbers.size === 0 || numbers.size === vcpus) yield { at: placeOf(setting) };
    },
  }),
];
