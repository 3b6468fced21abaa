import * as vscode from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from "vscode-languageclient";
import { say, type Text } from "../server/core";
import { currentLanguage } from "./language";

const restarted: Text = {
  en: "The Virt Layers server ended unexpectedly and is being restarted.",
  ja: "Virt Layers のサーバーが予期せず終了したため、再起動しています。",
};
const givenUp: Text = {
  en: "The Virt Layers server ended {times} times within three minutes and is not restarted. The output channel “Virt Layers” has details; the command “Virt Layers: Restart Server” starts it again.",
  ja: "Virt Layers のサーバーが 3 分間に {times} 回終了したため、再起動しません。詳細は出力チャネル「Virt Layers」にあります。コマンド「Virt Layers: サーバーの再起動」で再び起動できます。",
};

const times = 5;
const within = 3 * 60 * 1000;

/** Restarts a server that has died and says so, until it dies too often. */
export class ServerDeaths implements ErrorHandler {
  private deaths: number[] = [];

  constructor(private readonly log: vscode.LogOutputChannel) {}

  error(error: Error): ErrorHandlerResult {
    this.log.error(error);
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((death) => now - death < within), now];
    const again = this.deaths.length < times;
    const message = say(again ? restarted : givenUp, currentLanguage(), { times });
    if (again) vscode.window.showWarningMessage(message);
    else vscode.window.showErrorMessage(message);
    return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, message, handled: true };
  }
}
