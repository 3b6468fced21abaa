import { applyEdits, type Context, LineIndex } from "../../server/core";
import { type JudgedMutant, judgedMutants } from "./mutants";
import { refusals } from "./mutations/compare";
import { type Oracle, oracles } from "./mutations/oracles";
import { percent, type Section, type Share, shortfall } from "./section";

/** What somebody says of a mutant first: where, in which words, and of how many mistakes. */
interface Told {
  readonly line: number | undefined;
  readonly words: string;
  readonly findings?: number;
}

type Tellers = ReadonlyMap<string, (mutant: JudgedMutant) => Told | undefined>;

const ours = "Virt Layers";

/** Where mistakes are told, in which words, and what repairs them, beside what the validators of this machine tell. */
export function placement(context: Context): Section[] {
  const mutants = judgedMutants(context);
  const schemaLevel = mutants.filter(({ expected }) => expected.level === "schema");
  const xmlLevel = mutants.filter(({ expected }) => expected.level === "xml");
  return [
    places(`Place: ${schemaLevel.length} guests with one mistake against the schema`, schemaLevel, oracles, {
      line: 0.98,
      culprit: 0.97,
    }),
    // jing stops at the first file that is not well-formed.
    places(
      `Place: ${xmlLevel.length} guests with one mistake against XML itself`,
      xmlLevel,
      oracles.filter(({ name }) => name !== "jing"),
      { line: 0.95 },
    ),
    misspellings(schemaLevel.filter(({ mutation }) => mutation.startsWith("misspelled"))),
  ];
}

interface Goals {
  readonly line: number;
  readonly culprit?: number;
}

function places(title: string, mutants: readonly JudgedMutant[], peers: readonly Oracle[], goals: Goals): Section {
  const shares = [...tellersOf(mutants, peers)].map(([name, tell]) => {
    const told = mutants.map((mutant) => ({ mutant, told: tell(mutant) }));
    const share = (what: string, holds: (one: (typeof told)[number]) => boolean, least?: number): Share => ({
      what: `${name}, ${what}`,
      part: told.filter(holds).length,
      whole: told.length,
      ...(least !== undefined && { least }),
    });
    return {
      name,
      found: share("found", (one) => one.told !== undefined, 1),
      line: share("right line", (one) => isOnLine(one.mutant, one.told), goals.line),
      culprit: share("culprit named", (one) => namesCulprit(one.mutant, one.told), goals.culprit),
      single: share("exactly one", (one) => one.told?.findings === 1, 0.95),
      missed: told.filter((one) => !isOnLine(one.mutant, one.told) || one.told?.findings !== 1),
    };
  });
  const own = shares.find(({ name }) => name === ours);
  return {
    title,
    table: [
      ["", "found", "on the right line", "culprit named", "exactly one finding"],
      ...shares.map(({ name, found, line, culprit, single }) => [
        name,
        ...[found, line, culprit].map(counted),
        name === ours ? counted(single) : "–",
      ]),
    ],
    failures: own ? [own.found, own.line, own.culprit, own.single].flatMap(shortfall) : [`${ours} was not asked`],
    remarks: (own?.missed ?? []).map(
      ({ mutant, told }) => `${mutant.file}:${mutant.line}: told on ${told?.line}, ${told?.findings} findings: ${told?.words}`,
    ),
  };
}

/** This project, and its peers. */
function tellersOf(mutants: readonly JudgedMutant[], peers: readonly Oracle[]): Tellers {
  const texts = mutants.map(({ text }) => text);
  const said = refusals("domain", texts, peers);
  const others = peers.map(({ name }, at) => {
    const byMutant = new Map(mutants.map((mutant, index) => [mutant, said[at]?.[index]] as const));
    const tell = (mutant: JudgedMutant): Told | undefined => {
      const refusal = byMutant.get(mutant);
      return refusal && { line: refusal.line, words: refusal.message };
    };
    return [name, tell] as const;
  });
  return new Map([[ours, tellFirst], ...others]);
}

function tellFirst({ text, findings }: JudgedMutant): Told | undefined {
  const [first] = findings;
  return (
    first && {
      line: new LineIndex(text).positionAt(first.span.start).line + 1,
      words: `${first.message} ${text.slice(first.span.start, first.span.end)}`,
      findings: findings.length,
    }
  );
}

function isOnLine({ line, expected }: JudgedMutant, told: Told | undefined): boolean {
  const second = expected.level === "xml" ? expected.firstLine : undefined;
  return told?.line !== undefined && (told.line === line || told.line === second);
}

/** The last name of the path, what stood there or what stands there now is told, as a word of its own. */
function namesCulprit({ expected }: JudgedMutant, told: Told | undefined): boolean {
  const name = expected.path.split("/").at(-1)?.replace("@", "");
  return [name, expected.was, expected.now].some((culprit) => culprit && told && holdsWord(told.words, culprit));
}

function holdsWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`${/^\w/.test(word) ? "(?<!\\w)" : ""}${escaped}${/\w$/.test(word) ? "(?!\\w)" : ""}`).test(text);
}

function misspellings(mutants: readonly JudgedMutant[]): Section {
  const offered = mutants.filter(({ findings, expected }) =>
    findings[0]?.fixes.some(({ edits }) => edits.some(({ newText }) => newText === expected.was)),
  );
  const restored = mutants.filter(({ text, original, findings }) =>
    findings[0]?.fixes.some(({ edits }) => applyEdits(text, edits) === original),
  );
  const shares: Share[] = [
    { what: "a fix holds the original word", part: offered.length, whole: mutants.length, least: 0.9 },
    { what: "a fix gives back the original file", part: restored.length, whole: mutants.length, least: 0.9 },
  ];
  return {
    title: `Repair: ${mutants.length} guests with a misspelt element or attribute`,
    table: [["", "of all"], ...shares.map((share) => [share.what, counted(share)])],
    failures: shares.flatMap(shortfall),
    remarks: mutants.filter((mutant) => !restored.includes(mutant)).map(({ file }) => `${file}: not given back`),
  };
}

function counted(share: Share): string {
  return `${share.part} (${percent(share)})`;
}
