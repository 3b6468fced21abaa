import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generate } from "../../bench/documents/generate";
import { root } from "../corpus/compiledKnowledge";
import { corpora, hasCorpora } from "../corpus/places";

/** A text to begin with. */
export interface Sample {
  readonly name: string;
  readonly kind: "xml" | "yaml";
  readonly text: string;
}

/** The real files where they are to be had, else the examples and what the benchmark generates. */
export function samples(): Sample[] {
  const folders = hasCorpora
    ? ["libvirt", "libvirt-rules", "nova-generated", "nova-defined", "heat-templates", "heat-mutants"].map((name) =>
        path.join(corpora, name),
      )
    : [path.join(root, "examples")];
  const real = folders.flatMap((folder) => filesIn(folder));
  if (hasCorpora) return real;
  const generated = (["xml", "yaml"] as const).flatMap((kind) =>
    Array.from({ length: 20 }, (_, seed) => ({
      name: `generated ${seed}`,
      kind,
      text: generate(kind, 40 + 10 * seed, { seed }).text,
    })),
  );
  return [...real, ...generated];
}

function filesIn(folder: string): Sample[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((name) => {
      const kind = /\.xml$/.test(name) ? ("xml" as const) : /\.(ya?ml|template|env)$/.test(name) ? ("yaml" as const) : undefined;
      return kind ? [{ name, kind, text: readFileSync(path.join(folder, name), "utf8") }] : [];
    });
}
