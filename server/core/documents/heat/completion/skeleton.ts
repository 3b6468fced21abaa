import type { Context, ProposalSlot } from "../../document";
import { Writer } from "./writer";

/** What is proposed where a template begins: its first lines. */
export function skeletonAt(text: string, offset: number, { heat }: Context): ProposalSlot | undefined {
  const word = /^([ \t]*)(h\w*)/m.exec(text);
  if (!word) return undefined;
  const start = word.index + (word[1] ?? "").length;
  const end = word.index + word[0].length;
  if (offset < start || offset > end) return undefined;
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const newest = heat.table.versions.at(-1)?.id ?? "";
  const writer = new Writer({ indent: "", unit: "  ", lineEnd, style: "block" })
    .write("heat_template_version: ")
    .stop(newest)
    .write(`${lineEnd}${lineEnd}description: `)
    .stop()
    .write(`${lineEnd}${lineEnd}resources:${lineEnd}  `)
    .stop("server")
    .write(`:${lineEnd}    type: `)
    .stop();
  const label = "heat_template_version";
  return {
    opensAfter: "",
    proposals: [
      {
        label,
        kind: "name",
        address: `heat:${label}`,
        required: true,
        span: { start, end },
        newText: writer.text,
        stops: writer.stops,
        also: [],
      },
    ],
  };
}
