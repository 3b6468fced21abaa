import { type Language, say, type Text } from "../core";

const text: Text = {
  en: `Virt Layers: which layer a setting belongs to – KVM or OpenStack –, who decides it, and its counterpart.

  virt-layers check [--format text|json] [--libvirt 9.0|11.3|12.8] [--language en|ja] PATH…
      Checks libvirt domain XML and Heat files: files, folders, globs.
      In a folder: every .xml, .yaml, .yml, .template, .env and .hot file, but nothing in .git and node_modules.
      With --libvirt, what that release does not have yet is an error.
      Exit code 0: no error found; 1: some; 2: could not run.

  virt-layers explain [--format markdown|json] [--language en|ja] (FILE:LINE:COLUMN | ADDRESS)…
      Explains the setting at a place (line and column from 1), or the setting of an address
      such as domain:vcpu, flavor:hw:cpu_policy or component:nova.

  virt-layers lsp --stdio
      Starts the language server, for any editor.

  virt-layers --help, --version

Without --language, the language is that of LANG.`,
  ja: `Virt Layers: 設定が KVM と OpenStack のどちらのレイヤーに属し、誰が決め、もう一方では何に当たるかを示します。

  virt-layers check [--format text|json] [--libvirt 9.0|11.3|12.8] [--language en|ja] PATH…
      libvirt ドメイン XML と Heat のファイルを検査します。ファイル、フォルダー、グロブを指定できます。
      フォルダーでは .xml、.yaml、.yml、.template、.env、.hot のファイルが対象です（.git と node_modules は除きます）。
      --libvirt を指定すると、そのリリースにまだないものがエラーになります。
      終了コード 0: エラーなし、1: エラーあり、2: 実行できません。

  virt-layers explain [--format markdown|json] [--language en|ja] (FILE:LINE:COLUMN | ADDRESS)…
      その場所（行と列は 1 から数えます）の設定、またはアドレスの設定を説明します。
      アドレスの例: domain:vcpu、flavor:hw:cpu_policy、component:nova

  virt-layers lsp --stdio
      任意のエディター向けに言語サーバーを起動します。

  virt-layers --help、--version

--language を省略すると LANG の言語になります。`,
};

export function help(language: Language): string {
  return say(text, language);
}
