import type { Guest, Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { addressesOf, numbersOf } from "../guestPci";
import { elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const usbControllers = (guest: Guest) => guest.all("devices/controller").filter((one) => textAt(one, "@type") === "usb");
const ports = (guest: Guest) => addressesOf(guest, "usb").flatMap((address) => at(address, "@port") ?? []);
const busOf = (port: Occurrence) => (port.parent ? (numbersOf(port.parent, "bus")[0] ?? 0) : 0);
/** The ports of QEMU's USB hub. */
const hubPorts = 8;

/** USB controllers, hubs, and what is plugged into them. */
export const usbRules: readonly Rule[] = [
  plainRule({
    id: "usb-address-unique",
    only: "qemu",
    says: {
      en: "USB port {port} of this bus is taken by another device: libvirt refuses the guest.",
      ja: "このバスの USB ポート {port} は別のデバイスが使っています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first } of repeated(ports(guest), (port) => `${busOf(port)} ${textOf(port)}`)) {
        const related = elsewhere(first, { en: "taken here", ja: "ここで使われています" });
        yield { at: placeOf(again), words: { port: textOf(again) ?? "" }, related };
      }
    },
  }),
  plainRule({
    id: "usb-address-bus-exists",
    only: "qemu",
    says: {
      en: "There is no USB controller {bus}: libvirt refuses the guest.",
      ja: "USB コントローラー {bus} がありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const buses = new Set(usbControllers(guest).map((one) => numberOf(at(one, "@index")) ?? 0));
      // libvirt adds one where there is none.
      if (buses.size === 0) buses.add(0);
      for (const bus of addressesOf(guest, "usb").flatMap((address) => at(address, "@bus") ?? [])) {
        const number = numberOf(bus);
        if (number !== undefined && !buses.has(number)) yield { at: placeOf(bus), words: { bus: number } };
      }
    },
  }),
  plainRule({
    id: "usb-address-hub",
    only: "qemu",
    says: {
      en: "There is no USB port {port}: the controller or hub before the last number is missing or has fewer ports. libvirt refuses the guest.",
      ja: "USB ポート {port} はありません。最後の番号の手前にあたるコントローラーやハブがないか、ポートが足りません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const hubs = guest.all("devices/hub");
      // A hub without an address gets one from libvirt: it may be the one that is meant.
      if (hubs.some((hub) => !at(hub, "address@port"))) return;
      const stems = new Set(hubs.map((hub) => `${numberOf(at(hub, "address@bus")) ?? 0} ${textAt(hub, "address@port")}`));
      const controllers = new Map(usbControllers(guest).map((one) => [numberOf(at(one, "@index")) ?? 0, one]));
      for (const port of ports(guest)) {
        const steps = (textOf(port) ?? "").split(".");
        const last = Number(steps.at(-1));
        const stem = steps.slice(0, -1).join(".");
        const most = stem === "" ? numberOf(at(controllers.get(busOf(port)), "@ports")) : hubPorts;
        const hasHub = stem === "" || stems.has(`${busOf(port)} ${stem}`);
        if (!hasHub || (most !== undefined && last > most)) yield { at: placeOf(port), words: { port: textOf(port) ?? "" } };
      }
    },
  }),
  plainRule({
    id: "usb-none",
    says: {
      en: "USB is switched off for this guest (`model='none'`), and `<{name}>` needs it: libvirt refuses the guest.",
      ja: "このゲストでは USB が無効（`model='none'`）ですが、`<{name}>` には USB が必要です。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const controllers = usbControllers(guest);
      const none = controllers.find((one) => textAt(one, "@model") === "none");
      if (!none) return;
      const related = elsewhere(none, { en: "USB is off here", ja: "ここで USB が無効です" });
      const users = [
        ...controllers.filter((one) => one !== none),
        ...guest.all("devices/hub"),
        ...guest.all("devices/input").filter((one) => textAt(one, "@bus") === "usb"),
        ...guest.all("devices/hostdev").filter((one) => textAt(one, "@type") === "usb"),
      ];
      for (const user of users) yield { at: nameOf(user), words: { name: user.key }, related };
    },
  }),
  plainRule({
    id: "usb-companion",
    says: {
      en: "A companion (`<master>`) helps a USB 2 controller with slow devices, and there is none, such as `ich9-ehci1`: libvirt refuses the guest.",
      ja: "コンパニオン（`<master>`）は USB 2 コントローラーの低速デバイスを受け持ちますが、`ich9-ehci1` などの本体がありません。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const controllers = usbControllers(guest);
      const [first] = controllers;
      if (first && controllers.every((one) => at(one, "master"))) yield { at: nameOf(first) };
    },
  }),
  plainRule({
    id: "usb-xhci-ports",
    only: "qemu",
    says: {
      en: "QEMU's USB 3 controllers have 15 ports at most: libvirt refuses {ports}.",
      ja: "QEMU の USB 3 コントローラーのポートは最大 15 個です。{ports} は libvirt に拒否されます。",
    },
    *check(guest) {
      for (const controller of usbControllers(guest)) {
        const most = at(controller, "@ports");
        const number = numberOf(most);
        if (most && number !== undefined && number > 15 && /^(nec|qemu)-xhci$/.test(textAt(controller, "@model") ?? ""))
          yield { at: placeOf(most), words: { ports: number } };
      }
    },
  }),
];
