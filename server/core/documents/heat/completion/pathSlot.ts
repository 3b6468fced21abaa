import type { Context, Proposal, ProposalSlot, SourceFile } from "../../document";

/** A path that is being written behind `get_file:` or `type:`, or behind a type in a registry. */
const before = /(?:^|[\s{,-])(get_file|type|[\w:*.]+::[\w:*.]+)["']?\s*:\s+["']?([^\s"'{}[\],#]*)$/;

/** The files that may be named at an offset: any for `get_file`, templates for a type that begins as a path. */
export function pathSlotAt({ text, uri }: SourceFile, offset: number, { files }: Context): ProposalSlot | undefined {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  const [, key = "", written = ""] = before.exec(text.slice(start, offset)) ?? [];
  if (key === "" || (key !== "get_file" && !/^[./]|\//.test(written))) return undefined;
  const length = /^[^\s"'{}[\],#]*/.exec(text.slice(offset, offset + 400))?.[0].length ?? 0;
  const span = { start: offset - written.length, end: offset + length };
  const dotted = written.startsWith("./");
  const paths = files.paths(uri).filter((path) => key === "get_file" || /\.(yaml|template)$/.test(path));
  const proposals = paths.map((path): Proposal => {
    const label = dotted ? `./${path}` : path;
    return { label, kind: "value", required: false, span, newText: label, stops: [], also: [] };
  });
  return proposals.length > 0 ? { proposals, opensAfter: "/:" } : undefined;
}
