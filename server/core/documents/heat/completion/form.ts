import type { ValueType } from "../../../grammar/heat/table";
import type { SettingAddress } from "../../../knowledge/address";
import type { Text, Words } from "../../../text/language";
import type { YamlEntry, YamlList, YamlMap, YamlScalar } from "../../../yaml/yamlTree";

/** What may stand as a node of a template: a map of known keys or of names of its own, a list, a word, a function. */
export interface Form {
  readonly type: ValueType;
  /** The setting that it is the value of. */
  readonly address?: SettingAddress;
  /** The keys of a map. */
  keys?(map: YamlMap): readonly Key[];
  /** The values of a map whose names its author chooses. */
  entry?(entry: YamlEntry): Form;
  item?(list: YamlList, index: number): Form;
  /** What may be written as it is, the likeliest first. */
  words?(): readonly Word[];
  /** Other words may stand there too, of which nothing is known. */
  readonly isOpen?: boolean;
  /** Says whether a value keeps to its limits. */
  accepts?(value: YamlScalar): boolean;
  /** The functions that may stand for it. */
  readonly functions?: "value" | "condition";
  /** What the references that fit it keep to. */
  readonly custom?: string;
}

/** A key of a map. */
export interface Key {
  readonly name: string;
  readonly address?: SettingAddress;
  readonly required?: boolean;
  /** Known, and better not written any more. */
  readonly isOutdated?: boolean;
  readonly note?: Note;
  form(): Form;
}

/** Something that may be written as a value. */
export interface Word {
  readonly text: string;
  readonly kind: "value" | "type" | "reference";
  readonly address?: SettingAddress;
  readonly note?: Note;
  /** Read as text whatever it looks like. */
  readonly isText?: boolean;
}

/** One line about something that the knowledge has no text of. */
export interface Note {
  readonly text: Text;
  readonly words?: Words;
}

/** Where anything may stand, and nothing is known of it. */
export const anything: Form = { type: "Any", functions: "value" };

/** Where a text stands that its author makes up. */
export const freeText: Form = { type: "String" };

/** A map whose names its author chooses. */
export const freeMap: Form = { type: "Map", functions: "value", entry: () => anything };

/** A list of one kind of items. */
export function listOf(item: Form): Form {
  return { type: "List", item: () => item };
}

/** A key whose value is not made unless it is asked for. */
export function key(name: string, address: SettingAddress, form: () => Form, more: Partial<Key> = {}): Key {
  return { name, address, form, ...more };
}

export function words(all: readonly (string | number | boolean)[], address: SettingAddress): Word[] {
  return all.map((one) => ({ text: String(one), kind: "value", address, isText: typeof one === "string" }));
}

/** Words of the author's own, as a note. */
export function plainNote(...parts: readonly string[]): Note {
  const said = parts.filter((part) => part !== "").join(" — ");
  return { text: { en: "{said}", ja: "{said}" }, words: { said } };
}
