/** What Python's `re` has and JavaScript writes otherwise or not at all: such a pattern is not judged. */
const foreign = /\(\?[^:=!<P]|\(\?P[^<]|\(\?P<(?![A-Za-z_]\w*>)|\\[AZGzpPkgN]|\[\[:|\*\+|\+\+|\?\+|\(\?<[=!]/;

/** A regular expression of Python's that must fit a whole value; `undefined` where it cannot be translated for certain. */
export function patternOf(python: string): RegExp | undefined {
  if (foreign.test(python)) return undefined;
  const named = python.replace(/\(\?P</g, "(?<");
  // A pattern in exponential style could run for a very long time on a long value.
  if (/[*+}]\)[*+{]/.test(named) && python.length > 100) return undefined;
  return compiled(`^(?:${named})$`);
}

/** Says whether Python refuses a pattern for certain: an unclosed group or set, or a group named as elsewhere. */
export function isBrokenPattern(python: string): boolean {
  if (/\(\?<(?![=!])/.test(python)) return true;
  return !foreign.test(python) && compiled(python.replace(/\(\?P</g, "(?<")) === undefined && !/\{/.test(python);
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "s");
  } catch {
    return undefined;
  }
}
