import { allAt, at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";

const each = "devices/tpm";

/** The guest's TPM, its random numbers and its cryptography. */
export const tpmRules: readonly Rule[] = [
  plainRule({
    id: "tpm-count",
    only: "qemu",
    says: {
      en: "A guest has one TPM, on pSeries a proxy besides: libvirt refuses a second one.",
      ja: "ゲストの TPM は 1 つで、pSeries ではほかにプロキシーを 1 つ持てます。2 つ目は libvirt に拒否されます。",
    },
    *check(guest, model) {
      const isProxy = (tpm: (typeof all)[number]) => textAt(tpm, "@model") === "spapr-tpm-proxy";
      const all = guest.all(each);
      for (const again of [...all.filter(isProxy).slice(1), ...all.filter((tpm) => !isProxy(tpm)).slice(1)])
        yield { at: nameOf(again), fixes: removal(model, again) };
    },
  }),
  plainRule({
    id: "tpm-backend-one",
    says: {
      en: "A TPM has one `<backend>`: libvirt refuses the guest.",
      ja: "TPM の `<backend>` は 1 つです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const tpm of guest.all(each)) {
        const [first, second] = allAt(tpm, "backend");
        if (!first || second) yield { at: nameOf(second ?? tpm) };
      }
    },
  }),
  plainRule({
    id: "tpm-version-model",
    only: "qemu",
    says: {
      en: "TPM 1.2 has the model `tpm-tis`, on x86: libvirt refuses the guest.",
      ja: "TPM 1.2 は x86 のモデル `tpm-tis` だけです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const version of guest.all(`${each}/backend@version`)) {
        const model = textAt(version.parent?.parent, "@model");
        const isForeign = guest.arch !== undefined && !/^(x86_64|i686)$/.test(guest.arch);
        if (textOf(version) === "1.2" && (isForeign || (model !== undefined && model !== "tpm-tis")))
          yield { at: placeOf(version) };
      }
    },
  }),
  plainRule({
    id: "tpm-pcr-banks",
    says: {
      en: "`<{name}>` is of TPM 2.0: libvirt refuses it with version {version}.",
      ja: "`<{name}>` は TPM 2.0 のものです。バージョン {version} では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const backend of guest.all(`${each}/backend`)) {
        const version = textAt(backend, "@version");
        for (const part of ["active_pcr_banks", "profile"].flatMap((name) => allAt(backend, name)))
          if (version !== undefined && version !== "2.0") yield { at: nameOf(part), words: { name: part.key, version } };
      }
    },
  }),
  plainRule({
    id: "rng-backend-one",
    says: {
      en: "`<{name}>` has one `<backend>`: libvirt refuses the guest.",
      ja: "`<{name}>` の `<backend>` は 1 つです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const device of [...guest.all("devices/rng"), ...guest.all("devices/crypto")]) {
        const [first, second] = allAt(device, "backend");
        if (!first || second) yield { at: nameOf(second ?? device), words: { name: device.key } };
      }
    },
  }),
  plainRule({
    id: "vsock-cid",
    says: {
      en: "The numbers 0 to 2 are the hypervisor's and the host's: a guest's context id is 3 or more, and libvirt refuses {cid}.",
      ja: "0～2 はハイパーバイザーとホストの番号で、ゲストのコンテキスト ID は 3 以上です。{cid} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const cid of guest.all("devices/vsock/cid")) {
        const address = at(cid, "@address");
        if (address && textAt(cid, "@auto") !== "yes" && Number(textOf(address)) < 3)
          yield { at: placeOf(address), words: { cid: textOf(address) ?? "" } };
      }
    },
  }),
];
