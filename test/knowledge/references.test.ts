import assert from "node:assert/strict";
import {
  checkComponents,
  checkEvidence,
  checkOrigins,
  checkPlacements,
  checkSources,
} from "../../scripts/knowledge/checks/references";
import type { Located } from "../../scripts/knowledge/problem";
import { createKnowledgeBase } from "../../server/core/knowledge/knowledgeBase";
import type { Origin } from "../../server/core/knowledge/setting";
import { component, counterpart, setting, tables } from "./entries";

const text = { en: "Something.", ja: "何かです。" };
const origin = (id: Origin["id"], owner: string): Located<Origin> => ({
  file: "origins.yaml",
  entry: { id, component: owner, name: text, text },
});

describe("the sources", () => {
  it("are pages or functions in files", () => {
    const sources = (source: string) => checkSources([setting("domain:cpu", { sources: [source] })]).length;
    for (const good of [
      "https://libvirt.org/formatdomain.html#cpu-tuning",
      "nova/virt/libvirt/driver.py:_get_guest_config",
      "qemu/util/throttle.c:throttle_is_valid",
      "nova/virt/libvirt/vif.py:LibvirtGenericVIFDriver.get_config",
    ])
      assert.equal(sources(good), 0, good);
    for (const bad of [
      "http://libvirt.org/a.html",
      "libvirt.org",
      "nova/network/neutron.py",
      "src/conf/domain_conf.c:parse",
      "CFN#ref",
    ])
      assert.equal(sources(bad), 1, bad);
  });

  it("of a counterpart may be a whole file", () => {
    const evidence = (one: string) => checkEvidence([counterpart(["domain:cpu"], ["flavor:vcpus"], { evidence: [one] })]).length;
    assert.equal(evidence("nova/network/neutron.py"), 0);
    assert.equal(evidence("nova/network/neutron.py:API"), 0);
    assert.equal(evidence("somewhere in Nova"), 1);
    assert.equal(evidence("src/conf/domain_postparse.c:virDomainDefPostParseMemory"), 1);
  });
});

describe("the components", () => {
  it("exist wherever they are named", () => {
    const named = [setting("domain:cpu", { component: "qemu" })];
    assert.deepEqual(checkComponents([component("qemu")], [origin("nova:constant", "qemu")], named), []);
    assert.deepEqual(
      checkComponents([component("kvm")], [origin("nova:constant", "nova")], named).map(({ address }) => address),
      ["nova:constant", "domain:cpu"],
    );
  });

  it("and origins stand once", () => {
    assert.equal(checkComponents([component("qemu"), component("qemu")], [], []).length, 1);
  });

  it("have every address of the tables", () => {
    const data = { origins: [], settings: [], counterparts: [], slips: [], terms: [], facts: tables.facts };
    const base = (...ids: string[]) => createKnowledgeBase({ ...data, components: ids.map((id) => component(id).entry) });
    const addresses = ["domain:devices/rng", "heat:OS::Nova::Server"];
    assert.deepEqual(checkPlacements(addresses, base("qemu", "nova")), []);
    assert.deepEqual(
      checkPlacements(addresses, base("qemu")).map(({ address }) => address),
      ["nova"],
    );
  });
});

describe("the origins", () => {
  it("have an entry each, whether a table or a counterpart names them", () => {
    const bridge = counterpart(["domain:cpu"], ["nova:constant"], { fit: "constant" });
    assert.deepEqual(checkOrigins([bridge], tables.facts, new Set(["nova:constant", "libvirt:runtime"])), []);
    assert.deepEqual(
      checkOrigins([bridge], tables.facts, new Set()).map(({ what }) => what),
      ["has no entry, but facts/filled.json names it", "nova:constant is no entry of origins.yaml"],
    );
  });
});
