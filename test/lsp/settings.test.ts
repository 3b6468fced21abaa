import assert from "node:assert/strict";
import { defaultSettings, languageFor, readSettings } from "../../server/lsp/settings";

describe("settings", () => {
  it("are read from a payload with and without their section", () => {
    const sent = { language: "ja", inlayHints: "full", target: { libvirt: "9.0" } };
    const settings = { language: "ja", inlayHints: "full", libvirt: "9.0" };
    assert.deepEqual(readSettings({ virtLayers: sent }), settings);
    assert.deepEqual(readSettings(sent), settings);
  });
  it("keep their defaults where a client sends nonsense", () => {
    const sent = { language: "fr", inlayHints: 3, target: { libvirt: "1.0" } };
    assert.deepEqual(readSettings({ virtLayers: sent }), defaultSettings);
  });
  it("are missing where a payload has none", () => {
    for (const sent of [undefined, null, 1, "x", {}, { virtLayers: null }, { other: {} }]) {
      assert.equal(readSettings(sent), undefined);
    }
  });
  it("follow the locale with `auto` alone", () => {
    assert.equal(languageFor(defaultSettings, "ja-JP"), "ja");
    assert.equal(languageFor(defaultSettings, undefined), "en");
    assert.equal(languageFor({ ...defaultSettings, language: "en" }, "ja"), "en");
  });
});
