import type { Fault } from "../text/fault";
import type { Text } from "../text/language";
import type { Span } from "../text/span";

/** What is said about each kind of fault. */
export const faultMessages = {
  endWithoutStart: {
    en: "The end tag </{name}> has no start tag.",
    ja: "終了タグ </{name}> に対応する開始タグがありません。",
  },
  neverClosed: {
    en: "The element <{name}> is never closed. Write </{name}> after its content, or end the tag with /> if it is empty.",
    ja: "要素 <{name}> が閉じられていません。内容の後に </{name}> を書くか、空の要素であればタグを /> で終えてください。",
  },
  mismatchedEnd: {
    en: "The end tag </{name}> does not match the start tag <{start}>.",
    ja: "終了タグ </{name}> が開始タグ <{start}> と一致しません。",
  },
  slashForgotten: {
    en: "This seems to be meant as the end tag </{name}>: the slash is missing.",
    ja: "終了タグ </{name}> のつもりのようですが、「/」が抜けています。",
  },
  unfinishedTag: {
    en: "The tag {tag} is not finished: its > is missing.",
    ja: "タグ {tag} が終わっていません。> が抜けています。",
  },
  noClosingQuote: {
    en: "The value of {name} has no closing quote.",
    ja: "{name} の値の終わりに引用符がありません。",
  },
  noOpeningQuote: {
    en: "The value of {name} has no opening quote.",
    ja: "{name} の値の始まりに引用符がありません。",
  },
  unquotedValue: {
    en: "The value of {name} must stand in quotes.",
    ja: "{name} の値は引用符で囲む必要があります。",
  },
  noValue: {
    en: 'The attribute {name} has no value. Write {name}="…".',
    ja: '属性 {name} に値がありません。{name}="…" のように書いてください。',
  },
  noEquals: {
    en: "There is no = between the attribute {name} and its value.",
    ja: "属性 {name} と値の間に = がありません。",
  },
  duplicateAttribute: {
    en: "The attribute {name} is already set in this tag.",
    ja: "属性 {name} はこのタグの中ですでに指定されています。",
  },
  noSpace: {
    en: "There must be a space before the attribute {name}.",
    ja: "属性 {name} の前に空白が必要です。",
  },
  strayInTag: {
    en: "{text} cannot stand at this place in a tag.",
    ja: "タグのこの位置に {text} は書けません。",
  },
  spaceBeforeName: {
    en: "There must be no space between {bracket} and the name {name}.",
    ja: "{bracket} と名前 {name} の間に空白は置けません。",
  },
  illegalName: {
    en: "{name} is no name in XML: a name begins with a letter or _ and goes on with letters, digits, -, . or _.",
    ja: "{name} は XML の名前として使えません。名前は文字または _ で始まり、文字、数字、-、.、_ が続きます。",
  },
  bareAmpersand: {
    en: "The character & must be written as &amp;.",
    ja: "文字 & は &amp; と書く必要があります。",
  },
  noSemicolon: {
    en: "The reference {reference} must end with a semicolon: {reference};",
    ja: "参照 {reference} はセミコロンを付けて {reference}; と書く必要があります。",
  },
  unknownEntity: {
    en: "XML does not know the entity {reference}. If you mean the character & itself, write &amp;.",
    ja: "実体参照 {reference} は定義されていません。文字 & そのものであれば &amp; と書いてください。",
  },
  badReference: {
    en: "The reference {reference} stands for no character that XML allows.",
    ja: "参照 {reference} は XML で使える文字を表していません。",
  },
  lessThanInValue: {
    en: "The character < must be written as &lt; in a value.",
    ja: "値の中の文字 < は &lt; と書く必要があります。",
  },
  bareLessThan: {
    en: "Here < begins no tag. If you mean the character itself, write &lt;.",
    ja: "この < はタグの始まりになっていません。文字そのものであれば &lt; と書いてください。",
  },
  bracketsInText: {
    en: "The characters ]]> cannot stand in text. Write ]]&gt;.",
    ja: "テキストの中に ]]> は書けません。]]&gt; と書いてください。",
  },
  illegalCharacter: {
    en: "XML does not allow the character {code}.",
    ja: "文字 {code} は XML では使えません。",
  },
  openComment: {
    en: "This comment is never closed: its --> is missing.",
    ja: "このコメントは閉じられていません。--> が抜けています。",
  },
  hyphensInComment: {
    en: "Two hyphens (--) cannot stand inside a comment.",
    ja: "コメントの中に 2 つ続くハイフン（--）は書けません。",
  },
  commentInComment: {
    en: "A comment cannot stand inside another comment.",
    ja: "コメントの中に別のコメントは書けません。",
  },
  openCdata: {
    en: "This CDATA section is never closed: its ]]> is missing.",
    ja: "この CDATA セクションは閉じられていません。]]> が抜けています。",
  },
  openInstruction: {
    en: "This processing instruction is never closed: its ?> is missing.",
    ja: "この処理命令は閉じられていません。?> が抜けています。",
  },
  instructionName: {
    en: "A processing instruction begins with a name right behind <?.",
    ja: "処理命令は <? の直後の名前で始まる必要があります。",
  },
  declarationNotFirst: {
    en: "The XML declaration can only stand at the very start of the file.",
    ja: "XML 宣言はファイルの先頭にしか書けません。",
  },
  badDeclaration: {
    en: 'The XML declaration must look like <?xml version="1.0" encoding="UTF-8"?>.',
    ja: 'XML 宣言は <?xml version="1.0" encoding="UTF-8"?> のように書く必要があります。',
  },
  badDoctype: {
    en: "This document type declaration is not well-formed.",
    ja: "この文書型宣言は正しい形になっていません。",
  },
  doctypeNotFirst: {
    en: "A document type declaration can only stand once, before the first element.",
    ja: "文書型宣言は、最初の要素より前に 1 回だけ書けます。",
  },
  unknownMarkup: {
    en: "After <! only a comment (<!-- … -->) or a CDATA section (<![CDATA[ … ]]>) can follow here.",
    ja: "ここで <! の後に書けるのは、コメント（<!-- … -->）か CDATA セクション（<![CDATA[ … ]]>）だけです。",
  },
  textOutside: {
    en: "Text cannot stand outside the root element.",
    ja: "ルート要素の外にテキストは書けません。",
  },
  noElement: {
    en: "This document holds no element.",
    ja: "この文書には要素がありません。",
  },
} satisfies Record<string, Text>;

export type FaultKind = keyof typeof faultMessages;

/** Takes a fault; a word that is too long to read is shortened. */
export type Report = (kind: FaultKind, span: Span, words?: Readonly<Record<string, string>>) => void;

// A hostile or binary file can hold a fault at every character; nobody reads more than these.
const mostFaults = 1000;

/** Collects the faults of one text. */
export class FaultList {
  private readonly found: Fault[] = [];

  readonly report: Report = (kind, span, words) => {
    if (this.found.length >= mostFaults) return;
    const message = faultMessages[kind];
    this.found.push(
      words ? { rule: "xml-syntax", span, message, words: shortened(words) } : { rule: "xml-syntax", span, message },
    );
  };

  get length(): number {
    return this.found.length;
  }

  inOrder(): readonly Fault[] {
    return this.found.sort((a, b) => a.span.start - b.span.start);
  }
}

function shortened(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word.length > 60 ? `${word.slice(0, 59)}…` : word]));
}
