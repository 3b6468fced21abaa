import assert from "node:assert/strict";
import { plainText } from "../../server/lsp/plainText";

describe("plain text of a card", () => {
  const cases = [
    ["**`cache`** on a disk's `<driver>` — **KVM layer**", "cache on a disk's <driver> — KVM layer"],
    ["*Nova manages this guest.*", "Nova manages this guest."],
    [
      "libvirt: [formatdomain](https://libvirt.org/formatdomain.html)",
      "libvirt: formatdomain (https://libvirt.org/formatdomain.html)",
    ],
    ["`a*b*c` and `**`", "a*b*c and **"],
    ["2 \\* 3 \\_x\\_", "2 * 3 _x_"],
    ["hw_disk_bus and hw:cpu_policy", "hw_disk_bus and hw:cpu_policy"],
    ["| a | b |\n|---|---|\n| c | d |", "| a | b |\n| c | d |"],
  ] as const;
  for (const [markdown, plain] of cases) {
    it(`of ${markdown.split("\n")[0]}`, () => assert.equal(plainText(markdown), plain));
  }
});
