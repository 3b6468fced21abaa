import type { Text } from "../../../text/language";

/** Words for what a value is or should be. */
export const forms = {
  map: { en: "a map", ja: "マップ" },
  list: { en: "a list", ja: "リスト" },
  text: { en: "text", ja: "文字列" },
  null: { en: "nothing", ja: "空" },
  names: { en: "a name or a list of names", ja: "名前または名前のリスト" },
  truth: { en: "true, false or a function", ja: " true、false または関数" },
  String: { en: "text", ja: "文字列" },
  Integer: { en: "a whole number", ja: "整数" },
  Number: { en: "a number", ja: "数値" },
  Boolean: { en: "true or false", ja: " true または false " },
  Map: { en: "a map", ja: "マップ" },
  List: { en: "a list", ja: "リスト" },
  Any: { en: "a value", ja: "値" },
  json: { en: "JSON", ja: " JSON " },
  parameter: { en: "a parameter", ja: "パラメーター" },
  resource: { en: "a resource", ja: "リソース" },
  condition: { en: "a condition", ja: "条件" },
} satisfies Record<string, Text>;

/** The parts of a template. */
export const parts = {
  template: { en: "A template", ja: "テンプレート" },
  resource: { en: "A resource", ja: "リソース" },
  parameter: { en: "A parameter", ja: "パラメーター" },
  output: { en: "An output", ja: "出力" },
  constraint: { en: "A constraint", ja: "制約" },
  group: { en: "A parameter group", ja: "パラメーターグループ" },
} satisfies Record<string, Text>;

export const hints = {
  none: { en: "", ja: "" },
  didYouMean: { en: " Did you mean `{known}`?", ja: "`{known}` の誤りではありませんか。" },
  possible: { en: " Possible here: {names}.", ja: "ここに書けるのは {names} です。" },
  replacement: { en: " Use `{known}` instead.", ja: "代わりに `{known}` を使ってください。" },
} satisfies Record<string, Text>;

export const titles = {
  change: { en: "Change to `{known}`", ja: "`{known}` に変更" },
  add: { en: "Add {names}", ja: "{names} を追加" },
  addParameter: { en: "Add the parameter `{name}`", ja: "パラメーター `{name}` を追加" },
  addResource: { en: "Add a resource `{name}` of the type `{type}`", ja: "タイプが `{type}` のリソース `{name}` を追加" },
  quote: { en: "Put it in quotes", ja: "引用符で囲む" },
} satisfies Record<string, Text>;

/** Some words as a list in a sentence, each in backquotes; a long one is cut. */
export function listed(words: readonly unknown[], most = 8): Text {
  const shown = words.slice(0, most).map((word) => `\`${word}\``);
  const cut = words.length > most;
  return { en: shown.join(", ") + (cut ? ", …" : ""), ja: shown.join("、") + (cut ? "、…" : "") };
}
