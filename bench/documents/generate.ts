import type { DocumentType, GeneratedDocument, GeneratorOptions, Place } from "./document";
import { domainBreaks, writeDomain } from "./domain";
import { heatBreaks, writeTemplate } from "./heat";
import type { Lines } from "./lines";

/** Generates a document of so many lines; the same seed gives the same bytes. */
export function generate(type: DocumentType, wanted: number, options: GeneratorOptions = {}): GeneratedDocument {
  const yaml = type === "yaml";
  const out = yaml ? writeTemplate(wanted, options) : writeDomain(wanted, options);
  const text = `${out.lines.join("\n")}\n`;
  const [seeded] = out.marked("seeded");
  const breaks = yaml ? heatBreaks : domainBreaks;
  return {
    text,
    lines: out.lines.length,
    bytes: Buffer.byteLength(text),
    languageId: type,
    fileName: yaml ? `bench-${wanted}.heat.yaml` : `bench-${wanted}.domain.xml`,
    marks: {
      hover: spread(out.marked("hover"), 16),
      completion: spread(out.marked("completion"), 16),
      edit: middle(out, "edit"),
      break: { ...middle(out, "break"), insert: breaks[options.expect ?? "layers"] },
      ...(seeded && { seeded }),
    },
  };
}

function middle(out: Lines, kind: string): Place {
  const half = out.lines.length / 2;
  const [nearest] = out.marked(kind).sort((a, b) => Math.abs(a.line - half) - Math.abs(b.line - half));
  if (!nearest) throw new Error(`a document of ${out.lines.length} lines is too short for its marks`);
  return nearest;
}

/** At most so many of them, evenly. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
