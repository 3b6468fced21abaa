import assert from "node:assert/strict";
import { isByRule, type JudgedGuest, ruleGuests, testGuests, writtenGuests } from "../../scripts/corpus/guestVerdicts";
import { hasCorpora } from "../../scripts/corpus/places";
import { rules } from "../../server/core/rules";
import { realContext } from "../fixture/knowledge";

/** What rules say of guests, by severity, as `file: rule`. */
function told(guests: readonly JudgedGuest[], ...severities: readonly string[]): string[] {
  return guests.flatMap(({ file, findings }) =>
    findings.filter((one) => isByRule(one) && severities.includes(one.severity)).map(({ rule }) => `${file}: ${rule}`),
  );
}

/** Refused guests of which the file alone does not tell why. */
const undecidable: Readonly<Record<string, string>> = {
  "secureboot-smm.bad2.xml": "whether the loader is known is the host's to say",
};

describe("the rules on guests, beside libvirt's own verdict", () => {
  let made: readonly JudgedGuest[] = [];
  let tests: readonly JudgedGuest[] = [];
  let written: readonly JudgedGuest[] = [];

  before(function () {
    if (!hasCorpora) this.skip();
    this.timeout(120_000);
    const context = realContext("en");
    made = ruleGuests(context);
    tests = testGuests(context);
    written = writtenGuests(context);
    assert.ok(made.length > 900 && tests.length > 1000 && written.length > 300);
  });

  it("are never an error where libvirt accepts the guest", () => {
    for (const guests of [made, tests, written])
      assert.deepEqual(
        told(
          guests.filter(({ verdict }) => verdict === "accepted"),
          "error",
        ),
        [],
      );
  });

  it("find an error in each guest that breaks one of libvirt's rules, where there is a rule of its name", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const missed = made.filter(
      ({ file, verdict, rule = "", findings }) =>
        /\.bad\d*\.xml$/.test(file) &&
        verdict === "refused" &&
        ids.has(rule) &&
        !findings.some(({ severity }) => severity === "error"),
    );
    assert.deepEqual(
      missed.map(({ file }) => file),
      Object.keys(undecidable),
    );
  });
});
