import assert from "node:assert/strict";
import { languageFor, readSettings } from "../../server/lsp/settings";

describe("settings", () => {
  it("are read from a payload with and without their section", () => {
    const settings = { language: "ja", inlayHints: "full" };
    assert.deepEqual(readSettings({ virtLayers: { language: "ja", inlayHints: "full" } }), settings);
    assert.deepEqual(readSettings({ language: "ja", inlayHints: "full" }), settings);
  });
  it("keep their defaults where a client sends nonsense", () => {
    assert.deepEqual(readSettings({ virtLayers: { language: "fr", inlayHints: 3 } }), { language: "auto", inlayHints: "quiet" });
  });
  it("are missing where a payload has none", () => {
    for (const sent of [undefined, null, 1, "x", {}, { virtLayers: null }, { other: {} }]) {
      assert.equal(readSettings(sent), undefined);
    }
  });
  it("follow the locale with `auto` alone", () => {
    assert.equal(languageFor({ language: "auto", inlayHints: "quiet" }, "ja-JP"), "ja");
    assert.equal(languageFor({ language: "auto", inlayHints: "quiet" }, undefined), "en");
    assert.equal(languageFor({ language: "en", inlayHints: "quiet" }, "ja"), "en");
  });
});
