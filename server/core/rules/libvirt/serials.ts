import type { Guest } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { misfitRules } from "../guestMisfit";
import { placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const isArch = ({ arch }: Guest, pattern: RegExp) => (arch === undefined ? undefined : pattern.test(arch));
/** The target type that each model belongs to. */
const typeOfModel: Readonly<Record<string, string>> = {
  "isa-serial": "isa-serial",
  "usb-serial": "usb-serial",
  "pci-serial": "pci-serial",
  "spapr-vty": "spapr-vio-serial",
  pl011: "system-serial",
  "16550a": "system-serial",
  sclpconsole: "sclp-serial",
  sclplmconsole: "sclp-serial",
  "isa-debugcon": "isa-debug",
};
/** The architectures of target types and models that not all have. */
const archOf: Readonly<Record<string, RegExp>> = {
  "sclp-serial": /^s390/,
  "spapr-vio-serial": /^ppc64/,
  pl011: /^(aarch64|armv7l)$/,
};

/** Serial and parallel ports. */
export const serialRules: readonly Rule[] = [
  plainRule({
    id: "serial-isa-max",
    says: {
      en: "A PC has four ISA serial ports, 0 to 3, each once: libvirt refuses port {port} here.",
      ja: "PC の ISA シリアルポートは 0～3 の 4 つで、重複できません。ここでのポート {port} は libvirt に拒否されます。",
    },
    *check(guest) {
      const ports = guest.all("devices/serial/target@port").filter((port) => textAt(port.parent, "@type") === "isa-serial");
      const twice = new Set([...repeated(ports, (port) => numberOf(port)?.toString())].map(({ again }) => again));
      for (const port of ports)
        if (twice.has(port) || (numberOf(port) ?? 0) > 3) yield { at: placeOf(port), words: { port: textOf(port) ?? "" } };
    },
  }),
  plainRule({
    id: "serial-target-arch",
    only: "qemu",
    says: {
      en: "`{name}` is a serial port of another machine than `{arch}`: libvirt refuses the guest.",
      ja: "`{name}` は `{arch}` にはないシリアルポートです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const setting of [...guest.all("devices/serial/target@type"), ...guest.all("devices/serial/target/model@name")]) {
        const name = textOf(setting) ?? "";
        const arch = archOf[name];
        if (arch && isArch(guest, arch) === false) yield { at: placeOf(setting), words: { name, arch: guest.arch ?? "" } };
      }
    },
  }),
  plainRule({
    id: "serial-target-model",
    only: "qemu",
    says: {
      en: "The model `{model}` belongs to the target type `{right}`: libvirt refuses it with `{type}`.",
      ja: "モデル `{model}` のターゲットタイプは `{right}` です。`{type}` では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const target of guest.all("devices/serial/target")) {
        const [model, type] = [at(target, "model@name"), textAt(target, "@type")];
        const name = textOf(model) ?? "";
        const right = typeOfModel[name];
        if (model && type && right && right !== type) yield { at: placeOf(model), words: { model: name, right, type } };
      }
    },
  }),
  ...misfitRules([
    {
      id: "parallel-arch",
      only: "qemu",
      each: "devices",
      settings: ["parallel"],
      fits: (_, guest) => (isArch(guest, /^s390/) || guest.machine?.startsWith("pseries") ? false : undefined),
      where: { en: "PCs and other machines that have such a port", ja: " PC など、パラレルポートのあるマシン" },
    },
  ]),
];
