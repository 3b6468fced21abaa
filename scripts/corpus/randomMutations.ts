import type { Context } from "../../server/core";
import { readCorpora } from "./corpora";
import { type Cause, causesOf } from "./mutations/causes";
import { type Compared, compare, hasOracles } from "./mutations/compare";
import type { Section } from "./section";

/** A document on which xmllint and jing differ. */
export interface Split extends Compared {
  readonly seed: number;
  readonly cause: Cause | undefined;
}

export interface RandomMutations {
  readonly section: Section;
  readonly split: readonly Split[];
}

/** Seeded random mutations of real documents: our verdict beside xmllint's and jing's. */
export function randomMutations({ grammar }: Context, count: number, seeds: readonly number[]): RandomMutations {
  const title = `Random mutations: ${seeds.length} × ${count}`;
  if (!hasOracles) return { section: { title, table: [], failures: ["xmllint and jing are not both here"] }, split: [] };
  const texts = readCorpora()
    .filter(({ name }) => name === "libvirt")
    .flatMap(({ files }) => files.flatMap(({ text, isValid }) => (isValid === undefined ? [] : [text])));
  const rows = seeds.map((seed) => {
    const all = compare(texts, count, seed, grammar);
    const split = all.filter(({ xmllint, jing }) => !xmllint !== !jing);
    const causes = causesOf(split);
    const agreed = all.length - split.length;
    const wrong = all.filter(({ valid, jing }) => valid === (jing !== undefined));
    const againstBoth = wrong.filter((one) => !causes.has(one)).length;
    return { seed, all, split: split.map((one) => ({ ...one, seed, cause: causes.get(one) })), agreed, wrong, againstBoth };
  });
  return {
    section: {
      title,
      table: [
        [
          "seed",
          "mutations",
          "valid",
          "xmllint and jing agree",
          "we differ from both",
          "they differ",
          "over white space around a value",
          "we differ from jing there",
        ],
        ...rows.map(({ seed, all, split, agreed, wrong, againstBoth }) =>
          [
            seed,
            all.length,
            all.filter(({ valid }) => valid).length,
            agreed,
            againstBoth,
            split.length,
            split.filter(({ cause }) => cause === "white space around a value").length,
            wrong.length - againstBoth,
          ].map(String),
        ),
      ],
      failures: rows.flatMap(({ seed, wrong }) =>
        wrong.map(({ kind, jing }) => `seed ${seed}, a ${kind}: jing says ${jing?.message ?? "that it is valid"}`),
      ),
    },
    split: rows.flatMap(({ split }) => split),
  };
}
