import type { Finding, Span } from "../core";

/** The one part in which two versions of a text differ: from `start` to `end` in the older one, moved by `shift` behind it. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

function changeBetween(before: string, now: string): Change {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === now.charCodeAt(start)) start++;
  let behind = 0;
  while (behind < most - start && before.charCodeAt(before.length - 1 - behind) === now.charCodeAt(now.length - 1 - behind))
    behind++;
  return { start, end: before.length - behind, shift: now.length - before.length };
}

/** Findings of an earlier version, moved to where they stand now; those that the edit touches are left out. */
export function carried(findings: readonly Finding[], before: string, now: string): Finding[] {
  if (findings.length === 0) return [];
  const change = changeBetween(before, now);
  const moved = ({ start, end }: Span): Span | undefined => {
    if (end < change.start) return { start, end };
    return start > change.end ? { start: start + change.shift, end: end + change.shift } : undefined;
  };
  return findings.flatMap((finding) => {
    const span = moved(finding.span);
    const related = finding.related.map((one) => (one.model ? one : { ...one, span: moved(one.span) ?? one.span }));
    return span ? [{ ...finding, span, related, fixes: [] }] : [];
  });
}
