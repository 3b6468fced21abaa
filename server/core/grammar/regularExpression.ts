/** Turns a regular expression of XML Schema, which always speaks of the whole value, into one of JavaScript. */
export function regularExpression(source: string): RegExp {
  let result = "";
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? "";
    if (character === "\\") result += escaped(source[++at] ?? "", inClass);
    else if (inClass) {
      if (character === "]") inClass = false;
      if (character === "-" && source[at + 1] === "[") throw new Error(`class subtraction is not supported: ${source}`);
      result += character === "[" ? "\\[" : character;
    } else if (character === "[") {
      inClass = true;
      result += character;
      if (source[at + 1] === "^") result += source[++at];
    } else result += outside(character);
  }
  return new RegExp(`^(?:${result})$`, "u");
}

/** In XML Schema `^` and `$` are characters like any other, and a dot is no line end. */
function outside(character: string): string {
  if (character === "^" || character === "$") return `\\${character}`;
  return character === "." ? "[^\\n\\r]" : character;
}

const inClassForms: Readonly<Record<string, string>> = {
  s: " \\t\\n\\r",
  d: "\\p{Nd}",
  i: "\\p{L}_:",
  c: "\\p{L}\\p{M}\\p{Nd}\\-._:\\xB7",
};

const outsideForms: Readonly<Record<string, string>> = {
  S: "[^ \\t\\n\\r]",
  D: "\\P{Nd}",
  w: "[^\\p{P}\\p{Z}\\p{C}]",
  W: "[\\p{P}\\p{Z}\\p{C}]",
};

function escaped(character: string, inClass: boolean): string {
  const form = inClassForms[character];
  if (form !== undefined) return inClass ? form : `[${form}]`;
  const wide = outsideForms[character];
  if (wide !== undefined && !inClass) return wide;
  if (/[nrt]/.test(character)) return `\\${character}`;
  if (/[a-zA-Z0-9]/.test(character)) throw new Error(`the escape \\${character} is not supported`);
  // Outside a class JavaScript lets a hyphen stand without an escape only.
  return character === "-" && !inClass ? "-" : `\\${character}`;
}
