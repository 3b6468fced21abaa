import assert from "node:assert/strict";
import { checkEnds, checkPairs } from "../../scripts/knowledge/checks/counterparts";
import type { Located } from "../../scripts/knowledge/problem";
import type { Counterpart } from "../../server/core/knowledge/setting";
import { counterpart } from "./entries";

const origins = new Set(["nova:constant", "libvirt:define"]);
const when = { en: "set it on the host", ja: "ホストで設定する" };

describe("the ends of a counterpart", () => {
  const wrong = (entry: Located<Counterpart>) => checkEnds([entry], origins).map(({ what }) => what);

  it("are both there, each on its side", () => {
    assert.deepEqual(wrong(counterpart(["domain:cpu@mode"], ["nova.conf:libvirt/cpu_mode"])), []);
    assert.deepEqual(wrong(counterpart(["domain:cpu"], ["nova:constant"], { fit: "constant" })), []);
    assert.deepEqual(wrong(counterpart(["domain:cpu"], ["libvirt:define"], { fit: "derived" })), []);
    assert.deepEqual(wrong(counterpart(["domain:cpu"], [])), ["fit: decides needs both ends"]);
    assert.deepEqual(wrong(counterpart(["flavor:vcpus"], ["flavor:vcpus"])), ["flavor:vcpus is no setting of libvirt"]);
    assert.deepEqual(wrong(counterpart(["domain:cpu"], ["domain:cpu"])), ["domain:cpu is no setting of OpenStack"]);
  });

  it("are one of them empty on purpose, with what people do instead", () => {
    assert.deepEqual(wrong(counterpart(["domain:cpu"], [], { fit: "none", when })), []);
    assert.match(wrong(counterpart(["domain:cpu"], [], { fit: "none" })).join(), /needs a `when`/);
    assert.match(wrong(counterpart(["domain:cpu"], ["flavor:vcpus"], { fit: "none", when })).join(), /exactly one end/);
  });

  it("are an origin where Nova always writes the same", () => {
    assert.deepEqual(wrong(counterpart(["domain:cpu"], ["flavor:vcpus"], { fit: "constant" })), [
      "fit: constant: flavor:vcpus is no origin",
    ]);
  });
});

describe("the pairs of the counterparts", () => {
  it("stand once", () => {
    const one = counterpart(["domain:cpu", "domain:vcpu"], ["flavor:vcpus"]);
    assert.deepEqual(checkPairs([one, counterpart(["domain:cpu"], ["flavor:memory_mb"])]), []);
    assert.deepEqual(
      checkPairs([one, counterpart(["domain:vcpu"], ["flavor:vcpus"], { fit: "same" })]).map(({ what }) => what),
      ["domain:vcpu <-> flavor:vcpus is bridged in counterparts/a.yaml already"],
    );
  });

  it("do not contradict a `none`", () => {
    const none = counterpart(["domain:vcpu"], [], { fit: "none", when });
    assert.deepEqual(checkPairs([none]), []);
    assert.equal(checkPairs([none, counterpart(["domain:vcpu"], ["flavor:vcpus"])]).length, 1);
  });
});
