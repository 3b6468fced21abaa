import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkSlips } from "../../scripts/knowledge/checks/slips";
import { slipShape } from "../../scripts/knowledge/entries";
import { KnownAddresses } from "../../scripts/knowledge/knownAddresses";
import type { Located } from "../../scripts/knowledge/problem";
import { readWritten } from "../../scripts/knowledge/readKnowledge";
import type { Slip } from "../../server/core/knowledge/slip";
import { tables } from "./entries";

const makes = { en: "nothing is left", ja: "何も残りません" };

function slip(changes: Partial<Slip> = {}): Located<Slip> {
  return { file: "slips.yaml", entry: { when: "lost", at: ["domain:devices"], makes, seen: ["devices"], ...changes } };
}

describe("what libvirt makes of a slip", () => {
  const wrong = (...slips: Located<Slip>[]) => checkSlips(slips, new KnownAddresses(tables)).map(({ what }) => what);

  it("is told of a known place", () => {
    assert.deepEqual(wrong(slip()), []);
    assert.deepEqual(wrong(slip({ at: ["domain:device"] })), ["no fact table knows this address"]);
  });

  it("is told once for each kind of slip", () => {
    assert.deepEqual(wrong(slip(), slip({ when: "repeated" })), []);
    assert.deepEqual(wrong(slip(), slip()), ["lost: told already"]);
  });

  it("was seen", () => {
    const complaints: string[] = [];
    assert.equal(
      slipShape({ ...slip().entry, seen: [] }, (what) => complaints.push(what), ""),
      false,
    );
    assert.deepEqual(complaints, ["seen is empty"]);
  });
});

interface Verdict {
  readonly kind: string;
  readonly change: string;
  readonly define: string;
  readonly validate: string;
  readonly guestDiffers?: readonly string[];
}

describe("the slips as they are committed", () => {
  const verdictsFile = path.join(__dirname, "../../../shared/corpora/libvirt-rules/silent.json");
  const slips = readWritten("knowledge").slips.map(({ entry }) => entry);
  let verdicts: ReadonlyMap<string, Verdict>;

  before(function () {
    if (!existsSync(verdictsFile)) this.skip();
    const all: { readonly slips: readonly Verdict[] } = JSON.parse(readFileSync(verdictsFile, "utf8"));
    verdicts = new Map(all.slips.map((one) => [one.change, one]));
  });

  const seen = ({ seen: changes }: Slip): Verdict[] =>
    changes.map((change) => verdicts.get(change) ?? assert.fail(`"${change}" was never asked`));

  it("are taken without a word, and refused by validation alone", () => {
    assert.ok(slips.length > 25);
    for (const verdict of slips.flatMap(seen))
      assert.deepEqual([verdict.define, verdict.validate], ["accepted", "refused"], verdict.change);
  });

  it("are of the kind that was seen", () => {
    for (const one of slips) {
      const kinds =
        one.when === "repeated" ? ["repeat"] : one.when === "misplaced" ? ["place"] : ["element", "attribute", "place"];
      for (const { kind, change } of seen(one)) assert.ok(kinds.includes(kind), `${one.when}: ${change} is a slip of ${kind}`);
      if (one.when === "repeated") assert.equal(one.seen.length, one.at.length);
    }
  });

  it("name a value only where the stored guest has it", () => {
    for (const one of slips) {
      const [value] = /(?<= is(?: a plain)? `)[^`]+|(?<=in `)[^`]+(?=`$)|(?<=such as `)[^`]+/.exec(one.makes.en) ?? [];
      for (const { guestDiffers = [], change } of seen(one)) {
        const instead = guestDiffers.filter((line) => line.startsWith("+")).join("\n");
        if (value !== undefined && instead !== "") assert.ok(instead.includes(value), `${change}: no ${value} in ${instead}`);
      }
    }
  });

  it("leave the first one alone where the first one counts, and add to it where both do", () => {
    for (const one of slips.filter(({ when }) => when === "repeated")) {
      const merged = one.makes.en.startsWith("adds");
      for (const { guestDiffers = [], change } of seen(one)) {
        assert.equal(
          guestDiffers.some((line) => line.startsWith("+")),
          merged,
          change,
        );
        assert.ok(!guestDiffers.some((line) => line.startsWith("-")), change);
      }
    }
  });
});
