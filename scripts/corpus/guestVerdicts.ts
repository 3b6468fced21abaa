// What the rules on guests find, beside what the real libvirt said of the same guests.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Context, checks, diagnose, type Finding, readDocument } from "../../server/core";
import { corpora } from "./places";
import { percent, type Section } from "./section";

/** A guest and what is found in it. */
export interface JudgedGuest {
  readonly corpus: string;
  readonly file: string;
  /** What libvirt did with it; `unknown` where nobody asked it. */
  readonly verdict: "refused" | "accepted" | "unknown";
  /** Of a file made for one rule: its id. */
  readonly rule?: string;
  readonly findings: readonly Finding[];
}

interface Case {
  readonly file: string;
  readonly role: "bad" | "good" | "soft";
  readonly define: string;
}

interface Recorded {
  readonly file: string;
  readonly kind: string;
  readonly rng12?: string;
  readonly libvirtAccepts?: boolean;
  readonly expectsParseError?: boolean;
  readonly hostOrQemuDependent?: boolean;
}

const grammarIds = new Set(checks.map(({ id }) => id));

/** Says whether a finding comes from a rule, not from syntax or grammar. */
export const isByRule = ({ rule }: Finding) => !grammarIds.has(rule);

const hasError = ({ findings }: JudgedGuest) => findings.some(({ severity }) => severity === "error");

/** The smallest bad and good guests of each of libvirt's rules, as a real libvirt judged them. */
export function ruleGuests(context: Context): JudgedGuest[] {
  const { rules }: { rules: { rule: string; cases: Case[] }[] } = json("libvirt-rules/verdicts.json");
  return rules.flatMap(({ rule, cases }) =>
    cases.map(({ file, role, define }) => ({
      ...judge("libvirt-rules", file, context),
      rule,
      // Two guests that were put right were refused for want of hardware.
      verdict: define !== "refused" ? ("accepted" as const) : role === "bad" ? ("refused" as const) : ("unknown" as const),
    })),
  );
}

/** The guests of libvirt's own tests that its schema accepts. */
export function testGuests(context: Context): JudgedGuest[] {
  const recorded: Recorded[] = json("libvirt.verdicts.json");
  return recorded
    .filter(({ kind, rng12, expectsParseError }) => kind === "domain" && (rng12 === "valid" || expectsParseError))
    .map(({ file, libvirtAccepts, expectsParseError, hostOrQemuDependent }) => ({
      ...judge("libvirt", file, context),
      verdict: libvirtAccepts ? "accepted" : expectsParseError && !hostOrQemuDependent ? "refused" : "unknown",
    }));
}

/** Guests that Nova wrote or libvirt has defined: nothing in them is a mistake. */
export function writtenGuests(context: Context): JudgedGuest[] {
  return ["libvirt-defined", "nova-generated", "nova-defined"].flatMap((corpus) =>
    readdirSync(path.join(corpora, corpus))
      .filter((file) => file.endsWith(".xml"))
      .sort()
      // What Nova wrote and libvirt refused has not been defined.
      .map((file) => {
        const isDefined = corpus !== "nova-generated" || existsSync(path.join(corpora, "nova-defined", file));
        return { ...judge(corpus, file, context), verdict: isDefined ? ("accepted" as const) : ("unknown" as const) };
      }),
  );
}

function judge(corpus: string, file: string, context: Context): Omit<JudgedGuest, "verdict"> {
  const text = readFileSync(path.join(corpora, corpus, file), "utf8");
  const model = readDocument({ uri: `file:///${file}`, text });
  return { corpus, file, findings: model ? diagnose(model, context) : [] };
}

function json<Content>(file: string): Content {
  return JSON.parse(readFileSync(path.join(corpora, file), "utf8"));
}

/** What the rules find, as figures: refused guests with an error, accepted ones with one, and what else is told of accepted ones. */
export function guestRuleSection(context: Context): Section {
  const made = ruleGuests(context);
  const tests = testGuests(context);
  const written = writtenGuests(context);
  const rows = [made, tests, written].map((guests) => {
    const refused = guests.filter(({ verdict }) => verdict === "refused");
    const accepted = guests.filter(({ verdict }) => verdict === "accepted");
    const found = refused.filter(hasError).length;
    return [
      [...new Set(guests.map(({ corpus }) => corpus))].join(", "),
      `${found} of ${refused.length} (${percent({ part: found, whole: refused.length })})`,
      `${accepted.filter((guest) => guest.findings.some((one) => one.severity === "error" && isByRule(one))).length} of ${accepted.length}`,
    ];
  });
  const all = [...made, ...tests, ...written];
  const told = (guests: readonly JudgedGuest[], wanted: (finding: Finding) => boolean) =>
    guests.flatMap(({ file, findings }) => findings.filter(wanted).map(({ rule, message }) => `${file}: ${rule}: ${message}`));
  return {
    title: "Rules on guests",
    table: [["guests", "refused by libvirt, with an error", "accepted by libvirt, with a rule's error"], ...rows],
    failures: told(
      all.filter(({ verdict }) => verdict === "accepted"),
      (one) => one.severity === "error" && isByRule(one),
    ),
    remarks: [
      ...all.filter((guest) => guest.verdict === "refused" && !hasError(guest)).map(({ file }) => `missed: ${file}`),
      ...told(
        [...tests, ...written].filter(({ verdict }) => verdict !== "refused"),
        (one) => one.severity !== "information" && one.severity !== "hint" && isByRule(one),
      ),
    ],
  };
}
