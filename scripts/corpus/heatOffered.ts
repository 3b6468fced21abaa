import type { Context } from "../../server/core";
import { readCorpora } from "./corpora";
import { measure, validTemplates } from "./heatCompletion/measure";
import { percent, type Section, type Share, shortfall } from "./section";

/** Takes keys, types, values and references out of valid templates at random places: how often completion offers them, and what else. */
export function heatOffered(context: Context, places: number, seed: number): Section {
  const corpora = readCorpora().filter(({ name }) => name === "heat-templates");
  const files = validTemplates(
    corpora.flatMap((corpus) => corpus.files),
    context,
  );
  const { tallies, failures } = measure(files, places, seed, 1, context);
  const all = [...tallies.values()];
  const sum = (of: "places" | "offered" | "refused") => all.reduce((total, tally) => total + tally[of], 0);
  const goal: Share = { what: "offered", part: sum("offered"), whole: sum("places"), least: 0.99 };
  return {
    title: `Completion of templates: ${sum("places")} places of ${files.length} valid templates, seed ${seed}`,
    table: [
      [
        "taken out",
        "places",
        "offered",
        "in the first five",
        "suggestions",
        "leave it valid",
        "leave it lacking what its author gives",
        "refused",
        "at odds with what stands elsewhere",
        "ms each",
      ],
      ...[...tallies].map(([kind, tally]) => [
        kind,
        String(tally.places),
        percent({ part: tally.offered, whole: tally.places }),
        percent({ part: tally.inFirstFive, whole: tally.places }),
        String(tally.suggestions),
        percent({ part: tally.valid, whole: tally.suggestions }),
        String(tally.lacking),
        String(tally.refused),
        String(tally.elsewhere),
        (tally.milliseconds / tally.places).toFixed(1),
      ]),
    ],
    failures: shortfall(goal),
    remarks: failures,
  };
}
