import assert from "node:assert/strict";
import { complete, readDocument } from "../../server/core";
import { realContext } from "../fixture/knowledge";

const disk = (number: number): string => `    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/images/${number}.qcow2'/>
      <target dev='vd${number}' bus='virtio'/>
    </disk>
`;

describe("completion: in a large guest", () => {
  it("asks no more of the document than what stands around the place", () => {
    const disks = Array.from({ length: 1000 }, (_, number) => disk(number)).join("");
    const text = `<domain type='kvm'>\n  <devices>\n${disks}    <\n${disks}  </devices>\n</domain>\n`;
    const model = readDocument({ uri: "file:///guest.xml", text });
    assert.ok(model);
    const offset = text.indexOf("<\n") + 1;
    const context = realContext("en");
    const times = Array.from({ length: 20 }, () => {
      const started = performance.now();
      assert.ok(complete(model, offset, context).length > 20);
      return performance.now() - started;
    });
    // Warm it takes a few milliseconds; a walk through the whole document for each suggestion would take seconds.
    assert.ok(Math.min(...times) < 50, `${Math.min(...times)} ms`);
  });
});
