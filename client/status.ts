import * as vscode from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { say, type Text } from "../server/core";
import { type RecognitionResult, recognitionRequest } from "../server/lsp/protocol";
import { currentLanguage } from "./language";

const name: Text = { en: "What Virt Layers recognised", ja: "Virt Layers による判別結果" };

/** Says beside the language what the active document was recognised as. A document that is none of ours shows nothing. */
export class RecognitionStatus implements vscode.Disposable {
  private item: vscode.LanguageStatusItem | undefined;
  private asked = 0;

  constructor(private readonly selector: vscode.DocumentSelector) {}

  /** Asks the server anew; an answer that a later question has overtaken is dropped. */
  async update(client: BaseLanguageClient): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    // A look at the output panel makes it the active editor; the document beside it still shows what it is.
    if (uri?.scheme === "output") return;
    const question = ++this.asked;
    const recognised = uri && (await ask(client, uri));
    if (question !== this.asked) return;
    if (recognised) this.show(recognised.label);
    else this.dispose();
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }

  private show(label: string): void {
    this.item ??= vscode.languages.createLanguageStatusItem("virtLayers.recognition", this.selector);
    this.item.name = say(name, currentLanguage());
    this.item.text = label;
    this.item.detail = "Virt Layers";
  }
}

async function ask(client: BaseLanguageClient, uri: vscode.Uri): Promise<RecognitionResult> {
  if (client.state !== State.Running) return null;
  try {
    return await client.sendRequest<RecognitionResult>(recognitionRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  } catch {
    // The server ended while it was asked; its end is told of elsewhere.
    return null;
  }
}
