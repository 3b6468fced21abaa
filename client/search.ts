import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say, type Text } from "../server/core";
import { type ExplainResult, explainRequest, type SearchResult, searchRequest } from "../server/lsp/protocol";
import { currentLanguage } from "./language";

const scheme = "virt-layers";

/** Finds a setting, a concept or a term by words, with no file open, and shows its card in a preview. */
export function registerSearch(client: BaseLanguageClient): vscode.Disposable {
  const cards = new Cards(client);
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, cards),
    vscode.commands.registerCommand("virtLayers.search", (words?: unknown) =>
      pick(client, typeof words === "string" ? words : ""),
    ),
    vscode.commands.registerCommand("virtLayers.explain", (address: unknown) =>
      typeof address === "string" ? show(address) : undefined,
    ),
  );
}

interface HitItem extends vscode.QuickPickItem {
  readonly address: string;
}

function pick(client: BaseLanguageClient, words: string): void {
  const picker = vscode.window.createQuickPick<HitItem>();
  picker.placeholder = say(placeholder, currentLanguage());
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  let asked = 0;
  const ask = async () => {
    const question = ++asked;
    const hits = await client.sendRequest<SearchResult>(searchRequest, { words: picker.value });
    // A later question has overtaken this one.
    if (question !== asked) return;
    picker.items = hits.map(({ address, label, kind, what }) => ({
      address,
      label,
      description: kind,
      detail: what,
      alwaysShow: true,
    }));
  };
  picker.onDidChangeValue(ask);
  picker.onDidAccept(() => {
    const [chosen] = picker.selectedItems;
    picker.hide();
    if (chosen) void show(chosen.address);
  });
  picker.onDidHide(() => picker.dispose());
  picker.value = words;
  picker.show();
  void ask();
}

/** Shows a card as Markdown is shown, in a tab of its own. */
async function show(address: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${encodeURIComponent(address)}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

/** The cards as read-only documents, by address. */
class Cards implements vscode.TextDocumentContentProvider {
  constructor(private readonly client: BaseLanguageClient) {}

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    const address = decodeURIComponent(path.replace(/^\//, "").replace(/\.md$/, ""));
    const card = await this.client.sendRequest<ExplainResult>(explainRequest, { address });
    return card?.markdown ?? say(nothing, currentLanguage(), { address });
  }
}

const placeholder: Text = {
  en: "A setting, a concept or a term: hugepages, cpu pinning, hw:cpu_policy, フレーバー",
  ja: "設定、概念、用語（例：ヒュージページ、hw:cpu_policy、cpu pinning）",
};
const nothing: Text = { en: "Nothing is known of {address}.", ja: "{address} について説明できることはありません。" };
