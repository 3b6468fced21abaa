import type { Guest, Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { textOf } from "../../documents/occurrence";
import { busOf, deviceOf, disks } from "../guestDisk";
import { numbersOf } from "../guestPci";
import { elsewhere, nameOf, placeOf, plainRule, removal } from "../guestRule";
import type { Rule } from "../rule";
import { numberOf, repeated } from "../shapes";

const driveBuses = ["ide", "fdc", "scsi", "sata"];
/** The parts of a drive address that are 0 with QEMU, by bus. */
const zeros: Readonly<Record<string, readonly string[]>> = {
  scsi: ["bus"],
  ide: ["controller", "target"],
  fdc: ["controller", "bus", "target"],
  sata: ["bus", "target"],
};

/** Where a disk sits on its bus, written or implied by its name; undefined where libvirt finds a place. */
function placeOn(disk: Occurrence): string | undefined {
  const [bus = "", address] = [busOf(disk), at(disk, "address")];
  if (!driveBuses.includes(bus)) return undefined;
  if (address)
    return textAt(address, "@type") === "drive"
      ? `${bus} ${numbersOf(address, "controller", "bus", "target", "unit").join(":")}`
      : undefined;
  const letter = /^(?:sd|hd)([a-z])$/.exec(textAt(disk, "target@dev") ?? "")?.[1];
  const index = letter === undefined ? undefined : letter.charCodeAt(0) - 97;
  if (index === undefined) return undefined;
  if (bus === "sata") return `sata ${Math.floor(index / 6)}:0:0:${index % 6}`;
  return bus === "ide" ? `ide ${Math.floor(index / 4)}:${Math.floor((index % 4) / 2)}:0:${index % 2}` : undefined;
}

const scsiModel = (guest: Guest, controller: number) =>
  textAt(
    guest
      .all("devices/controller")
      .find((one) => textAt(one, "@type") === "scsi" && (numberOf(at(one, "@index")) ?? 0) === controller),
    "@model",
  );

/** Where disks sit on their buses. */
export const diskAddressRules: readonly Rule[] = [
  plainRule({
    id: "disk-address-bus",
    only: "qemu",
    says: {
      en: "A disk on `{bus}` has an address of the type `{right}`: libvirt refuses `{type}`.",
      ja: "バス `{bus}` のディスクのアドレスのタイプは `{right}` です。`{type}` は libvirt に拒否されます。",
    },
    *check(guest, model) {
      for (const disk of guest.all(disks)) {
        const [bus = "", type] = [busOf(disk), at(disk, "address@type")];
        const right = driveBuses.includes(bus) ? "drive" : bus === "usb" ? "usb" : undefined;
        if (!type || right === undefined || textOf(type) === right) continue;
        const fixes = type.parent ? removal(model, type.parent) : [];
        yield { at: placeOf(type), words: { bus, right, type: textOf(type) ?? "" }, fixes };
      }
    },
  }),
  plainRule({
    id: "disk-drive-address-unique",
    says: {
      en: "Another disk sits at this place of the bus already, as written or by its name: libvirt refuses the guest.",
      ja: "バスのこの位置には、アドレスか名前によって別のディスクがすでに置かれています。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const { again, first } of repeated(guest.all(disks), placeOn)) {
        const related = elsewhere(first, { en: "the other disk", ja: "もう一方のディスク" });
        yield { at: nameOf(at(again, "address") ?? at(again, "target") ?? again), related };
      }
    },
  }),
  plainRule({
    id: "disk-drive-address-qemu",
    only: "qemu",
    says: {
      en: "On `{bus}` QEMU has the `{name}` 0 alone: libvirt refuses the guest.",
      ja: "QEMU の `{bus}` では `{name}` は 0 だけです。libvirt はゲストを拒否します。",
    },
    *check(guest) {
      for (const disk of guest.all(disks)) {
        const [bus = "", address] = [busOf(disk), at(disk, "address")];
        if (!address || textAt(address, "@type") !== "drive") continue;
        const [controller = 0] = numbersOf(address, "controller");
        const isLsi = bus === "scsi" && scsiModel(guest, controller) === "lsilogic";
        for (const name of [...(zeros[bus] ?? []), ...(isLsi ? ["target"] : [])]) {
          const part = at(address, `@${name}`);
          if (part && (numberOf(part) ?? 0) !== 0) yield { at: placeOf(part), words: { bus, name } };
        }
      }
    },
  }),
  plainRule({
    id: "disk-readonly-ide-sata",
    only: "qemu",
    says: {
      en: "A hard disk on `{bus}` cannot be read-only, for real ones never are: libvirt refuses the guest. `scsi` and `virtio` take it.",
      ja: "`{bus}` のハードディスクは、実物と同じく読み取り専用にできず、libvirt はゲストを拒否します。`scsi` と `virtio` では使えます。",
    },
    *check(guest) {
      for (const readonly of guest.all(`${disks}/readonly`)) {
        const bus = readonly.parent && busOf(readonly.parent);
        if (readonly.parent && deviceOf(readonly.parent) === "disk" && (bus === "ide" || bus === "sata"))
          yield { at: nameOf(readonly), words: { bus } };
      }
    },
  }),
];
