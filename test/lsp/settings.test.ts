import assert from "node:assert/strict";
import { defaultSettings, environmentsFor, languageFor, readSettings } from "../../server/lsp/settings";

describe("settings", () => {
  it("are read from a payload with and without their section", () => {
    const environments = { "a.yaml": ["b.yaml"] };
    const sent = {
      language: "ja",
      inlayHints: "full",
      target: { libvirt: "9.0" },
      heat: { environments },
      rules: { a: "off", b: "loud" },
      packs: ["nfv", "x"],
    };
    const policy = { weights: new Map([["a", "off"]]), packs: new Set(["nfv"]) };
    const settings = { language: "ja", inlayHints: "full", libvirt: "9.0", environments, policy };
    assert.deepEqual(readSettings({ virtLayers: sent }), settings);
    assert.deepEqual(readSettings(sent), settings);
  });
  it("keep their defaults where a client sends nonsense", () => {
    const sent = { language: "fr", inlayHints: 3, target: { libvirt: "1.0" }, heat: { environments: 7 } };
    assert.deepEqual(readSettings({ virtLayers: sent }), defaultSettings);
  });
  it("are missing where a payload has none", () => {
    for (const sent of [undefined, null, 1, "x", {}, { virtLayers: null }, { other: {} }]) {
      assert.equal(readSettings(sent), undefined);
    }
  });
  it("give templates their environments by path or pattern, below each folder of the workspace", () => {
    const settings = { ...defaultSettings, environments: { "stacks/*.yaml": ["env/all.yaml"], "**/web.yaml": ["web env.yaml"] } };
    const of = (uri: string) => environmentsFor(uri, settings, ["file:///w", "file:///other/"]);
    assert.deepEqual(of("file:///w/stacks/web.yaml"), ["file:///w/env/all.yaml", "file:///w/web%20env.yaml"]);
    assert.deepEqual(of("file:///w/web.yaml"), ["file:///w/web%20env.yaml"]);
    assert.deepEqual(of("file:///other/stacks/db.yaml"), ["file:///other/env/all.yaml"]);
    assert.deepEqual(of("file:///w/stacks/deep/db.yaml"), []);
    assert.deepEqual(of("file:///elsewhere/web.yaml"), []);
  });
  it("follow the locale with `auto` alone", () => {
    assert.equal(languageFor(defaultSettings, "ja-JP"), "ja");
    assert.equal(languageFor(defaultSettings, undefined), "en");
    assert.equal(languageFor({ ...defaultSettings, language: "en" }, "ja"), "en");
  });
});
