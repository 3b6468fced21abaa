import { textAt } from "../../documents/guest";
import { childOf, textOf } from "../../documents/occurrence";
import { busOf, deviceOf, disks } from "../guestDisk";
import { isMachine, pciControllers } from "../guestPci";
import { change, nameOf, placeOf, plainRule } from "../guestRule";
import { defineRule, type Rule } from "../rule";

const hint = { severity: "hint", pack: "production", only: "qemu" } as const;
const emulated = ["e1000", "e1000e", "rtl8139", "ne2k_pci", "pcnet", "vmxnet3"];

/** What guests in production are better off with; asked only where somebody wants it. */
export const productionRules: readonly Rule[] = [
  plainRule({
    id: "disk-cache-unsafe",
    ...hint,
    severity: "warning",
    says: {
      en: "`cache='unsafe'` never writes through to the disk: what the guest believes to be saved is lost when the host fails.",
      ja: "`cache='unsafe'` はディスクへの書き込みを保証しません。ゲストが保存済みと思っているデータは、ホストの障害で失われます。",
    },
    *check(guest) {
      for (const cache of guest.all(`${disks}/driver@cache`))
        if (textOf(cache) === "unsafe") yield { at: placeOf(cache), fixes: change(cache, "none") };
    },
  }),
  plainRule({
    id: "disk-emulated",
    ...hint,
    says: {
      en: "A hard disk on `{bus}` is emulated in full: `virtio`, or `scsi` with `virtio-scsi`, is several times faster.",
      ja: "`{bus}` のハードディスクは完全なエミュレーションです。`virtio`、または `virtio-scsi` の `scsi` なら数倍速くなります。",
    },
    *check(guest) {
      for (const disk of guest.all(disks)) {
        const bus = busOf(disk);
        if (deviceOf(disk) === "disk" && bus && ["ide", "sata", "usb"].includes(bus)) yield { at: nameOf(disk), words: { bus } };
      }
    },
  }),
  plainRule({
    id: "net-emulated",
    ...hint,
    says: {
      en: "`{model}` is emulated in full: `virtio` is several times faster, where the guest has its driver.",
      ja: "`{model}` は完全なエミュレーションです。ゲストにドライバーがあれば、`virtio` の方が数倍速くなります。",
    },
    *check(guest) {
      for (const model of guest.all("devices/interface/model@type"))
        if (emulated.includes(textOf(model) ?? "")) yield { at: placeOf(model), words: { model: textOf(model) ?? "" } };
    },
  }),
  plainRule({
    id: "guest-agent-missing",
    ...hint,
    says: {
      en: "Without a channel for the guest agent nobody can freeze the file systems for a snapshot, or ask the guest for its addresses.",
      ja: "ゲストエージェントのチャネルがないと、スナップショット時にファイルシステムを凍結したり、ゲストにアドレスを尋ねたりできません。",
    },
    *check(guest) {
      const names = guest.all("devices/channel/target@name").map(textOf);
      if (guest.one("devices") && !names.includes("org.qemu.guest_agent.0")) yield { at: nameOf(guest.root) };
    },
  }),
  plainRule({
    id: "rng-missing",
    ...hint,
    says: {
      en: "Without `<rng>` a guest may wait for random numbers at its first start, when keys are made.",
      ja: "`<rng>` がないと、鍵を作る初回起動時に乱数待ちになることがあります。",
    },
    *check(guest) {
      if (guest.one("devices") && !guest.one("devices/rng")) yield { at: nameOf(guest.root) };
    },
  }),
  plainRule({
    id: "watchdog-missing",
    ...hint,
    says: {
      en: "Without `<watchdog>` a guest that hangs stays so until somebody notices.",
      ja: "`<watchdog>` がないと、ハングしたゲストは誰かが気付くまでそのままです。",
    },
    *check(guest) {
      if (guest.one("devices") && !guest.one("devices/watchdog")) yield { at: nameOf(guest.root) };
    },
  }),
  plainRule({
    id: "cpu-passthrough-migration",
    ...hint,
    says: {
      en: "`host-passthrough` can be migrated live only between hosts of the same CPU and microcode: `host-model` or a named model travels further.",
      ja: "`host-passthrough` のライブマイグレーションは、CPU とマイクロコードが同じホスト間に限られます。`host-model` か名前付きのモデルの方が広く移行できます。",
    },
    *check(guest) {
      const mode = guest.one("cpu@mode");
      if (mode && textOf(mode) === "host-passthrough") yield { at: placeOf(mode) };
    },
  }),
  plainRule({
    id: "hotplug-no-room",
    ...hint,
    says: {
      en: "A q35 guest takes a new device only in a free `pcie-root-port`: add some now, for the running guest cannot get any.",
      ja: "q35 のゲストに後からデバイスを追加するには、空きの `pcie-root-port` が必要です。実行中には増やせないため、先に加えておきます。",
    },
    *check(guest) {
      if (!isMachine(guest, /^(pc-)?q35/)) return;
      const ports = pciControllers(guest).filter((one) => textAt(one, "@model") === "pcie-root-port");
      if (guest.one("devices") && ports.length === 0) yield { at: nameOf(guest.root) };
    },
  }),
  defineRule({
    id: "volume-deleted-with-stack",
    layer: "openstack",
    severity: "hint",
    pack: "production",
    messages: {
      deleted: {
        en: "This volume and its data go with the stack: `deletion_policy: Retain` keeps it, `Snapshot` keeps a copy.",
        ja: "このボリュームとデータは、スタックと一緒に削除されます。`deletion_policy: Retain` なら残り、`Snapshot` ならコピーが残ります。",
      },
    },
    *check(model) {
      for (const volume of model.occurrences)
        if (volume.address === "heat:OS::Cinder::Volume" && !childOf(volume, "deletion_policy"))
          yield { at: nameOf(volume), message: "deleted" };
    },
  }),
];
