import assert from "node:assert/strict";
import { explain, standsFor } from "../../server/core";
import { contextIn, hasShared, knowledge } from "../support/knowledge";
import { bridges } from "./bridges";
import { addressOf, comparisons, named, placeOf } from "./causes";

/** The places of a bridge that a comparison shows: its setting is the cause, its address what changed. */
function shownBy(setting: string, address: string) {
  return comparisons().flatMap((comparison) => {
    if (!comparison.cause.some((cause) => standsFor(setting, cause))) return [];
    const changed = comparison.changed.find((one) => one.change !== "removed" && addressOf(one.path) === address);
    return changed ? [{ comparison, changed }] : [];
  });
}

/** Several inputs may be true causes of one place: leaving out either changes it. */
function isCause(name: string, file: string, address: string): boolean {
  return comparisons().some(
    (one) =>
      one.file === file &&
      one.cause.some((cause) => standsFor(cause, name)) &&
      one.changed.some(({ path }) => addressOf(path) === address),
  );
}

describe("the forty bridges", () => {
  it("are forty", () =>
    assert.deepEqual(
      bridges.map(({ number }) => number),
      Array.from({ length: 40 }, (_, index) => index + 1),
    ));

  for (const { number, what, pairs, unseen = [] } of bridges) {
    describe(`${number}. ${what}`, () => {
      for (const [setting, address] of pairs) {
        it(`${setting} is named first, or behind another true cause, where Nova wrote ${address} because of it`, function () {
          if (!hasShared) return this.skip();
          const shown = shownBy(setting, address);
          assert.notEqual(shown.length, 0, "no comparison shows this pair: list it as unseen");
          const right = shown.filter(({ comparison, changed }) => {
            const place = placeOf(comparison, changed);
            assert.ok(place, `${comparison.file}: ${changed.path} is not found`);
            const names = named(place.model, place.occurrence);
            const [first = "nobody"] = names;
            return (
              standsFor(setting, first) ||
              (isCause(first, comparison.file, address) && names.some((name) => standsFor(setting, name)))
            );
          });
          const others = shown.map(({ comparison }) => comparison.file).join(", ");
          assert.ok(right.length > 0, `not named first in ${others}`);
        });
      }
      for (const [setting, address] of unseen) {
        it(`${setting} bears on ${address} by the table of Nova's settings`, () => {
          const effects = knowledge.facts(setting)?.paths[address] ?? [];
          assert.ok(
            effects.some((effect) => effect !== "gates"),
            `effects: ${effects.join(", ") || "none"}`,
          );
        });
      }
      it("is told at both ends", () => {
        for (const [setting, address] of [...pairs, ...unseen]) {
          const card = explain(setting, contextIn("en"));
          const places = card?.counterparts.flatMap((one) => one.address ?? []) ?? [];
          const without = places.map((place) => place.replace(/\[[^\]]*\]/g, ""));
          assert.ok(without.includes(address), `the card of ${setting} does not name ${address}, only ${places.join(", ")}`);
          assert.ok(knowledge.setting(setting), `${setting} has no text`);
          assert.ok(
            knowledge.setting(address, () => true),
            `${address} has no text`,
          );
        }
      });
    });
  }
});
