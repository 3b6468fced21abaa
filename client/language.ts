import * as vscode from "vscode";
import { type Language, languageOf, languages } from "../server/core";

/** The language of the client's own sentences: `virtLayers.language`, or with `auto` that of VS Code. */
export function currentLanguage(): Language {
  const chosen = vscode.workspace.getConfiguration("virtLayers").get("language");
  return languages.find((language) => language === chosen) ?? languageOf(vscode.env.language);
}
