/** What Python's `re` has and JavaScript writes otherwise or not at all: such a pattern is not judged. */
const foreign = /\(\?[^:=!<P]|\(\?P[^<]|\(\?P<(?![A-Za-z_]\w*>)|\\[AZGzpPkgN]|\[\[:|\*\+|\+\+|\?\+|\(\?<[=!]/;

/** A repeated group that holds a repetition: on a long value it may run for ever. */
const nested = /[*+}][^()]*\)[^()]*[*+{]/;

/** Says whether a pattern of Python's fits a whole value; `undefined` where that cannot be said for certain. */
export function fitsPattern(python: string, value: string): boolean | undefined {
  if (foreign.test(python) || value.length > (nested.test(python) ? 24 : 400)) return undefined;
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
