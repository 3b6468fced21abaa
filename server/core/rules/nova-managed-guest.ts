import { defineRule } from "./rule";

export const novaManagedGuest = defineRule({
  id: "nova-managed-guest",
  layer: "kvm",
  severity: "information",
  messages: {
    managed: {
      en: "Nova{version} manages this guest. It writes this XML anew at start, hard reboot, resize, cold migration, rebuild, rescue, evacuation and unshelving, so an edit made with `virsh edit` is lost. Change the flavor, the image, the port, the volume or `nova.conf` instead.",
      ja: "このゲストは Nova{version} が管理しています。起動、ハードリブート、リサイズ、コールドマイグレーション、再ビルド、レスキュー、退避、シェルブ解除のたびに Nova がこの XML を書き直すため、`virsh edit` での変更は失われます。代わりにフレーバー、イメージ、ポート、ボリューム、`nova.conf` を変更してください。",
    },
  },
  *check(model) {
    for (const { nova, span } of model.subjects) {
      if (!nova) continue;
      const release = /^\d+/.exec(nova.version ?? "")?.[0];
      yield { at: span, message: "managed", words: { version: release ? ` ${release}` : "" } };
    }
  },
});
