import { textOf } from "../../documents/occurrence";
import { change, elsewhere, nameOf, placeOf, plainRule } from "../guestRule";
import type { Rule } from "../rule";

const events = ["on_poweroff", "on_reboot", "on_crash"] as const;

/** What becomes of a guest that ends, and what a container needs. */
export const lifecycleRules: readonly Rule[] = [
  plainRule({
    id: "lifecycle-qemu-rename-restart",
    only: "qemu",
    says: {
      en: "`rename-restart` is Xen's: with QEMU libvirt refuses the guest.",
      ja: "`rename-restart` は Xen のものです。QEMU では libvirt がゲストを拒否します。",
    },
    *check(guest) {
      for (const event of events.flatMap((name) => guest.one(name) ?? []))
        if (textOf(event) === "rename-restart") yield { at: placeOf(event), fixes: change(event, "restart") };
    },
  }),
  plainRule({
    id: "lifecycle-qemu-preserve",
    only: "qemu",
    says: {
      en: "`preserve` keeps a guest for looking into, which QEMU can after a crash alone: in `<{name}>` libvirt refuses it.",
      ja: "`preserve` は調査のためにゲストを残す指定で、QEMU ではクラッシュ時にしか使えません。`<{name}>` では libvirt に拒否されます。",
    },
    *check(guest) {
      for (const event of ["on_poweroff", "on_reboot"].flatMap((name) => guest.one(name) ?? []))
        if (textOf(event) === "preserve") yield { at: placeOf(event), words: { name: event.key } };
    },
  }),
  plainRule({
    id: "lifecycle-qemu-restart-destroy",
    only: "qemu",
    says: {
      en: "Restarting at poweroff and ending at reboot contradict each other: QEMU cannot tell the two apart, and libvirt refuses the guest.",
      ja: "電源オフで再起動し、再起動で終了するという指定は矛盾しています。QEMU は両者を区別できず、libvirt はゲストを拒否します。",
    },
    *check(guest) {
      const [off, reboot] = [guest.one("on_poweroff"), guest.one("on_reboot")];
      if (!off || !reboot || textOf(off) !== "restart" || textOf(reboot) !== "destroy") return;
      const related = elsewhere(reboot, { en: "and this ends it at reboot", ja: "こちらは再起動で終了する指定です" });
      yield { at: placeOf(off), related };
    },
  }),
  plainRule({
    id: "lxc-init",
    says: {
      en: "A container (`exe`) needs `<init>`, the program that it begins with: libvirt refuses it without.",
      ja: "コンテナー（`exe`）には、最初に動かすプログラム `<init>` が必要です。なければ libvirt に拒否されます。",
    },
    *check(guest) {
      const type = guest.one("os/type");
      // The LXC driver fills in /sbin/init where the type is left out.
      if (type && textOf(type) === "exe" && !guest.one("os/init")) yield { at: placeOf(type) };
    },
  }),
  plainRule({
    id: "idmap-both",
    says: {
      en: "User and group ids are mapped together: with `<{there}>` alone libvirt refuses the container.",
      ja: "ユーザー ID とグループ ID は両方マッピングします。`<{there}>` だけでは libvirt がコンテナーを拒否します。",
    },
    *check(guest) {
      const idmap = guest.one("idmap");
      const [uid, gid] = [guest.one("idmap/uid"), guest.one("idmap/gid")];
      if (idmap && (uid === undefined) !== (gid === undefined))
        yield { at: nameOf(idmap), words: { there: uid ? "uid" : "gid" } };
    },
  }),
  plainRule({
    id: "idmap-root",
    says: {
      en: "No `<{name}>` begins at 0: the container's root needs a place on the host, and libvirt refuses the container.",
      ja: "0 から始まる `<{name}>` がありません。コンテナーの root に対応する ID が必要で、libvirt はコンテナーを拒否します。",
    },
    *check(guest) {
      if (!guest.one("idmap/uid") || !guest.one("idmap/gid")) return;
      for (const name of ["uid", "gid"]) {
        const starts = guest.all(`idmap/${name}@start`);
        if (starts[0] && !starts.some((start) => Number(textOf(start)) === 0)) yield { at: placeOf(starts[0]), words: { name } };
      }
    },
  }),
];
