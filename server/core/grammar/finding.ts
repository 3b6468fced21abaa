import type { Text, Words } from "../text/language";
import type { Edit, Span } from "../text/span";

/** A repair that a person may accept. */
export interface GrammarFix {
  readonly title: Text;
  readonly words?: Words;
  readonly edits: readonly Edit[];
}

/** One mistake against a grammar, at its place. */
export interface GrammarFinding {
  readonly id: GrammarRule;
  readonly span: Span;
  readonly severity: "error" | "warning";
  readonly message: Text;
  readonly words: Words;
  /** The names or values that may stand there, the likeliest first. */
  readonly expected: readonly string[];
  readonly fixes: readonly GrammarFix[];
}

export type GrammarRule =
  | "element-unknown"
  | "element-missing"
  | "element-repeated"
  | "element-misplaced"
  | "element-order"
  | "element-not-with"
  | "attribute-unknown"
  | "attribute-missing"
  | "attribute-not-with"
  | "value-not-allowed"
  | "text-not-allowed";

/** What is said of each mistake. `{hint}` is a sentence of its own, or nothing. */
export const messages = {
  elementUnknown: {
    en: "<{parent}> has no element <{name}>.{hint}",
    ja: "<{parent}> に要素 <{name}> はありません。{hint}",
  },
  rootUnknown: {
    en: "<{name}> cannot stand at the top of this document.{hint}",
    ja: "<{name}> はこの文書の最上位に置けません。{hint}",
  },
  elementMissing: {
    en: "<{element}> lacks the element {wanted}{because}.",
    ja: "{because}<{element}> には要素 {wanted} が必要です。",
  },
  elementRepeated: {
    en: "<{name}> already stands in this <{parent}>; only one is allowed.",
    ja: "この <{parent}> にはすでに <{name}> があります。1 つしか書けません。",
  },
  elementMisplaced: {
    en: "<{name}> cannot stand in <{parent}>; it belongs under {places}.",
    ja: "<{name}> は <{parent}> の中には書けません。{places} の下に書きます。",
  },
  elementOrder: {
    en: "<{name}> stands too late in <{parent}>: the order is fixed here, and it must come before {after}.",
    ja: "<{parent}> の中で <{name}> の位置が後ろすぎます。ここでは順序が決まっていて、{after} より前に書く必要があります。",
  },
  elementNotWith: {
    en: "<{name}> cannot stand in this <{parent}>{because}.",
    ja: "{because}この <{parent}> に <{name}> は書けません。",
  },
  attributeUnknown: {
    en: "<{element}> has no attribute {name}.{hint}",
    ja: "<{element}> に属性 {name} はありません。{hint}",
  },
  attributeMissing: {
    en: "<{element}> lacks the attribute {name}{because}.{hint}",
    ja: "{because}<{element}> には属性 {name} が必要です。{hint}",
  },
  attributeNotWith: {
    en: "{name} cannot stand in this <{element}>{because}.{hint}",
    ja: "{because}この <{element}> に属性 {name} は書けません。{hint}",
  },
  valueNotAllowed: {
    en: '"{value}" is not allowed for {name}{because}.{hint}',
    ja: "{because}{name} に「{value}」は指定できません。{hint}",
  },
  valueEmpty: {
    en: "{name} must not be empty{because}.{hint}",
    ja: "{because}{name} は空にできません。{hint}",
  },
  textNotAllowed: {
    en: "<{element}> cannot hold text here.",
    ja: "<{element}> のここにテキストは書けません。",
  },
} satisfies Record<string, Text>;

export const parts = {
  nothing: { en: "", ja: "" },
  didYouMeanElement: { en: " Did you mean <{known}>?", ja: "<{known}> の誤りではありませんか。" },
  didYouMean: { en: " Did you mean {known}?", ja: "{known} の誤りではありませんか。" },
  mayHold: { en: " Possible here: {names}.", ja: "ここに書ける要素は {names} です。" },
  holdsNothing: { en: " It holds no elements.", ja: "要素は書けません。" },
  mayHave: { en: " Possible here: {names}.", ja: "ここで指定できる属性は {names} です。" },
  hasNone: { en: " No further attribute is possible here.", ja: "ここで指定できる属性は他にありません。" },
  wanted: { en: " Expected {form}.", ja: "指定できる値: {form}。" },
  undeclared: {
    en: " The prefix {prefix} is not declared.",
    ja: "接頭辞 {prefix} が宣言されていません。",
  },
  wantedInstead: { en: " {missing} is expected instead.", ja: "代わりに {missing} が必要です。" },
  oneOf: { en: "one of {values}", ja: "{values} のいずれか" },
  because: { en: ' because {reasonName}="{reasonValue}"', ja: '{reasonName}="{reasonValue}" のため、' },
  becauseOf: {
    en: ' because <{reasonElement}> has {reasonName}="{reasonValue}"',
    ja: '<{reasonElement}> が {reasonName}="{reasonValue}" のため、',
  },
} satisfies Record<string, Text>;

export const titles = {
  change: { en: "Change to {known}", ja: "{known} に変更" },
  removeAttribute: { en: "Remove {name}", ja: "{name} を削除" },
  removeElement: { en: "Remove <{name}>", ja: "<{name}> を削除" },
  removeText: { en: "Remove the text", ja: "テキストを削除" },
  addAttribute: { en: 'Add {name}="{value}"', ja: '{name}="{value}" を追加' },
  addElement: { en: "Add <{name}>", ja: "<{name}> を追加" },
  moveBefore: { en: "Move <{name}> before <{place}>", ja: "<{name}> を <{place}> の前に移動" },
  declare: { en: "Declare the prefix {prefix}", ja: "接頭辞 {prefix} を宣言" },
  move: { en: "Move <{name}> into <{place}>", ja: "<{name}> を <{place}> の中に移動" },
} satisfies Record<string, Text>;
