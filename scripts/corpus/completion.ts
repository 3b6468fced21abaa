// Takes names and values out of valid files at random places and counts how often completion offers them.
//
//   npx tsx scripts/corpus/completion.ts [--places 20000] [--seed 1] [--check 1]
//
//   --check N    at every N-th place all suggestions are applied and checked
import { parseArgs } from "node:util";
import { englishContext } from "./compiledKnowledge";
import { measure, validFiles } from "./completion/measure";
import { readCorpora } from "./corpora";

const { values } = parseArgs({
  options: {
    places: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    check: { type: "string", default: "1" },
  },
});
const context = englishContext();
const corpora = readCorpora().filter(({ name }) => name === "libvirt" || name === "nova-generated");
const files = validFiles(
  corpora.flatMap((corpus) => corpus.files),
  context,
);
const { tallies, failures } = measure(files, Number(values.places), Number(values.seed), Number(values.check), context);
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(2)} %`;
console.log(`${files.length} valid files, seed ${values.seed}`);
for (const [kind, { places, offered, inFirstFive, suggestions, valid, lacking, refused, milliseconds }] of tallies) {
  console.log(
    `${kind}: ${places} places, offered ${percent(offered, places)}, in the first five ${percent(inFirstFive, places)}, ` +
      `${(milliseconds / Math.max(places, 1)).toFixed(2)} ms each; of ${suggestions} suggestions ${percent(valid, suggestions)} ` +
      `leave the file valid, ${lacking} lacking required parts, ${refused} refused`,
  );
}
for (const failure of failures.slice(0, 40)) console.log(failure);
if (failures.length > 0) {
  console.log(`${failures.length} failures`);
  process.exitCode = 1;
}
