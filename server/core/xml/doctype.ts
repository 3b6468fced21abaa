import { behind, behindName, namePattern } from "./characters";

const s = "[ \\t\\r\\n]";
const literal = `(?:"[^"]*"|'[^']*')`;
const header = new RegExp(`<!DOCTYPE${s}+${namePattern}(?:${s}+(?:SYSTEM|PUBLIC${s}+${literal})${s}+${literal})?${s}*`, "uy");
const keyword = /<!(?:ELEMENT|ATTLIST|ENTITY|NOTATION)(?=[ \t\r\n])/y;
const declarationPart = /[^"'<>[\]]+|"[^"]*"|'[^']*'/y;
const filler = new RegExp(`${s}+|%${namePattern};`, "uy");
const close = /[ \t\r\n]*>/y;
const subsetOpening = /<!DOCTYPE[^<>[]*\[/y;
const upToBracket = /[^<>]*/y;

/** A document type as far as a reader needs it that reads no DTD: where it ends, and whether it may declare entities. */
interface Doctype {
  /** Behind its `>`, or behind what looks like its end. */
  readonly end: number;
  readonly sound: boolean;
  readonly internalSubset: boolean;
}

/** Passes over the document type that begins at `start`, its internal subset included. */
export function readDoctype(text: string, start: number): Doctype {
  const headerEnd = behind(header, text, start);
  const internalSubset = text[headerEnd] === "[";
  const declared = internalSubset ? behindDeclarations(text, headerEnd + 1) : headerEnd;
  const subsetEnd = text[declared] === "]" && internalSubset ? declared + 1 : declared;
  const end = behind(close, text, subsetEnd);
  const sound = headerEnd > start && end > subsetEnd && internalSubset === subsetEnd > declared;
  if (sound) return { end, sound, internalSubset };
  const subset = behind(subsetOpening, text, start);
  const closing = subset > start ? /\][ \t\r\n]*>/.exec(text.slice(subset)) : null;
  if (closing) return { end: subset + closing.index + closing[0].length, sound, internalSubset: true };
  if (internalSubset) return { end: declared, sound, internalSubset };
  const stop = behind(upToBracket, text, start + 1);
  return { end: text[stop] === ">" ? stop + 1 : stop, sound, internalSubset: subset > start };
}

function behindDeclarations(text: string, start: number): number {
  let at = start;
  for (let next = behindDeclaration(text, at); next > at; next = behindDeclaration(text, at)) at = next;
  return at;
}

/** Behind one declaration, comment, instruction, reference or white space of an internal subset; `at` where there is none. */
function behindDeclaration(text: string, at: number): number {
  if (text.startsWith("<!--", at)) {
    const hyphens = text.indexOf("--", at + 4);
    return hyphens >= 0 && text[hyphens + 2] === ">" ? hyphens + 3 : at;
  }
  if (text.startsWith("<?", at)) {
    const end = behindName(text, at + 2) > at + 2 ? text.indexOf("?>", at + 2) : -1;
    return end < 0 ? at : end + 2;
  }
  let part = behind(keyword, text, at);
  if (part === at) return behind(filler, text, at);
  for (let next = behind(declarationPart, text, part); next > part; next = behind(declarationPart, text, part)) part = next;
  return text[part] === ">" ? part + 1 : at;
}
