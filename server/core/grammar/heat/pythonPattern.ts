/** What Python's `re` has and JavaScript writes otherwise or not at all: such a pattern is not judged. */
const foreign = /\(\?[^:=!<P]|\(\?P[^<]|\(\?P<(?![A-Za-z_]\w*>)|\\[AZGzpPkgN]|\[\[:|\*\+|\+\+|\?\+|\(\?<[=!]/;

/** The most steps that trying a pattern may take. */
const mostSteps = 1_000_000;

/** About how many steps a pattern may take on a value, at worst: it goes back at every repetition and every choice. */
function stepsOf(pattern: string, length: number): number {
  const bare = pattern.replace(/\\.|\[[^\]]*\]/g, "x");
  const repetitions = bare.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  const choices = (bare.match(/\|/g)?.length ?? 0) + repetitions;
  const optional = bare.match(/(?<!\()\?/g)?.length ?? 0;
  const isNested = /\)[*+{]/.test(bare) && choices > 1;
  return 2 ** optional * (isNested ? (1 + choices) ** length : (length + 1) ** repetitions);
}

/** Says whether a pattern of Python's fits a whole value; `undefined` where that cannot be said for certain. */
export function fitsPattern(python: string, value: string): boolean | undefined {
  if (foreign.test(python) || stepsOf(python, value.length) > mostSteps) return undefined;
  // Python's classes know all of Unicode.
  if (/\\[wWdDsSbB]/.test(python) && /[^ -~\s]/.test(value)) return undefined;
  return compiled(`^(?:${translated(python)})$`)?.test(value);
}

/** Says whether Python refuses a pattern for certain: an open group or set, or a group named as in other languages. */
export function isBrokenPattern(python: string): boolean {
  if (/\(\?<(?![=!])/.test(python)) return true;
  return !foreign.test(python) && !/\{/.test(python) && compiled(translated(python)) === undefined;
}

function translated(python: string): string {
  return python.replace(/\(\?P</g, "(?<");
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "s");
  } catch {
    return undefined;
  }
}
