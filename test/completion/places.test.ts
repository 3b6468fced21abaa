import assert from "node:assert/strict";
import { measure, validFiles } from "../../scripts/corpus/completion/measure";
import { readCorpora } from "../../scripts/corpus/corpora";
import { hasCorpora } from "../../scripts/corpus/places";
import { realContext } from "../fixture/knowledge";

describe("completion: what is taken out of valid libvirt files", () => {
  before(function () {
    if (!hasCorpora) this.skip();
    this.timeout(60_000);
  });

  it("is offered again, among the first, and nothing that the checker refuses", function () {
    this.timeout(60_000);
    const context = realContext("en");
    const corpora = readCorpora().filter(({ name }) => name === "libvirt" || name === "nova-generated");
    const everyEighth = corpora.flatMap(({ files }) => files).filter((_, index) => index % 8 === 0);
    const { tallies, failures } = measure(validFiles(everyEighth, context), 600, 20260101, 6, context);
    assert.deepEqual(failures, []);
    assert.deepEqual([...tallies.keys()].sort(), ["attribute", "element", "element name", "value"]);
    for (const { places, offered, inFirstFive, suggestions } of tallies.values()) {
      assert.equal(offered, places);
      assert.ok(inFirstFive >= 0.7 * places);
      assert.ok(suggestions > 0);
    }
  });
});
