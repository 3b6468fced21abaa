import type { Context } from "../../server/core";
import { measure, validFiles } from "./completion/measure";
import { readCorpora } from "./corpora";
import { percent, type Section, type Share, shortfall } from "./section";

/** Takes names and values out of valid files at random places: how often completion offers them, and what else it offers. */
export function offered(context: Context, places: number, seed: number): Section {
  const corpora = readCorpora().filter(({ name }) => name === "libvirt" || name === "nova-generated");
  const files = validFiles(
    corpora.flatMap((corpus) => corpus.files),
    context,
  );
  const { tallies, failures } = measure(files, places, seed, 1, context);
  const all = [...tallies.values()];
  const names = [...tallies].filter(([kind]) => kind !== "value").map(([, tally]) => tally);
  const sum = (of: "places" | "offered" | "inFirstFive", among = all) => among.reduce((total, tally) => total + tally[of], 0);
  const goals: Share[] = [
    { what: "offered", part: sum("offered"), whole: sum("places"), least: 1 },
    { what: "names in the first five", part: sum("inFirstFive", names), whole: sum("places", names), least: 0.7 },
  ];
  return {
    title: `Completion: ${sum("places")} places of ${files.length} valid files, seed ${seed}`,
    table: [
      [
        "taken out",
        "places",
        "offered",
        "in the first five",
        "suggestions",
        "leave it valid",
        "leave it lacking required parts",
        "refused",
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
        (tally.milliseconds / tally.places).toFixed(1),
      ]),
    ],
    failures: [...goals.flatMap(shortfall), ...failures],
  };
}
