/** What a scalar means. */
export type ScalarValue = string | number | boolean | null;

const prefix = "tag:yaml.org,2002:";

/** The full form of one of YAML's own tags: `str` is `tag:yaml.org,2002:str`. */
export function yamlTag(name: string): string {
  return prefix + name;
}

/** The short form of one of YAML's own tags, `undefined` for any other tag. */
export function yamlTagName(tag: string): string | undefined {
  return tag.startsWith(prefix) ? tag.slice(prefix.length) : undefined;
}

const booleans = new Map<string, boolean>();
for (const [word, value] of [
  ["yes", true],
  ["no", false],
  ["true", true],
  ["false", false],
  ["on", true],
  ["off", false],
] as const) {
  booleans.set(word, value);
  booleans.set(word.toUpperCase(), value);
  booleans.set((word[0] ?? "").toUpperCase() + word.slice(1), value);
}

const integer =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\n?$/;
const float =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\n?$/;

/** The most decimal digits that Python turns into an integer. */
const maximalDigits = 4300;

/**
 * What YAML 1.1, as PyYAML resolves it, makes of a plain scalar. Dates stay strings, as in Heat.
 * `undefined` for what it takes for a number and then fails to convert, such as `0b_`.
 */
export function resolvePlain(text: string): ScalarValue | undefined {
  switch (text.charCodeAt(0)) {
    case 121: // y n t f o, in both cases
    case 89:
    case 116:
    case 84:
    case 102:
    case 70:
    case 111:
    case 79:
      return booleans.get(text) ?? text;
    case 110:
    case 78:
      return text === "null" || text === "Null" || text === "NULL" ? null : (booleans.get(text) ?? text);
    case 126:
      return text === "~" ? null : text;
    default:
      return text === "" ? null : mayBeNumber(text.charCodeAt(0)) ? resolveNumber(text) : text;
  }
}

/** Says whether a character code is a digit or one of `+-.`. */
function mayBeNumber(code: number): boolean {
  return code <= 57 && code >= 43 && code !== 44 && code !== 47;
}

function resolveNumber(text: string): ScalarValue | undefined {
  if (float.test(text)) return toFloat(text);
  return integer.test(text) ? toInteger(text) : text;
}

/** What a scalar with one of YAML's own tags means, `undefined` where PyYAML cannot convert it. */
export function resolveTagged(name: string, text: string): ScalarValue | undefined {
  switch (name) {
    case "null":
      return null;
    case "bool":
      return booleans.get(text.toLowerCase());
    case "int":
      return toInteger(text);
    case "float":
      return toFloat(text);
    case "binary":
      return isBase64(text) ? text : undefined;
    default:
      return text;
  }
}

function toInteger(text: string): number | undefined {
  const bare = text.replaceAll("_", "").trim();
  const sign = bare.startsWith("-") ? -1 : 1;
  const digits = /^[-+]/.test(bare) ? bare.slice(1) : bare;
  if (digits === "0") return 0;
  if (/^0b/.test(digits)) return signed(sign, /^0b[01]+$/, digits);
  if (/^0x/.test(digits)) return signed(sign, /^0x[0-9a-fA-F]+$/, digits);
  if (digits.startsWith("0")) return signed(sign, /^0o[0-7]+$/, `0o${digits.slice(1)}`);
  const parts = digits.split(":");
  if (!parts.every((part) => /^[0-9]+$/.test(part) && part.length <= maximalDigits)) return undefined;
  return sign * parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

function signed(sign: number, form: RegExp, digits: string): number | undefined {
  return form.test(digits) ? sign * Number(digits) : undefined;
}

function toFloat(text: string): number | undefined {
  const bare = text.replaceAll("_", "").trim().toLowerCase();
  const sign = bare.startsWith("-") ? -1 : 1;
  const digits = /^[-+]/.test(bare) ? bare.slice(1) : bare;
  if (/^(?:\.inf|inf|infinity)$/.test(digits)) return sign * Number.POSITIVE_INFINITY;
  if (/^\.?nan$/.test(digits)) return Number.NaN;
  const parts = digits.split(":");
  if (!parts.every((part) => /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(part))) return undefined;
  return sign * parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Python skips what is no base64, takes enough padding for the end, and wants whole groups of four up to there. */
function isBase64(text: string): boolean {
  let place = 0;
  let padding = 0;
  for (const character of text) {
    if (character > "\x7f") return false;
    if (character === "=") {
      padding++;
      if (place >= 2 && place + padding >= 4) return !/[^\0-\x7f]/.test(text);
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      place = (place + 1) % 4;
      padding = 0;
    }
  }
  return place === 0;
}
