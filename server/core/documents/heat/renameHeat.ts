import type { HeatSchema } from "../../grammar/heat/heatSchema";
import type { Text } from "../../text/language";
import type { Edit, Span } from "../../text/span";
import type { NamedThing } from "../document";
import { nameEmpty, nameTaken, type Refusal } from "../refusal";
import type { NamePlace } from "./check/template";
import { isJson } from "./writeHeat";

/** Why something of a template cannot get a name; undefined where it can. */
export function refuseHeatName(
  { kind }: NamedThing,
  name: string,
  names: readonly NamePlace[],
  { table }: HeatSchema,
): Refusal | undefined {
  if (name === "") return nameEmpty;
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return { message: control };
  if (kind === "resource" && name.includes("/")) return { message: slash };
  const { resolved, empty } = table.pseudoParameters;
  if (kind === "parameter" && [...resolved, ...empty].includes(name)) return { message: pseudo, words: { name } };
  const rivals = kind === "resource" || kind === "parameter" ? ["resource", "parameter"] : [kind];
  const isTaken = names.some((one) => one.role === "declares" && one.name === name && rivals.includes(one.kind));
  return isTaken ? nameTaken(name) : undefined;
}

const slash: Text = {
  en: "Heat allows no `/` in a resource's name.",
  ja: "Heat はリソース名に `/` を使うことを認めていません。",
};
const control: Text = { en: "A name must be one line of text.", ja: "名前は 1 行の文字列でなければなりません。" };
const pseudo: Text = {
  en: "`{name}` is a pseudo parameter that Heat provides itself.",
  ja: "`{name}` は Heat 自身が提供する疑似パラメーターです。",
};

/** The edit that writes a name over a scalar (its span without quotes, or an alias), in the quotes that it has or needs. */
export function writeHeatName(text: string, span: Span, name: string): Edit {
  const quote = text.charAt(span.start - 1);
  if (quote === text.charAt(span.end)) {
    if (quote === '"') return { span, newText: JSON.stringify(name).slice(1, -1) };
    if (quote === "'") return { span, newText: name.replaceAll("'", "''") };
  }
  // A block scalar's last line break ends its entry.
  const end = /\s*$/.exec(text.slice(span.start, span.end))?.[0] ?? "";
  return { span, newText: (isPlain(name) && !isJson(text) ? name : JSON.stringify(name)) + end };
}

/** Says whether YAML reads a name without quotes as this very text, in flow style too. */
function isPlain(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(name);
}
