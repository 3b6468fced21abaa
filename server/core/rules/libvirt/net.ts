import type { Occurrence } from "../../documents/document";
import { at, textAt } from "../../documents/guest";
import { misfitRules } from "../guestMisfit";
import type { Rule } from "../rule";

const typeOf = (net: Occurrence) => textAt(net, "@type") ?? "";
const isOneOf = (net: Occurrence, ...types: readonly string[]) => types.includes(typeOf(net));
const isPasst = (net: Occurrence) => textAt(net, "backend@type") === "passt";
/** The model is virtio; undefined where libvirt chooses it. */
const isVirtio = (net: Occurrence) => {
  const model = textAt(net, "model@type");
  return model === undefined ? undefined : model.startsWith("virtio");
};
const each = "devices/interface";

/** What only some kinds of network interfaces have. */
export const netRules: readonly Rule[] = misfitRules([
  {
    id: "net-port-isolated",
    each,
    settings: ["port@isolated"],
    fits: (net) => isOneOf(net, "network", "bridge") && !at(net, "virtualport"),
    where: {
      en: "interfaces on a Linux bridge (`network` or `bridge`, without `<virtualport>`)",
      ja: " Linux ブリッジ上のインターフェース（`network` か `bridge`、`<virtualport>` なし）",
    },
  },
  {
    id: "net-vlan-type",
    each,
    settings: ["vlan"],
    fits: (net) =>
      isOneOf(net, "user", "ethernet", "vdpa", "vhostuser")
        ? false
        : typeOf(net) === "direct"
          ? (textAt(net, "source@mode") ?? "vepa") === "passthrough"
          : undefined,
    where: {
      en: "interfaces whose switch or card tags the frames (`bridge`, `network`, `hostdev`, `direct` with `mode='passthrough'`)",
      ja: "、スイッチやカードがタグを付けるインターフェース（`bridge`、`network`、`hostdev`、`mode='passthrough'` の `direct`）",
    },
  },
  {
    id: "net-bandwidth-hostdev",
    severity: "information",
    each,
    settings: ["bandwidth"],
    fits: (net) => typeOf(net) !== "hostdev",
    where: { en: "interfaces that pass the host's network stack", ja: "、ホストのネットワークスタックを通るインターフェース" },
  },
  {
    id: "net-passt-type",
    each,
    settings: ["backend@type"],
    fits: (net) => !isPasst(net) || isOneOf(net, "user", "vhostuser"),
    where: {
      en: "interfaces of the type `user` or `vhostuser`, where it is `passt`",
      ja: "、`passt` では `user` か `vhostuser` タイプのインターフェース",
    },
  },
  {
    id: "net-portforward-passt",
    each,
    settings: ["portForward"],
    fits: isPasst,
    where: { en: "interfaces with `<backend type='passt'/>`", ja: " `<backend type='passt'/>` のインターフェース" },
  },
  {
    id: "net-vhostuser-reconnect",
    only: "qemu",
    each,
    settings: ["source/reconnect"],
    fits: (net) => textAt(net, "source@mode") !== "server",
    where: { en: "clients: a server waits to be called", ja: "クライアント（サーバーは接続を待つ側）" },
  },
  {
    id: "net-mtu-type",
    only: "qemu",
    each,
    settings: ["mtu"],
    fits: (net) => (typeOf(net) === "user" ? isPasst(net) : isOneOf(net, "hostdev") ? false : undefined),
    where: {
      en: "interfaces that have a tap device, `vhostuser` or passt",
      ja: " tap デバイス、`vhostuser`、passt を使うインターフェース",
    },
  },
  {
    id: "net-target-managed",
    each,
    settings: ["target@managed"],
    fits: (net) => textAt(net, "target@managed") !== "no" || typeOf(net) === "ethernet",
    where: { en: "interfaces of the type `ethernet`, where it is `no`", ja: "、`no` では `ethernet` タイプのインターフェース" },
  },
  {
    id: "net-backend-tap",
    severity: "information",
    only: "qemu",
    each,
    settings: ["backend@tap"],
    fits: (net) => !isOneOf(net, "hostdev", "vhostuser", "user", "vdpa"),
    where: { en: "interfaces that have a tap device", ja: " tap デバイスを使うインターフェース" },
  },
  {
    id: "net-virtio-driver-options",
    each,
    settings: ["driver@iommu", "driver@ats", "driver@packed", "driver@page_per_vq"],
    fits: isVirtio,
    where: { en: "the model `virtio`", ja: "モデル `virtio` " },
  },
]);
