import type { Text } from "../text/language";

/** What may be wrong in a YAML text, in plain words. */
export const yamlFaults = {
  character: {
    en: "YAML does not allow this character ({code}).",
    ja: "この文字（{code}）は YAML では使えません。",
  },
  tab: {
    en: "YAML does not allow a tab here. Indent with spaces.",
    ja: "ここではタブを使えません。インデントには半角スペースを使ってください。",
  },
  openQuote: {
    en: "This quote is not closed.",
    ja: "この引用符は閉じられていません。",
  },
  escape: {
    en: '"{escape}" is no escape that YAML knows. Write "\\\\" for a backslash, or use single quotes.',
    ja: "「{escape}」というエスケープは YAML にありません。バックスラッシュは「\\\\」と書くか、単一引用符を使ってください。",
  },
  blockHeader: {
    en: 'After "|" or ">" only "+", "-", a digit from 1 to 9 and a comment may stand. The text begins on the next line.',
    ja: "「|」や「>」の後に書けるのは「+」「-」、1 から 9 の数字、コメントだけです。本文は次の行から始めます。",
  },
  blockIndent: {
    en: "This line is indented less than the first line of the text block that it seems to belong to.",
    ja: "この行は、直前のブロックテキストの先頭行よりインデントが浅くなっています。",
  },
  missingColon: {
    en: 'A colon and a space (": ") are missing after this key.',
    ja: "このキーの後にコロンと半角スペース（「: 」）がありません。",
  },
  unexpectedColon: {
    en: 'No "key: value" may stand here. If the colon belongs to the text, quote the text.',
    ja: "ここに「キー: 値」は書けません。コロンが文字列の一部なら、文字列を引用符で囲んでください。",
  },
  missingKey: {
    en: "A key is missing here.",
    ja: "ここにキーがありません。",
  },
  colonInFlow: {
    en: "A space is missing after this colon.",
    ja: "このコロンの後に半角スペースがありません。",
  },
  longKey: {
    en: "This key is longer than 1,024 characters.",
    ja: "このキーは 1,024 文字を超えています。",
  },
  indentation: {
    en: "This line's indentation fits no line above it.",
    ja: "この行のインデントは、上のどの行とも揃っていません。",
  },
  misplacedItem: {
    en: "No list item may stand here.",
    ja: "ここにリストの項目は書けません。",
  },
  misplacedKey: {
    en: 'A list item is expected here: it begins with "- ".',
    ja: "ここにはリストの項目が必要です。項目は「- 」で始めます。",
  },
  misplacedText: {
    en: "This does not belong here: the value before it is already complete.",
    ja: "前の値はすでに終わっているため、ここには何も書けません。",
  },
  startCharacter: {
    en: 'A value may not begin with "{character}". Quote it.',
    ja: "「{character}」で値を始めることはできません。引用符で囲んでください。",
  },
  closesNothing: {
    en: '"{character}" closes nothing.',
    ja: "「{character}」に対応する開き括弧がありません。",
  },
  openBracket: {
    en: 'This "{character}" is not closed.',
    ja: "この「{character}」は閉じられていません。",
  },
  missingComma: {
    en: "A comma is missing before this.",
    ja: "この前にカンマがありません。",
  },
  missingItem: {
    en: "There is no value before this comma.",
    ja: "このカンマの前に値がありません。",
  },
  anchorName: {
    en: 'The name after "{character}" may hold only letters a to z, digits, "-" and "_".',
    ja: "「{character}」の後の名前に使えるのは、英数字、「-」、「_」だけです。",
  },
  repeatedProperty: {
    en: "A value may have only one anchor and one tag.",
    ja: "1 つの値に付けられるアンカーとタグは 1 つずつです。",
  },
  aliasProperty: {
    en: 'An alias ("*name") may have no anchor and no tag of its own.',
    ja: "エイリアス（「*名前」）にアンカーやタグを付けることはできません。",
  },
  undefinedAlias: {
    en: 'No anchor "&{name}" stands before this alias.',
    ja: "このエイリアスより前にアンカー「&{name}」がありません。",
  },
  repeatedAnchor: {
    en: 'The anchor "&{name}" is already used above. Choose another name.',
    ja: "アンカー「&{name}」はすでに使われています。別の名前にしてください。",
  },
  malformedTag: {
    en: "This tag is malformed.",
    ja: "このタグの書き方が正しくありません。",
  },
  tagHandle: {
    en: 'No "%TAG" line defines "{handle}".',
    ja: "「{handle}」を定義する「%TAG」行がありません。",
  },
  unknownTag: {
    en: 'The tag "{tag}" is not known here.',
    ja: "タグ「{tag}」はここでは使えません。",
  },
  tagMismatch: {
    en: 'This value does not fit its tag "{tag}".',
    ja: "この値はタグ「{tag}」に合いません。",
  },
  reservedText: {
    en: '"{text}" has a meaning of its own in YAML and is no value. Quote it.',
    ja: "「{text}」は YAML で特別な意味を持つため、値にはできません。引用符で囲んでください。",
  },
  number: {
    en: "This cannot be read as a number. Quote it if it is text.",
    ja: "数値として読み取れません。文字列なら引用符で囲んでください。",
  },
  keyKind: {
    en: "A map or a list cannot be a key.",
    ja: "マップやリストをキーにすることはできません。",
  },
  templateExpression: {
    en: 'YAML reads "{{" as a map within a map. Quote the value if it is a template expression.',
    ja: "YAML は「{{」をマップの中のマップとして読みます。テンプレート式なら、値全体を引用符で囲んでください。",
  },
  merge: {
    en: '"<<" merges a map or a list of maps, nothing else.',
    ja: "「<<」でマージできるのは、マップかマップのリストだけです。",
  },
  secondDocument: {
    en: "A second document begins here. Only one is read from a file.",
    ja: "ここから 2 つ目のドキュメントが始まっています。1 つのファイルから読まれるドキュメントは 1 つだけです。",
  },
  missingDocument: {
    en: 'Nothing stands before "...".',
    ja: "「...」の前に内容がありません。",
  },
  directive: {
    en: 'This "%" line is no YAML directive that can be read here.',
    ja: "この「%」行は、ここで読める YAML ディレクティブではありません。",
  },
  missingStart: {
    en: 'After "%" lines the document begins with "---".',
    ja: "「%」行の後、ドキュメントは「---」で始めます。",
  },
} as const satisfies Record<string, Text>;

/** The kind of a fault. */
export type YamlFault = keyof typeof yamlFaults;
