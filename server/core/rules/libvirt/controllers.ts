import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import type { Text } from "../../text/language";
import { misfitRules } from "../guestMisfit";
import { iothreadIds } from "../guestNuma";
import { elsewhere, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const isVirtioScsi = (model: string | undefined) => model === undefined || model.startsWith("virtio") || model === "auto";
const virtioScsi: Text = { en: "`virtio-scsi` controllers", ja: " `virtio-scsi` コントローラー" };

/** The controllers of a guest, PCI apart. */
export const controllerRules: readonly Rule[] = [
  plainRule({
    id: "controller-index-unique",
    says: {
      en: "There is a `{type}` controller {index} already: libvirt refuses the guest.",
      ja: "`{type}` コントローラー {index} はすでにあります。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      // The companions of a USB 2 controller share its index.
      const own = guest
        .all("devices/controller")
        .filter((one) => !at(one, "master") && !textAt(one, "@model")?.startsWith("ich9-uhci"));
      const keyOf = (index: (typeof own)[number]) => `${textAt(index.parent, "@type")} ${numberOf(index)}`;
      const indexes = own.flatMap((controller) => at(controller, "@index") ?? []);
      for (const { again, first } of repeated(indexes, keyOf)) {
        const words = { type: textAt(again.parent, "@type") ?? "", index: textOf(again) ?? "" };
        yield { at: placeOf(again), words, related: elsewhere(first, { en: "the first one", ja: "1 つ目" }) };
      }
    },
  }),
  plainRule({
    id: "controller-iothread",
    says: {
      en: "`iothread` on a controller is for `virtio-scsi`, and names an iothread that the guest has: libvirt refuses the guest.",
      ja: "コントローラーの `iothread` は `virtio-scsi` 用で、ゲストにある iothread を指定します。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const iothread of guest.all("devices/controller/driver@iothread")) {
        const controller = iothread.parent?.parent;
        const fits = textAt(controller, "@type") === "scsi" && isVirtioScsi(textAt(controller, "@model"));
        const id = numberOf(iothread);
        if (!fits || (id !== undefined && !iothreadIds(guest).has(id))) yield { at: placeOf(iothread) };
      }
    },
  }),
  ...misfitRules([
    {
      id: "controller-scsi-driver",
      only: "qemu",
      each: "devices/controller",
      settings: ["driver@queues", "driver@cmd_per_lun", "driver@max_sectors"],
      fits: (controller) => textAt(controller, "@type") === "scsi" && isVirtioScsi(textAt(controller, "@model")),
      where: virtioScsi,
    },
  ]),
  plainRule({
    id: "virtio-serial-port-unique",
    only: "qemu",
    says: {
      en: "Port {port} of this virtio-serial controller is taken already, or the controller does not have it: libvirt refuses the guest.",
      ja: "この virtio-serial コントローラーのポート {port} はすでに使われているか、コントローラーにありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const devices = [...guest.all("devices/channel"), ...guest.all("devices/console")];
      const ports = devices
        .flatMap((device) => at(device, "address") ?? [])
        .filter((address) => textAt(address, "@type") === "virtio-serial")
        .flatMap((address) => at(address, "@port") ?? []);
      const keyOf = (port: (typeof ports)[number]) =>
        ["@controller", "@bus", "@port"].map((name) => numberOf(at(port.parent, name)) ?? 0).join(" ");
      const controllers = guest.all("devices/controller").filter((one) => textAt(one, "@type") === "virtio-serial");
      for (const { again, first } of repeated(ports, keyOf))
        yield {
          at: placeOf(again),
          words: { port: textOf(again) ?? "" },
          related: elsewhere(first, { en: "taken here", ja: "ここで使われています" }),
        };
      for (const port of ports) {
        const index = numberOf(at(port.parent, "@controller")) ?? 0;
        const most = numberOf(
          at(
            controllers.find((one) => numberOf(at(one, "@index")) === index),
            "@ports",
          ),
        );
        const number = numberOf(port);
        if (most !== undefined && number !== undefined && number >= most) yield { at: placeOf(port), words: { port: number } };
      }
    },
  }),
];
