import type { Text } from "../../../server/core/text/language";
import type { Manner } from "./texts";

const japanese = "ぁ-んァ-ヶー一-龯々〆";
const stop = "、。（）「」『』【】：；？！・…〜";
/** What a code word or a placeholder becomes before the spacing is looked at. */
const code = "x";

const rules: readonly (readonly [form: RegExp, what: string])[] = [
  [/[Ａ-Ｚａ-ｚ０-９]/u, "a full-width letter or digit"],
  [/[ｦ-ﾟ]/u, "a half-width kana"],
  [new RegExp(`[${japanese}][,.!?;](?! ?x)|[${japanese}], |[,;!?][${japanese}]`, "u"), "a half-width stop instead of 、 or 。"],
  [new RegExp(`[${japanese}] ?[()]|[()] ?[${japanese}]`, "u"), "a half-width parenthesis instead of （ or ）"],
  [new RegExp(`[${japanese}]:|:[${japanese}]`, "u"), "a half-width colon instead of ："],
  [new RegExp(`[${japanese}][A-Za-z0-9]|[A-Za-z0-9%][${japanese}]`, "u"), "no space between Japanese and Latin"],
  [new RegExp(`[${japanese}] +[${japanese}]`, "u"), "a space between two Japanese characters"],
  [new RegExp(` [${stop}]|[${stop}] `, "u"), "a space next to full-width punctuation"],
  [/ {2}/u, "two spaces"],
];

/** Japanese punctuation is full-width, letters are half-width, and a space stands between Japanese and Latin words. */
export function checkPunctuation({ ja }: Text): string[] {
  const plain = withoutCode(ja);
  return rules.flatMap(([form, what]) => {
    const found = form.exec(plain);
    return found ? [`ja: ${what} in 「${around(plain, found.index)}」`] : [];
  });
}

/** The one term that keeps its half-width parentheses does not count. */
function withoutCode(text: string): string {
  return text.replace(/`[^`]*`|\{\w+\}/g, code).replaceAll("仮想 CPU (vCPU)", "仮想 CPU");
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 8), index + 10);
}

const politeEnd = /(です|ます|ません|ました|でした|ください|ましょう|でしょう)(か|ね)?$/u;

/** Every sentence ends politely, and the last one with 。; what stands in （） ends plainly. */
export function checkPoliteness({ ja }: Text, manner: Manner): string[] {
  const endings = outsideBrackets(withoutCode(ja))
    .split(/[。？！]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  if (manner === "aside") {
    const polite = endings.filter((sentence) => politeEnd.test(sentence));
    return polite.map((sentence) => `ja: 「…${sentence.slice(-12)}」 stands in （） and ends in です or ます`);
  }
  if (manner !== "sentence" && manner !== "sentences") return [];
  const wrong = ja.endsWith("。") ? [] : ["ja does not end with 。"];
  const rude = endings.filter((sentence) => !politeEnd.test(sentence));
  return [...wrong, ...rude.map((sentence) => `ja: 「…${sentence.slice(-12)}」 does not end in です or ます`)];
}

/** Without what stands in （） and 「」: a sentence ends outside of them. */
function outsideBrackets(text: string): string {
  return text.replace(/（[^（）]*）|「[^「」]*」/gu, (found) => (found.startsWith("「") ? code : ""));
}

/** Words that stand without their long vowel or under another name elsewhere, with the word that we use. */
const terms: readonly (readonly [form: RegExp, use: string])[] = [
  ...[
    "アクセラレーター アダプター アーキテクチャー イニシエーター エミュレーター エラー エントリー カウンター カテゴリー クラスター",
    "コントローラー コンピューター サーバー スケジューラー セキュリティー タイマー ディレクトリー トポロジー ドライバー ハイパーバイザー バッファー",
    "パラメーター フィルター フレーバー ブラウザー ブートローダー プロセッサー プロバイダー プロパティー ヘッダー ベンダー ポリシー メモリー モニター",
    "ユーザー ライブラリー リポジトリー ルーター レイヤー ローダー コンテナー",
  ].flatMap((line) => line.split(" ").map((word): [RegExp, string] => [shortened(word), word])),
  [/ハイパバイザ/u, "ハイパーバイザー"],
  [/インタフェース|インターフェイス/u, "インターフェース"],
  [/ファームウエア/u, "ファームウェア"],
  [/マイグレートし?/u, "マイグレーション"],
  [/仮想サーバ/u, "仮想マシン または インスタンス"],
  [/(?<!（)テナント/u, "プロジェクト"],
  [/エクストラスペック|エキストラスペック/u, "追加スペック"],
  [/ラージページ|巨大ページ/u, "ヒュージページ"],
  [/クオータ/u, "クォータ"],
  [/フレイバー?/u, "フレーバー"],
  [/バーチャルマシン/u, "仮想マシン"],
];

/** The word without its last ー, where no ー and no verb-like ending follows. */
function shortened(word: string): RegExp {
  return new RegExp(`${word.slice(0, -1)}(?!ー|リング|ル|イズ|ック|テ)`, "u");
}

/** The terms are the ones that the knowledge has agreed on. */
export function checkWords({ ja }: Text): string[] {
  const plain = withoutCode(ja);
  return terms.flatMap(([form, use]) => {
    const found = form.exec(plain);
    return found ? [`ja: 「${found[0]}」 is written ${use} here`] : [];
  });
}
