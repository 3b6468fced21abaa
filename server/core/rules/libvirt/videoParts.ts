import { at, textAt } from "../../documents/guest";
import { misfitRules } from "../guestMisfit";
import type { Rule } from "../rule";

const each = "devices/video";

/** What only some video devices have. */
export const videoPartRules: readonly Rule[] = [
  ...misfitRules([
    {
      id: "video-vhostuser",
      each,
      settings: ["driver@name", "model/acceleration@rendernode"],
      fits: (video) => {
        const isVhost = textAt(video, "driver@name") === "vhostuser";
        if (!isVhost) return at(video, "model/acceleration@rendernode") ? false : undefined;
        const model = textAt(video, "model@type");
        return model === undefined ? undefined : model === "virtio";
      },
      where: { en: "the model `virtio` with the driver `vhostuser`", ja: "ドライバー `vhostuser` のモデル `virtio` " },
    },
    {
      id: "video-ramfb-address",
      each,
      settings: ["address"],
      fits: (video) => textAt(video, "model@type") !== "ramfb",
      where: { en: "devices on a bus, which `ramfb` is not", ja: "バス上のデバイス（`ramfb` は対象外）" },
    },
  ]),
];
