import { readdirSync, readFileSync } from "node:fs";

interface Process {
  readonly id: number;
  readonly parent: number;
  /** Hundredths of a second on a processor. */
  readonly ticks: number;
}

/** The process and all that it started, from /proc; empty where there is no such thing (elsewhere than on Linux). */
function processTree(id: number): Process[] {
  const all = runningProcesses();
  const found = all.filter((one) => one.id === id);
  for (const parent of found) found.push(...all.filter((one) => one.parent === parent.id));
  return found;
}

function runningProcesses(): Process[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  } catch {
    return [];
  }
}

function readProcess(id: number): Process[] {
  const stat = readProc(id, "stat");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat === "" ? [] : [{ id, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
}

/** A file of a process; empty when it has ended meanwhile. */
function readProc(id: number, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** The processor time that a process and its children have used, in milliseconds. */
export function processorTime(id: number): number {
  return processTree(id).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

/** The memory of a process and its children, in MiB; undefined where it cannot be known. */
export function memory(id: number): { readonly now: number; readonly peak: number } | undefined {
  const tree = processTree(id);
  const sum = (pattern: RegExp) =>
    tree.reduce((total, one) => total + Number(pattern.exec(readProc(one.id, "status"))?.[1] ?? 0) / 1024, 0);
  return tree.length === 0 ? undefined : { now: sum(/VmRSS:\s+(\d+)/), peak: sum(/VmHWM:\s+(\d+)/) };
}
