import { type Language, say, type Text } from "../core";

const text: Text = {
  en: `Virt Layers: which layer a setting belongs to – KVM or OpenStack –, who decides it, and its counterpart.

  virt-layers check [options] PATH…
  virt-layers check [options] --stdin [--stdin-name NAME]
      Checks libvirt's XML and Heat files: files, folders, globs, or the text on standard input.
      In a folder: every .xml, .yaml, .yml, .template, .env and .hot file, but nothing in .git and node_modules.
      What .virt-layers.yaml, here or in the nearest folder above, says of the rules holds.
        --format text|json|sarif|github   how the findings are written (default: text)
        --fix                             applies the safe fixes first, and writes the files
        --rule RULE[,RULE…]               tells of these rules alone
        --max-warnings N                  more warnings than N are a failure
        --baseline FILE                   tells only what FILE, an earlier report as json, does not hold
        --require-kind KIND               a failure unless a file of this kind is among them (libvirt-domain,
                                          heat-template, …, or any)
        --libvirt 9.0|11.3|12.8           what that release of libvirt does not have yet is an error
        --language en|ja
      Exit code 0: no error found; 1: some, or too many warnings; 2: could not run.

  virt-layers explain [--format markdown|json] [--language en|ja] (FILE:LINE:COLUMN | ADDRESS)…
      Explains the setting at a place (line and column from 1), or the setting of an address
      such as domain:vcpu, flavor:hw:cpu_policy or component:nova.

  virt-layers explain --search WORDS…
      Lists the settings, concepts and terms that the words may mean, in English or Japanese.

  virt-layers lsp --stdio
      Starts the language server, for any editor.

  virt-layers --help, --version

Without --language, the language is that of LANG.`,
  ja: `Virt Layers: 設定が KVM と OpenStack のどちらのレイヤーに属し、誰が決め、もう一方では何に当たるかを示します。

  virt-layers check [オプション] PATH…
  virt-layers check [オプション] --stdin [--stdin-name NAME]
      libvirt の XML と Heat のファイルを検査します。ファイル、フォルダー、グロブ、または標準入力のテキストを指定できます。
      フォルダーでは .xml、.yaml、.yml、.template、.env、.hot のファイルが対象です（.git と node_modules は除きます）。
      カレントフォルダーか、その上の最も近いフォルダーにある .virt-layers.yaml のルール設定に従います。
        --format text|json|sarif|github   指摘の出力形式（既定: text）
        --fix                             先に安全な修正を適用し、ファイルに書き込みます
        --rule RULE[,RULE…]               指定したルールの指摘だけを表示します
        --max-warnings N                  警告が N 件を超えたら失敗とします
        --baseline FILE                   以前の json レポート FILE にない指摘だけを表示します
        --require-kind KIND               この種類のファイルが 1 つもなければ失敗とします（libvirt-domain、
                                          heat-template など、または any）
        --libvirt 9.0|11.3|12.8           その libvirt のリリースにまだないものをエラーにします
        --language en|ja
      終了コード 0: エラーなし、1: エラーあり、または警告が多すぎる、2: 実行できません。

  virt-layers explain [--format markdown|json] [--language en|ja] (FILE:LINE:COLUMN | ADDRESS)…
      その場所（行と列は 1 から数えます）の設定、またはアドレスの設定を説明します。
      アドレスの例: domain:vcpu、flavor:hw:cpu_policy、component:nova

  virt-layers explain --search WORDS…
      言葉に当てはまりそうな設定、概念、用語を一覧にします。英語でも日本語でも探せます。

  virt-layers lsp --stdio
      任意のエディター向けに言語サーバーを起動します。

  virt-layers --help、--version

--language を省略すると LANG の言語になります。`,
};

export function help(language: Language): string {
  return say(text, language);
}
