import type { Storey } from "../knowledge/facts";
import type { SetBy, TakesEffect } from "../knowledge/setting";
import type { Text } from "../text/language";

export const storeyNames: Readonly<Record<Storey, Text>> = {
  "kvm-kernel": { en: "KVM, configured by QEMU", ja: "KVM（QEMU が設定）" },
  "qemu-machine": { en: "QEMU machine", ja: "QEMU マシン" },
  "qemu-device": { en: "QEMU device", ja: "QEMU デバイス" },
  "qemu-backend": { en: "QEMU backend", ja: "QEMU バックエンド" },
  "libvirt-management": { en: "libvirt", ja: "libvirt" },
  "host-kernel": { en: "host kernel", ja: "ホストのカーネル" },
  "host-service": { en: "host service", ja: "ホストのサービス" },
  "guest-firmware": { en: "guest firmware", ja: "ゲストのファームウェア" },
  "other-hypervisor": { en: "another hypervisor; KVM does not read it", ja: "別のハイパーバイザー用（KVM は読みません）" },
};

export const layerNames = {
  kvm: { en: "KVM layer", ja: "KVM レイヤー" },
  openstack: { en: "OpenStack layer", ja: "OpenStack レイヤー" },
  guest: { en: "Inside the guest", ja: "ゲストの内部" },
} as const satisfies Record<string, Text>;

/** Hypervisors that a `<domain type=…>` may name besides KVM. */
const hypervisorNames: Readonly<Record<string, Text>> = {
  qemu: { en: "QEMU emulation (TCG), no KVM", ja: "QEMU エミュレーション（TCG）、KVM なし" },
  hvf: { en: "QEMU with HVF (macOS)", ja: "QEMU と HVF（macOS）" },
  xen: { en: "Xen", ja: "Xen" },
  lxc: { en: "LXC container", ja: "LXC コンテナー" },
  bhyve: { en: "bhyve", ja: "bhyve" },
  vz: { en: "Virtuozzo", ja: "Virtuozzo" },
  parallels: { en: "Virtuozzo (Parallels)", ja: "Virtuozzo（Parallels）" },
  vmware: { en: "VMware", ja: "VMware" },
  hyperv: { en: "Hyper-V", ja: "Hyper-V" },
  openvz: { en: "OpenVZ", ja: "OpenVZ" },
  vbox: { en: "VirtualBox", ja: "VirtualBox" },
  test: { en: "libvirt's test driver", ja: "libvirt のテストドライバー" },
  ch: { en: "Cloud Hypervisor", ja: "Cloud Hypervisor" },
};

/** The name of the KVM layer in a guest of that type: only a guest that KVM runs has "KVM" on its badge. */
export function hypervisorLayer(type: string | undefined): Text {
  if (type === undefined || usesKvm(type)) return layerNames.kvm;
  const name = hypervisorNames[type] ?? { en: type, ja: type };
  return { en: `Hypervisor layer (${name.en})`, ja: `ハイパーバイザーのレイヤー（${name.ja}）` };
}

/** Says whether a guest of that type runs in QEMU. A guest of no known type is taken for one. */
export function usesQemu(type: string | undefined): boolean {
  return type === undefined || /^(kvm|qemu|hvf)$/.test(type);
}

/** Says whether the kernel's KVM runs a guest of that type. */
export function usesKvm(type: string | undefined): boolean {
  return type === undefined || type === "kvm";
}

/** The guest types that Nova's libvirt driver can start. */
export const novasTypes: ReadonlySet<string> = new Set(["kvm", "qemu", "lxc", "parallels"]);

export const setByNames: Readonly<Record<SetBy, Text>> = {
  "project-user": { en: "the project's user", ja: "プロジェクトのユーザー" },
  "image-owner": { en: "the image's owner", ja: "イメージの所有者" },
  "cloud-admin": { en: "the cloud administrator", ja: "クラウド管理者" },
  "host-operator": { en: "the host operator", ja: "ホストの運用担当者" },
};

export const takesEffectNames: Readonly<Record<TakesEffect, Text>> = {
  "at-next-regeneration": { en: "when Nova next writes the guest's XML", ja: "次に Nova がゲストの XML を書くとき" },
  resize: { en: "for new servers, and on resize", ja: "新しいサーバーの作成時とリサイズ時" },
  rebuild: { en: "for new servers, and on rebuild", ja: "新しいサーバーの作成時と再ビルド時" },
  "new-servers-only": { en: "for new servers only", ja: "新しいサーバーの作成時だけ" },
  attach: { en: "when it is attached", ja: "接続時" },
  "host-service-restart+regeneration": {
    en: "after nova-compute restarts and next writes the guest's XML",
    ja: "nova-compute の再起動後、次にゲストの XML を書くとき",
  },
  "host-service-restart": { en: "after the Nova service restarts", ja: "Nova のサービスの再起動後" },
};

/** What a setting of a vocabulary is called. */
export const vocabularyNames: Readonly<Record<string, Text>> = {
  "extra-spec": { en: "flavor extra spec", ja: "フレーバーの追加スペック" },
  flavor: { en: "flavor field", ja: "フレーバーの項目" },
  image: { en: "image property", ja: "イメージプロパティー" },
  server: { en: "server field", ja: "サーバーの項目" },
  port: { en: "port field", ja: "ポートの項目" },
  network: { en: "network field", ja: "ネットワークの項目" },
  volume: { en: "volume field", ja: "ボリュームの項目" },
  "volume-type": { en: "volume type field", ja: "ボリューム種別の項目" },
  "nova.conf": { en: "`nova.conf`", ja: "`nova.conf`" },
};
