/** A part of the report: a table, and what of it must not be. */
export interface Section {
  readonly title: string;
  readonly table: readonly (readonly string[])[];
  /** What makes the command fail. */
  readonly failures: readonly string[];
  /** What is told, and no failure. */
  readonly remarks?: readonly string[];
}

/** How many of how many, and how many there must be. */
export interface Share {
  readonly what: string;
  readonly part: number;
  readonly whole: number;
  /** The least part of 1. */
  readonly least?: number;
}

export function percent({ part, whole }: Pick<Share, "part" | "whole">): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}

/** What is to be said of a share that is too small. */
export function shortfall({ what, part, whole, least = 0 }: Share): string[] {
  const reached = whole > 0 && part >= least * whole;
  return reached ? [] : [`${what}: ${part} of ${whole}, and ${least * 100} % are wanted`];
}

const most = 20;

export function printSection({ title, table, failures, remarks = [] }: Section): void {
  const [head = [], ...rows] = table;
  console.log(`\n## ${title}\n`);
  for (const cells of [head, head.map(() => "---"), ...rows]) console.log(`| ${cells.join(" | ")} |`);
  printList("wrong", failures);
  printList("of note", remarks);
}

function printList(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${title}`);
  for (const line of lines.slice(0, most)) console.log(`- ${line}`);
  if (lines.length > most) console.log(`- and ${lines.length - most} more`);
}
