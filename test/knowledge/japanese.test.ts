import assert from "node:assert/strict";
import { checkPoliteness, checkPunctuation, checkWords } from "../../scripts/knowledge/checks/japanese";

const text = (ja: string) => ({ en: "Something.", ja });

describe("Japanese punctuation and spacing", () => {
  for (const ja of [
    "ゲストの CPU（vCPU）を決めます。",
    "`a`、`b` の 2 つです。",
    "値は `host-passthrough` です。",
    "{count} 台のゲストです。",
    "「a」を 4.5 倍にします：例です。",
    "仮想 CPU (vCPU) の数です。",
    "SR-IOV、VF、1,024 個。",
  ])
    it(`accepts ${ja}`, () => assert.deepEqual(checkPunctuation(text(ja)), []));

  for (const [ja, what] of [
    ["ゲストです,はい。", "stop"],
    ["ゲストです.", "stop"],
    ["ゲスト, ホスト", "stop"],
    ["ゲスト(仮想)です。", "parenthesis"],
    ["コンテナー (LXC) です。", "parenthesis"],
    ["例:ゲストです。", "colon"],
    ["ＣＰＵです。", "full-width letter"],
    ["２つです。", "full-width letter"],
    ["ｹﾞｽﾄです。", "half-width kana"],
    ["CPUの数です。", "no space"],
    ["仮想 CPU数です。", "no space"],
    ["`vcpu`の数です。", "no space"],
    ["値は`vcpu` です。", "no space"],
    ["仮想 マシンです。", "two Japanese characters"],
    ["ゲスト、 ホスト。", "next to full-width"],
    ["CPU 、ホスト。", "next to full-width"],
    ["CPU  の数です。", "two spaces"],
  ] as const)
    it(`refuses ${ja}`, () => {
      const found = checkPunctuation(text(ja));
      assert.ok(
        found.some((message) => message.includes(what)),
        `${found.join("; ")} should tell of ${what}`,
      );
    });
});

describe("Japanese sentences", () => {
  it("end in です or ます with 。", () => {
    for (const ja of ["決めます。", "値です。効きません。", "使ってください（既定値）。", "遅いでしょう。", "「だ」と言います。"])
      assert.deepEqual(checkPoliteness(text(ja), "sentences"), [], ja);
  });

  it("are refused otherwise", () => {
    assert.deepEqual(checkPoliteness(text("値を決める。"), "sentence"), ["ja: 「…値を決める」 does not end in です or ます"]);
    assert.deepEqual(checkPoliteness(text("値を決めます"), "sentence"), ["ja does not end with 。"]);
    assert.equal(checkPoliteness(text("値です。例外もある。"), "sentences").length, 1);
  });

  it("are not asked for in phrases and labels", () => {
    assert.deepEqual(checkPoliteness(text("ホストごと"), "phrase"), []);
    assert.deepEqual(checkPoliteness(text("既定値"), "label"), []);
    assert.deepEqual(checkPoliteness(text("リサイズが必要。既定では付かない"), "aside"), []);
    assert.equal(checkPoliteness(text("リサイズが必要です"), "aside").length, 1);
  });
});

describe("Japanese terms", () => {
  it("are the agreed ones", () => {
    const good =
      "ハイパーバイザーのフレーバーを、サーバーのモニタリングとクラスタリングのフィルタリングでマイグレーションします。";
    assert.deepEqual(checkWords(text(good)), []);
    assert.deepEqual(checkWords(text("`サーバ` と書きます。")), []);
  });

  for (const word of [
    "ハイパバイザ",
    "ハイパーバイザ",
    "フレーバ",
    "マイグレート",
    "仮想サーバ",
    "メモリ",
    "テナント",
    "インタフェース",
  ])
    it(`refuse ${word}`, () => assert.notDeepEqual(checkWords(text(`${word}です。`)), []));
});
