import type { Text } from "../text/language";
import { defineRule } from "./rule";

const firewall: Text = {
  en: "In a guest made by hand, `<filterref>` in the `<interface>` names a libvirt network filter; it serves the same purpose and has no connection to security groups.",
  ja: "手で作ったゲストでは、`<interface>` の `<filterref>` で libvirt のネットワークフィルターを指定します。目的は同じですが、セキュリティーグループとはつながっていません。",
};
const sizing: Text = {
  en: "In a guest made by hand, `<vcpu>`, `<memory>` and each `<disk>` say its size themselves.",
  ja: "手で作ったゲストでは、`<vcpu>`、`<memory>`、各 `<disk>` に大きさを直接書きます。",
};
const keys: Text = {
  en: "libvirt puts no key into a guest: cloud-init (a config drive made by hand, as a CD-ROM `<disk>`) or the image does.",
  ja: "libvirt はゲストに鍵を入れません。cloud-init（手で作った設定ドライブを CD-ROM の `<disk>` として付けます）か、イメージの側で入れます。",
};
const userData: Text = {
  en: "libvirt has no user data: give cloud-init a disk of its own, as a CD-ROM `<disk>` with the label `cidata`.",
  ja: "libvirt にユーザーデータはありません。cloud-init 用のディスク（ラベルは `cidata`）を CD-ROM の `<disk>` として付けます。",
};
const address: Text = {
  en: "A guest on a NAT `<network>` is reached through the host's own forwarding rules; a bridge (`<interface type='bridge'>`) gives it an address of the outer network.",
  ja: "NAT の `<network>` につないだゲストへは、ホスト側の転送ルールで到達します。ブリッジ（`<interface type='bridge'>`）なら外側のネットワークのアドレスを使えます。",
};
const tenancy: Text = {
  en: "libvirt knows no projects: who may use a guest follows from access to the libvirt daemon of its host.",
  ja: "libvirt にプロジェクトはありません。ゲストを操作できる人は、ホストの libvirt デーモンへのアクセス権で決まります。",
};
const placement: Text = {
  en: "libvirt does not choose a host: a guest runs where it is defined, until somebody migrates it.",
  ja: "libvirt はホストを選びません。ゲストは定義されたホストで動き、移すときは人がマイグレーションします。",
};
const subnet: Text = {
  en: "In libvirt, addresses belong to the `<network>` document (`<ip>`, `<dhcp>`), not to the guest.",
  ja: "libvirt では、アドレスはゲストではなく `<network>` の文書（`<ip>`、`<dhcp>`）に書きます。",
};

/** OpenStack's words, in the spellings people use; none of them is an element of libvirt's domain. */
const words: ReadonlyMap<string, Text> = new Map([
  ...["flavor", "flavour", "extra_specs"].map((word) => [word, sizing] as const),
  ...["security_group", "security_groups", "security-group", "security-groups", "securitygroup"].map(
    (word) => [word, firewall] as const,
  ),
  ...["keypair", "key_pair", "key_name", "key-name"].map((word) => [word, keys] as const),
  ...["user_data", "user-data", "userdata"].map((word) => [word, userData] as const),
  ...["floating_ip", "floating_ips", "floating-ip", "floatingip"].map((word) => [word, address] as const),
  ...["tenant", "tenant_id", "project", "project_id"].map((word) => [word, tenancy] as const),
  ...["availability_zone", "availability-zone", "server_group", "scheduler_hints"].map((word) => [word, placement] as const),
  ...["subnet", "subnet_id", "fixed_ip", "fixed_ips"].map((word) => [word, subnet] as const),
]);

/** A text that has none of the words needs no closer look. */
const mention = new RegExp(`\\b(${[...words.keys()].join("|")})\\b`);

/** Where such a word is put by mistake: anywhere but in the metadata, which is anybody's. */
const place = /^domain:((devices|os|features|cpu)\/((interface|disk|hostdev)\/)?)?[^/@]+$/;

export const openstackWordInDomain = defineRule({
  id: "openstack-word-in-domain",
  layer: "kvm",
  severity: "warning",
  messages: {
    word: {
      en: "`<{word}>` is OpenStack's word, and `virsh define` silently drops it. {instead}",
      ja: "`<{word}>` は OpenStack の用語です。`virsh define` は警告なしにこれを捨てます。{instead}",
    },
  },
  *check(model) {
    if (!mention.test(model.file.text)) return;
    for (const occurrence of model.occurrences) {
      const instead = words.get(occurrence.key);
      const [at] = occurrence.names;
      if (!instead || !at || !place.test(occurrence.address)) continue;
      yield {
        at,
        message: "word",
        words: { word: occurrence.key, instead },
        fixes: [
          {
            title: { en: "Remove `<{word}>`", ja: "`<{word}>` を取り除く" },
            words: { word: occurrence.key },
            safe: false,
            edits: [model.remove(occurrence)],
          },
        ],
      };
    }
  },
});
