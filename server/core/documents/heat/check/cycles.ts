import type { Dependency, Template } from "./template";
import { listed } from "./words";

/** More cycles than this are no longer told one by one. */
const most = 20;

/** Finds dependencies that lead back to their start: for each cycle the one that closes it. */
export function checkCycles(template: Template, dependencies: readonly Dependency[], severity: "error" | "warning"): void {
  let left = onCycles(dependencies);
  for (let count = 0; count < most && left.length > 0; count++) {
    const closing = likeliestWrong(left);
    if (!closing) return;
    const back = pathBetween(left, closing.to, closing.from);
    if (back) report(template, [closing, ...back], severity);
    left = without(left, closing);
  }
}

/**
 * The dependency that ends most of the cycles when it is taken away. Among equals an order that was written down is more
 * likely wrong than a value that is needed.
 */
function likeliestWrong(left: readonly Dependency[]): Dependency | undefined {
  const last = [...left].reverse();
  const candidates = [...last.filter(({ isExplicit }) => isExplicit), ...last.filter(({ isExplicit }) => !isExplicit)];
  let best: Dependency | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const one of candidates.slice(0, most)) {
    const rest = without(left, one).length;
    if (rest < fewest) best = one;
    fewest = Math.min(fewest, rest);
  }
  return best;
}

/** The cycles that are left without a dependency, however often it is written. */
function without(left: readonly Dependency[], { from, to }: Dependency): Dependency[] {
  return onCycles(left.filter((one) => one.from !== from || one.to !== to));
}

function report(template: Template, path: readonly Dependency[], severity: "error" | "warning"): void {
  const [closing] = path;
  if (!closing) return;
  const names = [...path.map(({ from }) => from), closing.from];
  const related = path.slice(1).map(({ from, to, span }) => ({
    span,
    message: { en: "`{from}` needs `{to}`", ja: "`{from}` は `{to}` を必要とします" },
    words: { from, to },
  }));
  const { en } = listed(names, names.length);
  const words = { path: { en: en.replaceAll(", ", " → "), ja: en.replaceAll(", ", " → ") } };
  template.findings.add("cycle", closing.span, words, { severity, related });
}

/** The dependencies that lie on cycles or between two: those of names that nothing needs, or that need nothing, fall away. */
function onCycles(dependencies: readonly Dependency[]): Dependency[] {
  return withoutEnds(withoutEnds(dependencies, "from", "to"), "to", "from");
}

/** Takes away what leads to nothing further, again and again. */
function withoutEnds(dependencies: readonly Dependency[], start: "from" | "to", end: "from" | "to"): Dependency[] {
  const ways = new Map<string, number>();
  for (const one of dependencies) ways.set(one[start], (ways.get(one[start]) ?? 0) + 1);
  const arriving = grouped(dependencies, end);
  const gone = new Set<Dependency>();
  const ends = [...arriving.keys()].filter((name) => !ways.has(name));
  for (const name of ends) {
    for (const one of arriving.get(name) ?? []) {
      gone.add(one);
      const left = (ways.get(one[start]) ?? 0) - 1;
      ways.set(one[start], left);
      if (left === 0) ends.push(one[start]);
    }
  }
  return dependencies.filter((one) => !gone.has(one));
}

function grouped(dependencies: readonly Dependency[], by: "from" | "to"): Map<string, Dependency[]> {
  const groups = new Map<string, Dependency[]>();
  for (const one of dependencies) {
    const group = groups.get(one[by]);
    if (group) group.push(one);
    else groups.set(one[by], [one]);
  }
  return groups;
}

/** The shortest way from one name to another; empty from a name to itself. */
function pathBetween(dependencies: readonly Dependency[], from: string, to: string): Dependency[] | undefined {
  if (from === to) return [];
  const bySource = grouped(dependencies, "from");
  const reachedBy = new Map<string, Dependency>();
  const pending = [from];
  for (const name of pending) {
    for (const one of bySource.get(name) ?? []) {
      if (one.to === from || reachedBy.has(one.to)) continue;
      reachedBy.set(one.to, one);
      pending.push(one.to);
    }
  }
  const path: Dependency[] = [];
  for (let at = reachedBy.get(to); at; at = at.from === from ? undefined : reachedBy.get(at.from)) path.unshift(at);
  return path.length > 0 ? path : undefined;
}
