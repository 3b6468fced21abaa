import assert from "node:assert/strict";
import { checkLength, checkPhrase, checkSameWords, checkTexts, textsOf } from "../../scripts/knowledge/checks/texts";
import { component, counterpart, setting } from "./entries";

const ja = "何かを決めます。";

describe("the two languages of a text", () => {
  it("have the same placeholders and code words", () => {
    assert.deepEqual(checkSameWords({ en: "`a` and {b} and `c`.", ja: "`c`、`a`、{b} です。" }), []);
    assert.deepEqual(checkSameWords({ en: "`a` is {b}.", ja: "`b` です。" }), [
      "the placeholder {b} stands 1 times in en, 0 times in ja",
      "the code word `a` stands 1 times in en, 0 times in ja",
      "the code word `b` stands 0 times in en, 1 times in ja",
    ]);
  });

  it("have a code word equally often", () => {
    assert.deepEqual(checkSameWords({ en: "`a`, `a`.", ja: "`a` です。" }), [
      "the code word `a` stands 2 times in en, 1 times in ja",
    ]);
  });

  it("close their backquotes", () => {
    assert.deepEqual(checkSameWords({ en: "`a is b.", ja: "`a` です。" }), ["a backquote is not closed"]);
  });
});

describe("the length of a text", () => {
  it("is one sentence for what it does", () => {
    assert.deepEqual(checkLength({ en: "It sets `a.b. c`, e.g. a thing.", ja }, "sentence"), []);
    assert.deepEqual(checkLength({ en: "It sets a. It sets b.", ja }, "sentence"), ["en has 2 sentences, more than 1"]);
    assert.deepEqual(checkLength({ en: "It sets a", ja }, "sentence"), ["en does not end as a sentence"]);
    assert.deepEqual(checkLength({ en: "It sets a.", ja: ja.repeat(3) }, "sentence"), ["ja has 3 sentences, more than 2"]);
    assert.deepEqual(checkLength({ en: `${"a".repeat(220)}.`, ja }, "sentence"), ["en has 221 characters, more than 220"]);
  });

  it("is three sentences for why and care", () => {
    assert.deepEqual(checkLength({ en: "A. B. C.", ja }, "sentences"), []);
    assert.deepEqual(checkLength({ en: "A. B. C. D.", ja }, "sentences"), ["en has 4 sentences, more than 3"]);
  });

  it("is free for a label", () => {
    assert.deepEqual(checkLength({ en: "a word", ja: "ことば" }, "label"), []);
  });
});

describe("a phrase", () => {
  it("may follow a dash", () => {
    for (const en of ["on every host", "QEMU decides", "Nova writes it", "`a` only"])
      assert.deepEqual(checkPhrase({ en, ja: "ホストごと" }, "phrase"), [], en);
    assert.deepEqual(checkPhrase({ en: "On every host.", ja: "ホストごと。" }, "phrase"), [
      "en begins with a capital",
      "en ends with a full stop",
      "ja ends with 。",
    ]);
  });
});

describe("the texts of the entries", () => {
  it("are found with their places", () => {
    const word = { en: "word", ja: "語" };
    const one = setting("domain:cpu", { values: { none: word } });
    const two = counterpart(["domain:cpu"], ["flavor:vcpus"], { when: word });
    assert.deepEqual(
      textsOf([component("qemu"), one, two]).map(({ address, field, manner }) => `${address} ${field} ${manner}`),
      [
        "qemu name label",
        "qemu what sentence",
        "domain:cpu what sentence",
        "domain:cpu values.none label",
        "domain:cpu <-> flavor:vcpus when aside",
      ],
    );
  });

  it("are told of with their field", () => {
    const placed = textsOf([setting("domain:cpu")]);
    assert.deepEqual(
      checkTexts(placed, () => ["too dull"]),
      [{ file: "settings/a.yaml", address: "domain:cpu", what: "what: too dull" }],
    );
  });
});
