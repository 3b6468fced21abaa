import type { SettingAddress } from "../../knowledge/address";
import type { Edit } from "../../text/span";
import type { Occurrence, Subject } from "../document";

/** Sets an attribute or a text that already stands in the guest. */
export function writeValue(
  occurrences: readonly Occurrence[],
  subject: Subject,
  address: SettingAddress,
  value: string,
): Edit | undefined {
  const there = occurrences.find((occurrence) => occurrence.subject === subject && occurrence.address === address);
  return there?.value && { span: there.value.span, newText: escapeXml(value) };
}

/** A text as it stands in an attribute or between tags. */
export function escapeXml(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/'/g, "&apos;").replace(/"/g, "&quot;");
}

/** Takes an element or attribute out: with its line where nothing else stands on it, else with the space before it. */
export function removeElement(text: string, { whole }: Occurrence, comment?: string): Edit {
  if (comment !== undefined) return { span: whole, newText: `<!-- ${comment.replaceAll("--", "- -")} -->` };
  let lineStart = whole.start;
  while (lineStart > 0 && text[lineStart - 1] !== "\n" && text[lineStart - 1] !== "\r") lineStart--;
  const blankBefore = /^[ \t]*$/.test(text.slice(lineStart, whole.start));
  const restOfLine = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(whole.end));
  if (blankBefore && restOfLine) return { span: { start: lineStart, end: whole.end + restOfLine[0].length }, newText: "" };
  const space = /[ \t]*$/.exec(text.slice(lineStart, whole.start))?.[0].length ?? 0;
  return { span: { start: whole.start - space, end: whole.end }, newText: "" };
}
