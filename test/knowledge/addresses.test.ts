import assert from "node:assert/strict";
import { checkAddresses, checkDuplicates, checkIs, checkShadows, checkValues } from "../../scripts/knowledge/checks/addresses";
import type { SettingAddress } from "../../server/core/knowledge/address";
import { counterpart, known, setting } from "./entries";

const label = { en: "a word", ja: "ことば" };

describe("the addresses of the knowledge", () => {
  const wrong = (address: SettingAddress) =>
    checkAddresses([setting(address)], [], known, new Set(["nova"])).map(({ what }) => what);

  it("are known to a fact table", () => {
    const good: readonly SettingAddress[] = [
      "domain:@id",
      "domain:cputune/vcpupin@cpuset",
      "domain:devices/disk/source@file",
      "flavor:hw:cpu_policy",
      "flavor:hw:numa_cpus.{num}",
      "heat:OS::Nova::Server",
      "heat:OS::Nova::Server/networks/port",
      "heat:OS::Nova::Server@first_address",
      "heat:function/get_param",
      "heat:parameter/constraints/range",
      "environment:resource_registry",
      "component:nova",
    ];
    for (const address of good) assert.deepEqual(wrong(address), [], address);
  });

  it("are refused where no table has them", () => {
    const bad: readonly SettingAddress[] = [
      "domain:devices/disk/source@fil",
      "flavor:hw:cpu_polic",
      "flavor:hw:numa_cpus.0",
      "image:*",
      "heat:OS::Nova::Server/flavour",
      "heat:function/get_parm",
      "component:novva",
    ];
    for (const address of bad) assert.equal(wrong(address).length, 1, address);
  });

  it("meet something where they are patterns", () => {
    assert.deepEqual(wrong("domain:devices/*/driver@iommu"), []);
    assert.deepEqual(wrong("domain:devices/**/source@file"), []);
    assert.deepEqual(wrong("domain:devices/*/driver@imu"), ["the pattern meets no known address"]);
  });

  it("have selectors that an attribute answers", () => {
    assert.deepEqual(wrong("domain:devices/controller[type=scsi]@model"), []);
    assert.match(wrong("domain:devices/controller[type=scssi]@model")[0] ?? "", /controller\[type=scssi\]/);
    assert.match(wrong("domain:devices/controller[typ=scsi]@model")[0] ?? "", /controller\[typ=scsi\]/);
  });

  it("are looked at in counterparts and in `is` too, origins apart", () => {
    const bridge = counterpart(["domain:devices/diks"], ["nova:constant"]);
    const is = setting("heat:OS::Nova::Server/flavor", { is: "flavor:unknown" });
    const found = checkAddresses([is], [bridge], known, new Set()).map(({ address }) => address);
    assert.deepEqual(found, ["flavor:unknown", "domain:devices/diks"]);
  });
});

describe("the settings", () => {
  it("stand once", () => {
    const one = setting("domain:devices");
    assert.deepEqual(checkDuplicates([one, setting("domain:devices/controller")]), []);
    assert.deepEqual(checkDuplicates([one, one]), [
      { file: "settings/a.yaml", address: "domain:devices", what: "stands in settings/a.yaml already" },
    ]);
  });

  it("do not shadow each other", () => {
    const controller = setting("domain:devices/controller[type=scsi]@model");
    assert.deepEqual(checkShadows([controller, setting("domain:devices/controller[type=usb]@model")], known), []);
    assert.deepEqual(checkShadows([controller, setting("domain:devices/controller@model")], known), []);
    const shadowed = checkShadows([setting("domain:devices/*/driver@iommu"), setting("domain:**/driver@iommu")], known);
    assert.deepEqual(
      shadowed.map(({ what }) => what),
      ["meets the same addresses as domain:devices/*/driver@iommu"],
    );
  });

  it("explain only values that are taken", () => {
    const explains = (address: SettingAddress, value: string) =>
      checkValues([setting(address, { values: { [value]: label } })], known);
    assert.deepEqual(explains("flavor:hw:cpu_policy", "dedicated"), []);
    assert.deepEqual(explains("domain:devices/disk/source@file", "anything"), []);
    assert.equal(explains("flavor:hw:cpu_policy", "pinned").length, 1);
    assert.equal(explains("domain:devices/controller[type=scsi]@type", "sccsi").length, 1);
  });

  it("have `is` only at a Heat property", () => {
    assert.deepEqual(checkIs([setting("heat:OS::Nova::Server/flavor", { is: "flavor:hw:cpu_policy" })]), []);
    assert.equal(checkIs([setting("domain:devices", { is: "flavor:hw:cpu_policy" })]).length, 1);
  });
});
